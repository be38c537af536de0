/** A report as plain data: pages of a paper size, each with blocks on a grid. Numbers are never part of it. */
export type PaperSize = 'a4' | 'a3' | 'wide'
export type Orientation = 'portrait' | 'landscape'

/** Every page has this grid inside its margins, whatever its size: a block keeps its share of the sheet. */
export const GRID = { columns: 24, rows: 36 } as const

/** Cells of the grid that a block takes, from 0; blocks may lie on one another (a legend on its map). */
export interface Place {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

export interface MapLayers {
  readonly streets: boolean
  readonly cells: boolean
  readonly sites: boolean
  readonly catchments: boolean
  readonly groups: boolean
}

/** What a map shows. */
export interface MapChoice {
  /** Quantity that colours it, by its id; one that the measure does not know gives way to one that it knows. */
  readonly shade: string
  readonly layers: MapLayers
  /** Name of the scenario; empty = the baseline. */
  readonly scenario: string
  /** True: the change against the baseline instead of the scenario itself. */
  readonly change: boolean
  /** Middle of the map in degrees; null = that of the study, or of the page's street. */
  readonly centre: { readonly lon: number; readonly lat: number } | null
  /** 1 : scale; null = as large as the whole fits. */
  readonly scale: number | null
}

export type TableSubject = 'streets' | 'comparison' | 'schools' | 'catchments' | 'sources'
export type ChartSubject = 'gainers' | 'net' | 'distances'
export type FieldSubject = 'approval' | 'date' | 'author' | 'page' | 'source'

/** What a block shows. `of` = id of the map on the same page that it belongs to; empty = the first. */
export type BlockContent =
  | { readonly kind: 'title'; readonly text: string; readonly subtitle: string }
  | { readonly kind: 'headline'; readonly text: string }
  | ({ readonly kind: 'map' } & MapChoice)
  | ({ readonly kind: 'maps'; readonly scenarios: readonly string[] | null } & MapChoice)
  | { readonly kind: 'legend' | 'scale' | 'north'; readonly of: string }
  | { readonly kind: 'parts'; readonly scenario: string }
  | { readonly kind: 'kpis'; readonly scenario: string; readonly items: readonly string[] | null }
  /** `limit` = rows; null = as many as there are, over further pages when the block is too small. */
  | { readonly kind: 'table'; readonly subject: TableSubject; readonly limit: number | null }
  | { readonly kind: 'chart'; readonly subject: ChartSubject; readonly scenario: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'method'; readonly full: boolean }
  | { readonly kind: 'field'; readonly subject: FieldSubject }
  | { readonly kind: 'footer' }
  | { readonly kind: 'logo' }

export type BlockKind = BlockContent['kind']
export type Block = BlockContent & { readonly id: string; readonly place: Place }

export type PresetId = 'brief' | 'comparison' | 'atlas' | 'method'

export interface ReportPage {
  readonly id: string
  /** The preset that the page began as; null = an empty page. */
  readonly preset: PresetId | null
  readonly size: PaperSize
  readonly orientation: Orientation
  /** `street`: the page is repeated, one page a street. */
  readonly each: 'street' | null
  readonly blocks: readonly Block[]
}

/** A picture inside the study: `type` is its media type, `data` its bytes as base64. */
export interface Logo {
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  readonly data: string
}

export interface Report {
  readonly author: string
  /** 2026-11-22; empty = the day of the export. */
  readonly date: string
  /** 审图号; empty = not given. */
  readonly approval: string
  readonly logo: Logo | null
  readonly pages: readonly ReportPage[]
}

export const emptyReport: Report = { author: '', date: '', approval: '', logo: null, pages: [] }

/** Bytes of a logo, at most: it lies in every study file and in every undo step. */
export const LOGO_LIMIT = 300_000

/** Trimmed sheet in millimetres; `wide` is 16:9, 13⅓ × 7½ in, always landscape. */
export function paperOf({ size, orientation }: Pick<ReportPage, 'size' | 'orientation'>): {
  readonly width: number
  readonly height: number
} {
  if (size === 'wide') return { width: 338.667, height: 190.5 }
  const [short, long] = size === 'a4' ? [210, 297] : [297, 420]
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long }
}

/** Within the grid, at least one cell large. */
export function clampPlace({ column, row, columns, rows }: Place): Place {
  const within = (size: number, all: number) => Math.max(1, Math.min(all, Math.round(size)))
  const [wide, high] = [within(columns, GRID.columns), within(rows, GRID.rows)]
  return {
    column: Math.max(0, Math.min(GRID.columns - wide, Math.round(column))),
    row: Math.max(0, Math.min(GRID.rows - high, Math.round(row))),
    columns: wide,
    rows: high,
  }
}

/** p1, p2, … or b1, b2, …: the first that is free in the report. */
export function freeId(report: Report, letter: 'p' | 'b'): string {
  const taken = new Set(report.pages.flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)]))
  let number = 1
  while (taken.has(`${letter}${number}`)) number++
  return `${letter}${number}`
}

export function withPages(report: Report, pages: readonly ReportPage[], at = report.pages.length): Report {
  return { ...report, pages: [...report.pages.slice(0, at), ...pages, ...report.pages.slice(at)] }
}

export const withoutPage = (report: Report, id: string): Report => ({
  ...report,
  pages: report.pages.filter((page) => page.id !== id),
})

/** The entry one step earlier (−1) or later (1); at the end it stays. */
function shifted<T extends { readonly id: string }>(list: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const from = list.findIndex((entry) => entry.id === id)
  const [one, other] = [list[from], list[from + by]]
  if (!one || !other) return list
  return list.map((entry, k) => (k === from ? other : k === from + by ? one : entry))
}

export const shiftedPage = (report: Report, id: string, by: -1 | 1): Report => ({
  ...report,
  pages: shifted(report.pages, id, by),
})

export const changedPage = (report: Report, id: string, change: (page: ReportPage) => ReportPage): Report => ({
  ...report,
  pages: report.pages.map((page) => (page.id === id ? change(page) : page)),
})

export const shiftedBlock = (page: ReportPage, id: string, by: -1 | 1): ReportPage => ({
  ...page,
  blocks: shifted(page.blocks, id, by),
})

export const withoutBlock = (page: ReportPage, id: string): ReportPage => ({
  ...page,
  blocks: page.blocks.filter((block) => block.id !== id),
})

export const changedBlock = (page: ReportPage, block: Block): ReportPage => ({
  ...page,
  blocks: page.blocks.map((old) => (old.id === block.id ? { ...block, place: clampPlace(block.place) } : old)),
})

/** A scenario got another name: what showed it goes on showing it. */
export function withScenarioRenamed(report: Report, from: string, to: string): Report {
  const rename = (name: string) => (name === from ? to : name)
  return {
    ...report,
    pages: report.pages.map((page) => ({
      ...page,
      blocks: page.blocks.map((block) => {
        const named = 'scenario' in block ? { ...block, scenario: rename(block.scenario) } : block
        return named.kind === 'maps' && named.scenarios ? { ...named, scenarios: named.scenarios.map(rename) } : named
      }),
    })),
  }
}
