import { percentages } from '../../core/aggregate/apportion.ts'
import type { NearestSummary } from '../../core/aggregate/summary.ts'
import { type Standing, standing, type WholeSummary, wholeNumbers } from '../../core/aggregate/whole.ts'
import type { Analysis } from '../../core/analyse.ts'
import type { Name, StudyData } from '../../core/places.ts'

/** One line of the street table: what the table, the tooltip, the image and the CSV all show. */
export interface ZoneRow extends WholeSummary {
  /** Row in the study's street table; −1 = outside all streets. */
  readonly index: number
  readonly code: string
  readonly name: Name
  /** Net per 100 children; null where nobody lives. */
  readonly per100: number | null
  /** Places per child; null where nobody lives. */
  readonly access: number | null
  /** Percent of the children; null where nobody lives. */
  readonly placedShare: number | null
  readonly coverage: number | null
  readonly chance: number | null
  /** Mean of the measure's value; null where nobody has one. */
  readonly value: number | null
  readonly nearest: NearestSummary | null
  readonly nearestQuality: NearestSummary | null
  readonly sites: number
  readonly places: number
  readonly standing: Standing
}

export interface ZoneTotals extends ZoneRow {
  /** placed, full and out in percent, adding up to 100.0. */
  readonly shares: readonly [number, number, number]
}

export interface ZoneSheet {
  readonly rows: readonly ZoneRow[]
  /** Demand outside every street, when there is any. */
  readonly outside: ZoneRow | null
  readonly total: ZoneTotals
}

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

/** The street table of an analysis, with whole numbers that add up. */
export function zoneSheet(data: StudyData, analysis: Analysis): ZoneSheet {
  const hasOutside = analysis.outside.children > 0
  const parts = hasOutside ? [...analysis.zones, analysis.outside] : [...analysis.zones]
  const { rows: whole, total } = wholeNumbers(parts)
  const row = (
    index: number,
    code: string,
    name: Name,
    counts: WholeSummary,
    exact: (typeof parts)[number],
  ): ZoneRow => ({
    ...counts,
    index,
    code,
    name,
    per100: share(exact.balance, exact.children),
    access: exact.children > 0 ? 1 + exact.balance / exact.children : null,
    placedShare: share(exact.placed, exact.children),
    coverage: share(exact.qualityCovered, exact.children),
    chance: share(exact.qualityPlaced, exact.children),
    value: exact.value,
    nearest: exact.nearest,
    nearestQuality: exact.nearestQuality,
    sites: exact.sites,
    places: exact.places,
    standing: standing(exact),
  })
  const nobody: Name = { zh: '', en: '' }
  const rows = analysis.zones.map((exact, k) => row(k, data.zones!.id[k]!, data.zones!.name[k]!, whole[k]!, exact))
  const [a, b, c] = percentages([total.placed, total.full, total.out])
  return {
    rows,
    outside: hasOutside ? row(-1, '', nobody, whole[rows.length]!, analysis.outside) : null,
    total: { ...row(-1, '', nobody, total, analysis.total), shares: [a!, b!, c!] },
  }
}

/** What a line of the street table says of its street, or of several. */
export type RowFigures = Pick<
  ZoneRow,
  'children' | 'gap' | 'spare' | 'balance' | 'standing' | 'placedShare' | 'coverage' | 'value' | 'nearest'
>

/** Some rows together: counts are sums of the rows as they are shown. A mean of the measure's value is not known. */
export function sumOfRows(rows: readonly ZoneRow[]): RowFigures {
  const sum = (key: 'children' | 'gap' | 'spare' | 'balance' | 'placed' | 'qualityCovered') =>
    rows.reduce((total, row) => total + row[key], 0)
  const [children, balance] = [sum('children'), sum('balance')]
  return {
    children,
    gap: sum('gap'),
    spare: sum('spare'),
    balance,
    standing: standing({ children, balance }),
    placedShare: share(sum('placed'), children),
    coverage: share(sum('qualityCovered'), children),
    value: null,
    nearest: null,
  }
}
