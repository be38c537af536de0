import type { NearestSummary, Summary } from '../core/aggregate/summary.ts'
import { standing } from '../core/aggregate/whole.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import type { Method } from './method.ts'

export type KpiId =
  | 'added'
  | 'cost'
  | 'placed'
  | 'full'
  | 'out'
  | 'gap'
  | 'short'
  | 'worst'
  | 'coverage'
  | 'chance'
  | 'mean'
  | 'p90'
  | 'gini'
  | 'per100'
  | 'perMillion'

export interface Kpi {
  readonly id: KpiId
  /** Which side is better; null = neither. */
  readonly better: 'more' | 'less' | null
  readonly unit: 'count' | 'percent' | 'metres' | 'index' | 'money'
  /** Decimals that the screen shows; what they hide counts as equal. */
  readonly digits: number
}

/** The rows of the comparison, in its order. */
export const kpis: readonly Kpi[] = [
  { id: 'added', better: null, unit: 'count', digits: 0 },
  { id: 'cost', better: null, unit: 'money', digits: 0 },
  { id: 'placed', better: 'more', unit: 'count', digits: 0 },
  { id: 'full', better: null, unit: 'count', digits: 0 },
  { id: 'out', better: 'less', unit: 'count', digits: 0 },
  { id: 'gap', better: 'less', unit: 'count', digits: 0 },
  { id: 'short', better: 'less', unit: 'count', digits: 0 },
  { id: 'worst', better: 'more', unit: 'percent', digits: 1 },
  { id: 'coverage', better: 'more', unit: 'percent', digits: 1 },
  { id: 'chance', better: 'more', unit: 'percent', digits: 1 },
  { id: 'mean', better: 'less', unit: 'metres', digits: 0 },
  { id: 'p90', better: 'less', unit: 'metres', digits: 0 },
  { id: 'gini', better: 'less', unit: 'index', digits: 3 },
  { id: 'per100', better: 'more', unit: 'count', digits: 0 },
  { id: 'perMillion', better: 'more', unit: 'count', digits: 1 },
]

/** What key numbers are read from; an `Analysis` is one. */
export interface Measured {
  readonly zones: readonly Summary[]
  readonly total: Summary
  readonly gini: number | null
}

/** What a scenario costs, in CNY; null = no edit says so. */
export interface Costed {
  readonly cost: number | null
}

/** Key numbers in full precision; null = the method does not know it, or it cannot be divided. */
export type KpiValues = Readonly<Record<KpiId, number | null>>

/** Fewer children than this say little about a street: it is no "worst street". */
const FEW_CHILDREN = 30

/** The street where the smallest share of the children has a place, in percent; the first of equals. */
export function worstStreet(zones: readonly Summary[]): { readonly zone: number; readonly percent: number } | null {
  let worst: { zone: number; percent: number } | null = null
  zones.forEach(({ children, placed }, zone) => {
    if (children < FEW_CHILDREN) return
    const percent = (100 * placed) / children
    if (!worst || percent < worst.percent) worst = { zone, percent }
  })
  return worst
}

const percentOf = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

/**
 * The key numbers of a run. The comparison, its map, its tables and the command line all read these.
 * @param baseline the run that nothing was changed for
 */
export function kpiValues(run: Measured, baseline: Measured, method: Method, { cost }: Costed): KpiValues {
  const { total } = run
  // Without places per child there is no child with a place and no gap.
  const isPlaces = measureOf(method.measure).unit === 'places-per-child'
  const known = (value: number | null) => (isPlaces ? value : null)
  const added = total.places - baseline.total.places
  const nearest = (key: keyof NearestSummary) => total.nearest?.[key] ?? null
  const served = known(total.placed - baseline.total.placed)
  return {
    added,
    cost,
    placed: known(total.placed),
    full: known(total.full),
    out: total.out,
    gap: known(total.gap),
    short: known(run.zones.filter((zone) => standing(zone) === 'short').length),
    worst: known(worstStreet(run.zones)?.percent ?? null),
    coverage: percentOf(total.qualityCovered, total.children),
    chance: known(percentOf(total.qualityPlaced, total.children)),
    mean: nearest('mean'),
    p90: nearest('p90'),
    gini: run.gini,
    per100: served !== null && added > 0 ? (100 * served) / added : null,
    perMillion: served !== null && cost !== null && cost > 0 ? (1e6 * served) / cost : null,
  }
}

// As `Intl` rounds; the sum takes the sign off a zero.
const rounded = (value: number, digits: number) => Number(value.toFixed(digits)) + 0

/**
 * The numbers as the screen shows them. Counts of children come whole, so that the three parts add up; the others are rounded
 * to the digits of their row.
 * @param whole the whole children of the run, see `wholeNumbers`
 */
export function shownKpis(
  values: KpiValues,
  whole: Readonly<Record<'placed' | 'full' | 'out' | 'gap', number>>,
): KpiValues {
  const shown = kpis.map(({ id, digits }) => {
    const value = values[id]
    if (value === null) return [id, null]
    return [id, id === 'placed' || id === 'full' || id === 'out' || id === 'gap' ? whole[id] : rounded(value, digits)]
  })
  return Object.fromEntries(shown) as KpiValues
}

/** Difference of two shown numbers, as one gets it by hand from what is shown. */
export function shownChange({ digits }: Kpi, before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : rounded(after - before, digits)
}

/**
 * Columns that hold the best value of a row; what is shown equal is equally good.
 * @param values as shown
 * @returns all false where nothing differs or nothing is better
 */
export function bestOf({ better }: Kpi, values: readonly (number | null)[]): readonly boolean[] {
  const known = values.filter((value) => value !== null)
  const best = better === 'less' ? Math.min(...known) : Math.max(...known)
  const isSpread = known.some((value) => value !== best)
  return values.map((value) => better !== null && isSpread && value === best)
}
