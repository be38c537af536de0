import type { BlockKind, MapChoice, Orientation, PaperSize, Place } from '../../scenario/report.ts'

/** What a block says, in words and numbers of one language, ready to be laid out. The layout adds nothing to it. */
export type Content =
  | { readonly kind: 'title'; readonly title: string; readonly subtitle: string }
  | { readonly kind: 'headline'; readonly text: string }
  | { readonly kind: 'map'; readonly request: PictureRequest; readonly alt: string }
  | { readonly kind: 'maps'; readonly maps: readonly CaptionedMap[] }
  | { readonly kind: 'legend'; readonly legend: LegendContent }
  | {
      readonly kind: 'scale'
      readonly of: string
      readonly metres: string
      readonly kilometres: string
      readonly name: string
    }
  | { readonly kind: 'north'; readonly letter: string; readonly name: string }
  | { readonly kind: 'parts'; readonly title: string; readonly parts: readonly PartContent[] }
  | { readonly kind: 'kpis'; readonly title: string; readonly items: readonly KpiContent[] }
  | TableContent
  | BarsContent
  | { readonly kind: 'text'; readonly paragraphs: readonly Paragraph[] }
  | {
      readonly kind: 'footer'
      readonly left: readonly string[]
      readonly right: readonly string[]
      /** Something that is still to be filled in, marked. */
      readonly open: string
      readonly page: (number: number, of: number) => string
    }
  | { readonly kind: 'field'; readonly label: string; readonly text: string; readonly isOpen: boolean }
  | { readonly kind: 'page'; readonly page: (number: number, of: number) => string }
  | { readonly kind: 'logo'; readonly alt: string; readonly ratio: number }
  /** Stands where there is nothing to show, and says why. */
  | { readonly kind: 'notice'; readonly text: string }

/** A map to be drawn: what it shows, of the whole study or of one street (its row; −1 = the whole). */
export interface PictureRequest {
  readonly choice: MapChoice
  readonly zone: number
}

export interface CaptionedMap {
  readonly request: PictureRequest
  readonly caption: string
  readonly note: string
  readonly alt: string
}

export interface LegendContent {
  readonly title: string
  readonly unit: string
  readonly rows: readonly LegendRow[]
  readonly sites: readonly SiteKey[]
}

export interface LegendRow {
  readonly colour: string
  readonly label: string
  readonly count: string
  /** `no-data`: hatch instead of the colour; `thin`: hatch over it. */
  readonly hatched?: 'no-data' | 'thin'
}

/** A site symbol: `ring` to `over` are the load look, from under-used to over-full; `dot` marks quality in it. */
export interface SiteKey {
  readonly look: 'sizes' | 'ring' | 'core' | 'full' | 'over' | 'dot'
  readonly label: string
  /** Load colour; the ink if it is left out. */
  readonly colour?: string
}

/** One of the parts of all children. */
export interface PartContent {
  readonly share: number
  readonly colour: string
  readonly value: string
  readonly label: string
  readonly hatched: boolean
}

export interface KpiContent {
  readonly value: string
  readonly label: string
}

export interface TableContent {
  readonly kind: 'table'
  readonly title: string
  readonly note: string
  readonly heads: readonly string[]
  readonly align: readonly ('left' | 'right')[]
  /** Shares of the width by column, whose texts are wrapped; null = as wide as the texts, the first takes what is left. */
  readonly shares: readonly number[] | null
  /** A bar stands after this column; null = none. */
  readonly barAfter: number | null
  readonly rows: readonly TableLine[]
  /** Closes the table on its last page. */
  readonly total: TableLine | null
  /** Rows that are not among `rows`. */
  readonly hidden: number
  /** Says how many rows were left out; null = they follow on further pages. */
  readonly rest: ((rows: number) => string) | null
}

export interface TableLine {
  readonly cells: readonly string[]
  /** −1 … 1 of half the bar's width. */
  readonly bar?: { readonly share: number; readonly colour: string }
  /** Columns in bold. */
  readonly bold?: readonly number[]
  /** A heading over the rows that follow: only its first cell, over the whole width. */
  readonly isGroup?: boolean
}

/** Bars to both sides of zero, with a name and a figure each. */
export interface BarsContent {
  readonly kind: 'bars'
  readonly title: string
  readonly note: string
  readonly rows: readonly {
    readonly label: string
    readonly value: string
    readonly share: number
    readonly colour: string
  }[]
  readonly rest: (rows: number) => string
}

export interface Paragraph {
  readonly style: 'head' | 'body' | 'small'
  /** Stands in bold before the text. */
  readonly lead?: string
  readonly text: string
}

export interface FilledBlock {
  readonly id: string
  readonly kind: BlockKind
  readonly place: Place
  readonly content: Content
}

/** A page with everything that it says; one that is repeated per street stands here once for each. */
export interface FilledPage {
  /** Page of the report that it comes from. */
  readonly id: string
  readonly name: string
  readonly size: PaperSize
  readonly orientation: Orientation
  readonly blocks: readonly FilledBlock[]
}
