import type { Summary } from '../../core/aggregate/summary.ts'
import type { WholeSummary } from '../../core/aggregate/whole.ts'
import type { Kpi } from '../../scenario/kpis.ts'

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

/** A number of a street that scenarios are compared by. */
export interface StreetQuantity extends Pick<Kpi, 'unit' | 'digits'> {
  readonly id: 'placed' | 'placedShare' | 'gap' | 'net' | 'coverage' | 'chance' | 'mean'
  /** Needs places per child. */
  readonly needsGap: boolean
  readonly exact: (street: Summary) => number | null
  /** As the screen shows it; children come whole, so that streets add up to the totals. */
  readonly shown: (street: Summary, whole: WholeSummary) => number | null
}

const rounded = (digits: number, exact: StreetQuantity['exact']) => (street: Summary) => {
  const value = exact(street)
  // The sum takes the sign off a zero.
  return value === null ? null : Number(value.toFixed(digits)) + 0
}

function quantity(id: StreetQuantity['id'], unit: Kpi['unit'], digits: number, exact: StreetQuantity['exact']) {
  return { id, unit, digits, exact, shown: rounded(digits, exact), needsGap: id !== 'coverage' && id !== 'mean' }
}

/** The list, in the order of the menu. */
export const streetQuantities: readonly StreetQuantity[] = [
  quantity('placedShare', 'percent', 1, (s) => share(s.placed, s.children)),
  { ...quantity('placed', 'count', 0, (s) => s.placed), shown: (_, whole) => whole.placed },
  { ...quantity('gap', 'count', 0, (s) => s.gap), shown: (_, whole) => whole.gap },
  { ...quantity('net', 'count', 0, (s) => s.balance), shown: (_, whole) => whole.balance },
  quantity('coverage', 'percent', 1, (s) => share(s.qualityCovered, s.children)),
  quantity('chance', 'percent', 1, (s) => share(s.qualityPlaced, s.children)),
  quantity('mean', 'metres', 0, (s) => s.nearest?.mean ?? null),
]

/** A row of the table of all streets. */
export interface StreetRow {
  /** Row in the study's street table; −1 = outside all streets. */
  readonly index: number
  readonly children: number
  /** One entry a column of the comparison, the baseline first. */
  readonly shown: readonly (number | null)[]
  readonly exact: readonly (number | null)[]
}

/** The streets of a comparison by one quantity; what lies outside all streets comes last, where children live there. */
export function streetRows(
  columns: readonly {
    readonly analysis: { readonly zones: readonly Summary[]; readonly outside: Summary }
    readonly contrast: { readonly rows: readonly { readonly now: WholeSummary }[] }
  }[],
  { exact, shown }: StreetQuantity,
): StreetRow[] {
  const streets = columns[0]?.analysis.zones.length ?? 0
  const partsOf = ({ analysis }: (typeof columns)[number]) => [...analysis.zones, analysis.outside]
  const all = columns.map((column) => ({ parts: partsOf(column), rows: column.contrast.rows }))
  return Array.from({ length: streets + 1 }, (_, k) => ({
    index: k < streets ? k : -1,
    children: all[0]?.rows[k]?.now.children ?? 0,
    shown: all.map(({ parts, rows }) => shown(parts[k]!, rows[k]!.now)),
    exact: all.map(({ parts }) => exact(parts[k]!)),
  })).filter(({ index }, k) => index >= 0 || all.some(({ parts }) => parts[k]!.children > 0))
}
