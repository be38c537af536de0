import { decayFor } from './decay-choice.ts'
import { type Kpi, kpis } from './kpis.ts'
import type { Method } from './method.ts'

/** What is swept over: from the norm of a primary school to the study's 3 km, from a hard edge to a soft one. */
const REACHES = { m: [500, 1000, 1500, 2000, 3000], min: [5, 10, 15, 20, 30] } as const
export const SWEPT_DECAYS = ['binary', 'stepped', 'linear', 'gaussian'] as const

/** The settings under which a ranking is tried: 20, and the current one first where it is none of them. */
export function sweepSettings(method: Method, unit: 'm' | 'min'): readonly Method[] {
  const grid = SWEPT_DECAYS.flatMap((kind) =>
    REACHES[unit].map((threshold): Method => ({ ...method, threshold, decay: decayFor(kind, threshold) })),
  )
  return grid.some((one) => isSame(one, method)) ? grid : [method, ...grid]
}

/** Whether two settings of a sweep are one. */
export const isSame = (a: Method, b: Method): boolean =>
  a.threshold === b.threshold && JSON.stringify(a.decay) === JSON.stringify(b.decay)

/** Key numbers whose order may depend on reach and decay: those with a better side, without the plain distances. */
export const sweptKpis: readonly Kpi[] = kpis.filter(
  ({ id, better }) => better !== null && id !== 'mean' && id !== 'p90',
)

export interface Standing {
  /** Rank of each column, from 1; equals share a rank, null = no number. */
  readonly ranks: readonly (number | null)[]
  /** Columns that are best; all of them when nothing differs, none when nothing is known. */
  readonly best: readonly number[]
}

/** The order of columns under one setting. What the screen would show as the same number is a tie. */
export function standingOf({ better, digits }: Kpi, values: readonly (number | null)[]): Standing {
  const shown = values.map((value) => (value === null ? null : Number(value.toFixed(digits)) + 0))
  const sign = better === 'less' ? -1 : 1
  const ranks = shown.map((value) =>
    value === null ? null : 1 + shown.filter((other) => other !== null && sign * other > sign * value).length,
  )
  return { ranks, best: ranks.flatMap((rank, column) => (rank === 1 ? [column] : [])) }
}

/** How a ranking fares over all settings. */
export interface Robustness {
  /** Settings in which a column is best alone, and best together with others (but not with all). */
  readonly alone: readonly number[]
  readonly tied: readonly number[]
  /** Settings in which all are equal. */
  readonly level: number
  /** Settings in which the whole order is that of the current one. */
  readonly sameOrder: number
  readonly settings: number
}

/**
 * @param rows one a setting, one value a column
 * @param current row of the current setting
 */
export function robustnessOf(kpi: Kpi, rows: readonly (readonly (number | null)[])[], current: number): Robustness {
  const standings = rows.map((values) => standingOf(kpi, values))
  const columns = rows[0]?.length ?? 0
  const alone = new Array<number>(columns).fill(0)
  const tied = new Array<number>(columns).fill(0)
  let level = 0
  for (const { best } of standings) {
    if (best.length === columns) level++
    else if (best.length === 1) alone[best[0] ?? 0]!++
    else for (const column of best) tied[column]!++
  }
  const order = JSON.stringify(standings[current]?.ranks)
  const sameOrder = standings.filter(({ ranks }) => JSON.stringify(ranks) === order).length
  return { alone, tied, level, sameOrder, settings: rows.length }
}

/** Values of one key number in a sweep: one row a setting. NaN crosses the thread boundary for "no number". */
export function sweptRows(values: Float64Array, columns: number): (number | null)[][] {
  const rows: (number | null)[][] = []
  for (let k = 0; k < values.length; k += columns) {
    rows.push(Array.from(values.subarray(k, k + columns), (value) => (Number.isNaN(value) ? null : value)))
  }
  return rows
}
