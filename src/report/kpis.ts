import type { NearestSummary, Summary } from '../core/aggregate/summary.ts'
import { standing } from '../core/aggregate/whole.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import type { Method } from '../scenario/method.ts'
import { statedSummary } from './run-tables.ts'

export type KpiId =
  | 'added'
  | 'placed'
  | 'full'
  | 'out'
  | 'gap'
  | 'short'
  | 'coverage'
  | 'chance'
  | 'mean'
  | 'p90'
  | 'per100'

export interface Kpi {
  readonly id: KpiId
  /** Which side is better; null = neither. */
  readonly better: 'more' | 'less' | null
  readonly unit: 'count' | 'percent' | 'metres'
}

/** The rows of the comparison, in its order. */
export const kpis: readonly Kpi[] = [
  { id: 'added', better: null, unit: 'count' },
  { id: 'placed', better: 'more', unit: 'count' },
  { id: 'full', better: null, unit: 'count' },
  { id: 'out', better: 'less', unit: 'count' },
  { id: 'gap', better: 'less', unit: 'count' },
  { id: 'short', better: 'less', unit: 'count' },
  { id: 'coverage', better: 'more', unit: 'percent' },
  { id: 'chance', better: 'more', unit: 'percent' },
  { id: 'mean', better: 'less', unit: 'metres' },
  { id: 'p90', better: 'less', unit: 'metres' },
  { id: 'per100', better: 'more', unit: 'count' },
]

/** What a comparison reads of a run. */
export interface Measured {
  readonly zones: readonly Summary[]
  readonly total: Summary
}

export type KpiValues = Readonly<Record<KpiId, number | null>>

const percentOf = (part: number | null, whole: number | null) =>
  part !== null && whole !== null && whole > 0 ? (100 * part) / whole : null

/** The key numbers of a run in full precision; null = the method does not know it, or it cannot be divided. */
export function kpiValues(run: Measured, baseline: Measured, method: Method): KpiValues {
  const now = statedSummary(run.total, method)
  const before = statedSummary(baseline.total, method)
  const { gap } = measureOf(method.measure)
  const added = run.total.places - baseline.total.places
  const nearest = (key: keyof NearestSummary) => run.total.nearest?.[key] ?? null
  const served = now.placed !== null && before.placed !== null ? now.placed - before.placed : null
  return {
    added,
    placed: now.placed,
    full: now.full,
    out: now.out,
    gap: now.gap,
    short: gap ? run.zones.filter((zone) => standing(zone) === 'short').length : null,
    coverage: percentOf(now.qualityCovered, now.children),
    chance: percentOf(now.qualityPlaced, now.children),
    mean: nearest('mean'),
    p90: nearest('p90'),
    per100: served !== null && added > 0 ? (100 * served) / added : null,
  }
}

/** Columns that hold the best value of a row; none where all are equal or nothing is better. */
export function bestOf({ better }: Kpi, values: readonly (number | null)[]): readonly boolean[] {
  const known = values.filter((value) => value !== null)
  const best = better === 'less' ? Math.min(...known) : Math.max(...known)
  const isSpread = known.some((value) => Math.abs(value - best) > 1e-9 * Math.max(1, Math.abs(best)))
  return values.map((value) => better !== null && isSpread && value === best)
}
