import type { FaceId } from '../fonts/face.ts'

/** One drawn thing of a page, in points (1/72 in) from its top left corner. Every output draws the same list. */
export type Ink = TextInk | RectInk | PathInk | ImageInk

/** A line of text: `x` is its left end, `y` its baseline. */
export interface TextInk {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly width: number
  readonly face: FaceId
  readonly size: number
  readonly colour: string
}

export interface RectInk extends Box {
  readonly kind: 'rect'
  readonly fill?: string
  /** 0–1; 1 unless told. */
  readonly opacity?: number
  readonly stroke?: string
  readonly lineWidth?: number
}

export interface PathInk {
  readonly kind: 'path'
  readonly steps: readonly PathStep[]
  readonly fill?: string
  readonly stroke?: string
  readonly lineWidth?: number
}

/** M and L: x, y. C: two handles and the end. Z closes. */
export type PathStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z']

/** A picture by its key; what draws the page brings its pixels. */
export interface ImageInk extends Box {
  readonly kind: 'image'
  readonly picture: string
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a part of the page is, for outputs that know structure. */
export type Role = 'title' | 'heading' | 'paragraph' | 'figure' | 'table' | 'furniture'

/** Inks that belong together, in reading order. */
export interface Part {
  readonly role: Role
  readonly box: Box
  readonly inks: readonly Ink[]
  /** Of a figure: what it shows, in words. Of a table: its title. */
  readonly label?: string
  /** Of a table: its texts once more, row by row, the heads first; each is the position of its ink. */
  readonly cells?: readonly TableRow[]
}

export interface TableRow {
  readonly head: boolean
  /** Indices of the cell's lines in `inks`; several where the text is wrapped, none for an empty cell. */
  readonly cells: readonly (readonly number[])[]
}

/** One sheet of paper as it is drawn. */
export interface PageInk {
  /** Points. */
  readonly width: number
  readonly height: number
  /** Which block each part belongs to is told by `blocks`. */
  readonly parts: readonly Part[]
  /** Where each block ended up, for the preview. */
  readonly blocks: readonly { readonly id: string; readonly box: Box }[]
  /** Name in the list of pages and in the outline of a PDF. */
  readonly name: string
}

/** Circle as four curves (error below 0.03 % of the radius). */
export function circle(x: number, y: number, radius: number): PathStep[] {
  const k = radius * 0.5523
  return [
    ['M', x + radius, y],
    ['C', x + radius, y + k, x + k, y + radius, x, y + radius],
    ['C', x - k, y + radius, x - radius, y + k, x - radius, y],
    ['C', x - radius, y - k, x - k, y - radius, x, y - radius],
    ['C', x + k, y - radius, x + radius, y - k, x + radius, y],
    ['Z'],
  ]
}

/** Lines at 45° inside a box, `gap` apart, cut at its edges. */
export function hatching({ x, y, width, height }: Box, gap: number): PathStep[] {
  const steps: PathStep[] = []
  for (let at = gap; at < width + height; at += gap * Math.SQRT2) {
    // From the left or bottom edge up to the top or right one.
    const [x0, y0] = at <= height ? [x, y + at] : [x + at - height, y + height]
    const [x1, y1] = at <= width ? [x + at, y] : [x + width, y + at - width]
    steps.push(['M', x0, y0], ['L', x1, y1])
  }
  return steps
}
