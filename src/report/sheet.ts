import type { Ground } from '../symbology/palette.ts'
import type { Measure } from './text-wrap.ts'
import { wrapText } from './text-wrap.ts'

/** Paper and resolution. */
export interface SheetSize {
  readonly widthMm: number
  readonly heightMm: number
  readonly dpi: number
}

/** A4 landscape for print: 3508 × 2480 px. */
export const a4Landscape: SheetSize = { widthMm: 297, heightMm: 210, dpi: 300 }

export interface LegendRow {
  readonly colour: string
  readonly label: string
  readonly count: string
  /** `no-data`: hatch instead of the colour; `thin`: hatch over it. */
  readonly hatched?: 'no-data' | 'thin'
}

/** A site symbol of the legend: `ring` to `over` are the load look, from under-used to over-full; `dot` marks quality in it. */
export interface SiteKey {
  readonly look: 'quality' | 'other' | 'sizes' | 'ring' | 'core' | 'full' | 'over' | 'dot'
  readonly label: string
  /** Load colour; the ink if it is left out. */
  readonly colour?: string
}

/** One of the three parts of all children. */
export interface FigurePart {
  readonly share: number
  readonly colour: string
  readonly value: string
  readonly label: string
  readonly hatched?: boolean
}

export interface SheetTable {
  readonly title: string
  /** Heads: the first column is text, the others are figures. */
  readonly heads: readonly string[]
  readonly rows: readonly {
    readonly cells: readonly string[]
    /** Bar after the second column: −1 … 1 of its half width. */
    readonly bar?: { readonly share: number; readonly colour: string }
  }[]
  /** Says how many rows found no room; without it the table must fit. */
  readonly rest?: (rows: number) => string
}

/** Everything written on the sheet; it brings no word of its own. */
export interface SheetContent {
  readonly title: string
  readonly subtitle: string
  readonly legend: {
    readonly title: string
    readonly unit: string
    readonly rows: readonly LegendRow[]
    readonly sites: readonly SiteKey[]
  }
  /** One sentence, the three-part bar and a table beside the map; without all of them the map takes the whole width. */
  readonly headline: string
  readonly figures: readonly FigurePart[]
  readonly table: SheetTable | null
  /** Method and parameters, one paragraph each. */
  readonly parameters: readonly string[]
  readonly dataNote: string
  readonly credit: string
  readonly projection: string
  readonly date: string
  /** Name and version of the program. */
  readonly app: string
  readonly north: string
  readonly metres: string
  readonly kilometres: string
  readonly theme: Ground
  readonly fonts: { readonly sans: string; readonly song: string }
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A text broken into lines, where it stands: `y` is the first baseline, `x` the left or right edge. */
export interface Block {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly leading: number
  readonly font: string
  readonly align: 'left' | 'right'
}

/** Where everything stands, in CSS px (96 to the inch), so that type sizes mean the same at every resolution. */
export interface SheetPlan {
  readonly widthPx: number
  readonly heightPx: number
  /** Device px per CSS px. */
  readonly pixelRatio: number
  readonly title: Block
  readonly subtitle: Block
  readonly rules: readonly { readonly y: number; readonly strong: boolean }[]
  readonly map: Box
  /** The map in device px: the size to ask a snapshot for. */
  readonly mapPx: Box
  readonly side: Box | null
  readonly note: Block
  readonly parameters: Block
  readonly sources: Block
  readonly imprint: Block
}

const margin = 38

/** Lays a sheet out: texts are wrapped and stacked from both ends, the map gets what is left. `measure` knows fonts. */
export function planSheet(content: SheetContent, size: SheetSize, measure: (font: string) => Measure): SheetPlan {
  const pixelRatio = size.dpi / 96
  const [width, height] = [(size.widthMm / 25.4) * 96, (size.heightMm / 25.4) * 96]
  const inner = width - 2 * margin
  const { sans, song } = content.fonts
  const block = (text: string, font: string, leading: number, room: number): Block => ({
    lines: text ? wrapText(text, room, measure(font)) : [],
    x: margin,
    y: 0,
    leading,
    font,
    align: 'left',
  })

  const titleFont = `600 26px ${song}`
  const title = { ...block(content.title, titleFont, 34, inner), y: 62 }
  const titleEnd = title.y + (title.lines.length - 1) * title.leading
  const titleWidth = title.lines.length === 1 ? measure(titleFont)(content.title) : Infinity
  const beside = inner - titleWidth - 18
  let subtitle = block(content.subtitle, `400 12.5px ${sans}`, 18, Math.max(0, beside))
  if (beside < 120 || subtitle.lines.length > 1) {
    subtitle = { ...block(content.subtitle, `400 12.5px ${sans}`, 18, inner), y: titleEnd + 22 }
  } else subtitle = { ...subtitle, x: margin + titleWidth + 18, y: titleEnd }
  const headRule = Math.max(titleEnd, subtitle.y + (subtitle.lines.length - 1) * 18) + 15

  // From the foot upwards.
  const small = `400 10px ${sans}`
  const imprintText = [content.date, content.app].filter(Boolean).join('  ·  ')
  const imprint = { ...block(imprintText, small, 14, inner * 0.3), align: 'right' as const, x: width - margin }
  const sources = block([content.credit, content.projection].filter(Boolean).join('  ·  '), small, 14, inner * 0.66)
  const footLines = Math.max(1, imprint.lines.length, sources.lines.length)
  const footTop = height - 30 - (footLines - 1) * 14
  const footRule = footTop - 18
  const parameters = block(content.parameters.join('\n'), `400 10.5px ${sans}`, 16, inner)
  const parametersTop = footRule - 10 - (parameters.lines.length - 1) * 16
  const midRule = parameters.lines.length > 0 ? parametersTop - 20 : footRule

  const hasSide = content.headline !== '' || content.figures.length > 0 || content.table !== null
  const sideWidth = hasSide ? Math.round(inner * 0.32) : 0
  const mapWidth = inner - (hasSide ? sideWidth + 26 : 0)
  const note = block(content.dataNote, small, 14, mapWidth)
  const noteTop = midRule - 12 - Math.max(0, note.lines.length - 1) * 14
  const top = headRule + 16
  const bottom = note.lines.length > 0 ? noteTop - 20 : midRule - 14
  const map = { x: margin + 5, y: top + 5, width: mapWidth - 10, height: Math.max(40, bottom - top - 10) }
  const snap = (value: number) => Math.round(value * pixelRatio)
  return {
    widthPx: Math.round((size.widthMm / 25.4) * size.dpi),
    heightPx: Math.round((size.heightMm / 25.4) * size.dpi),
    pixelRatio,
    title,
    subtitle,
    rules: [
      { y: headRule, strong: true },
      ...(parameters.lines.length > 0 ? [{ y: midRule, strong: false }] : []),
      { y: footRule, strong: false },
    ],
    map,
    mapPx: { x: snap(map.x), y: snap(map.y), width: snap(map.width), height: snap(map.height) },
    side: hasSide ? { x: width - margin - sideWidth, y: top, width: sideWidth, height: bottom - top } : null,
    note: { ...note, y: noteTop },
    parameters: { ...parameters, y: parametersTop },
    sources: { ...sources, y: footTop },
    imprint: { ...imprint, y: footTop },
  }
}
