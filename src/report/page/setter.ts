import { type Palette, paletteOf } from '../../symbology/palette.ts'
import type { FaceId } from '../fonts/face.ts'
import { wrapText } from '../text-wrap.ts'
import type { TextInk } from './ink.ts'

export interface TextStyle {
  readonly face: FaceId
  /** Points on A4; larger paper has larger type. */
  readonly size: number
  readonly leading: number
  readonly colour: string
}

const { ink, ink2, ink3 } = paletteOf('light')

/** The type of a report. Song for titles and sentences only; nothing below 6 pt. */
export const styles = {
  title: { face: 'song', size: 20, leading: 25, colour: ink },
  subtitle: { face: 'regular', size: 8.6, leading: 12.5, colour: ink2 },
  headline: { face: 'song', size: 13, leading: 18.6, colour: ink },
  head: { face: 'bold', size: 8.6, leading: 13, colour: ink },
  body: { face: 'regular', size: 8.2, leading: 12.6, colour: ink },
  strong: { face: 'bold', size: 8.2, leading: 12.6, colour: ink },
  small: { face: 'regular', size: 7, leading: 10.6, colour: ink2 },
  smallStrong: { face: 'bold', size: 7, leading: 10.6, colour: ink },
  note: { face: 'regular', size: 6.6, leading: 9.6, colour: ink3 },
  cell: { face: 'regular', size: 7.8, leading: 10.6, colour: ink },
  cellStrong: { face: 'bold', size: 7.8, leading: 10.6, colour: ink },
  cellHead: { face: 'regular', size: 6.8, leading: 9.4, colour: ink2 },
  figure: { face: 'bold', size: 15, leading: 18, colour: ink },
  count: { face: 'bold', size: 11, leading: 14, colour: ink },
  map: { face: 'regular', size: 7.4, leading: 11.4, colour: ink },
  mapHead: { face: 'bold', size: 7.8, leading: 12, colour: ink },
} as const satisfies Record<string, TextStyle>

/** Sets text: knows the width of every character, and how large type is on this paper. */
export class Setter {
  /** Type on this paper against A4. */
  readonly scale: number
  readonly palette: Palette = paletteOf('light')
  private readonly widthOf: (face: FaceId, size: number, text: string) => number
  private readonly lang: string

  constructor(widthOf: (face: FaceId, size: number, text: string) => number, scale: number, lang: string) {
    this.widthOf = widthOf
    this.scale = scale
    this.lang = lang
  }

  width(style: TextStyle, text: string): number {
    return this.widthOf(style.face, style.size * this.scale, this.tidied(style, text))
  }

  /**
   * A text as it is set. The fonts are Chinese: the dot of the sans is as wide as a character and brings its own space, and
   * so do curly quotes, which stand straight in English.
   */
  tidied({ face }: TextStyle, text: string): string {
    const dotted = face === 'song' ? text : text.replaceAll(' · ', '·')
    return this.lang === 'en' ? dotted.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('…', '...') : dotted
  }

  leading = ({ leading }: TextStyle): number => leading * this.scale

  wrap(style: TextStyle, text: string, width: number): string[] {
    return wrapText(this.tidied(style, text), width, (piece) => this.width(style, piece))
  }

  /** One line. `x` is its left end, its right end or its middle. */
  line(style: TextStyle, text: string, x: number, y: number, align: 'left' | 'right' | 'middle' = 'left'): TextInk {
    const width = this.width(style, text)
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
    const { face, size, colour } = style
    return { kind: 'text', x: left, y, text: this.tidied(style, text), width, face, size: size * this.scale, colour }
  }

  /** The text as it is, or cut so that it ends in an ellipsis within the width. */
  fitted(style: TextStyle, text: string, width: number): string {
    if (this.width(style, text) <= width) return text
    const letters = [...text]
    while (letters.length > 0 && this.width(style, `${letters.join('')}…`) > width) letters.pop()
    return `${letters.join('').trimEnd()}…`
  }

  /** Wrapped lines from a top edge down; the first baseline lies where the capital letters just fit. */
  paragraph(
    style: TextStyle,
    text: string,
    x: number,
    top: number,
    width: number,
  ): { inks: TextInk[]; bottom: number } {
    const lines = text ? this.wrap(style, text, width) : []
    const leading = this.leading(style)
    const first = top + this.ascent(style)
    return {
      inks: lines.map((line, k) => this.line(style, line, x, first + k * leading)),
      bottom: top + lines.length * leading,
    }
  }

  /** From the top of a line to its baseline. */
  ascent({ size, leading }: TextStyle): number {
    return ((leading + size * 0.76) / 2) * this.scale
  }
}
