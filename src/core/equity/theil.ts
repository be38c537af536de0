import type { Grouping } from '../aggregate/summarise.ts'

/** Parts of a group in Theil's T; they may be negative between groups, never within one. */
export interface TheilGroup {
  readonly children: number
  /** Mean of the value; null where nobody lives. */
  readonly mean: number | null
  readonly within: number
  readonly between: number
}

export interface Theil {
  /** within + between. */
  readonly total: number
  readonly within: number
  readonly between: number
  /** In group order; the last one holds the points outside every group. */
  readonly groups: readonly TheilGroup[]
}

const logTerm = (ratio: number) => (ratio > 0 ? ratio * Math.log(ratio) : 0)

/**
 * Theil's T weighted by children, Σ w (x/μ) ln(x/μ) / Σ w with 0·ln 0 = 0, and its parts: within each group, weighted by
 * the group's share of what there is, and between the groups' means.
 * @param value ≥ 0, finite
 * @param weight children, ≥ 0; points with 0 take no part
 * @returns null when there is nothing to share
 */
export function theil(value: Float64Array, weight: Float64Array, { groupOf, count }: Grouping): Theil | null {
  const [children, sum] = [new Float64Array(count + 1), new Float64Array(count + 1)]
  const groupAt = (i: number) => (groupOf[i] < 0 ? count : groupOf[i])
  for (let i = 0; i < value.length; i++) {
    if (!(weight[i] > 0)) continue
    const g = groupAt(i)
    children[g] += weight[i]
    sum[g] += weight[i] * value[i]
  }
  const all = children.reduce((a, b) => a + b, 0)
  const whole = sum.reduce((a, b) => a + b, 0)
  if (!(whole > 0)) return null
  const terms = new Float64Array(count + 1)
  for (let i = 0; i < value.length; i++) {
    const g = groupAt(i)
    if (weight[i] > 0 && sum[g] > 0) terms[g] += weight[i] * logTerm(value[i] / (sum[g] / children[g]))
  }
  const mean = whole / all
  const groups = Array.from(children, (own, g) => ({
    children: own,
    mean: own > 0 ? sum[g] / own : null,
    // Rounding may leave a group of equals a bit below 0.
    within: sum[g] > 0 ? Math.max(0, (sum[g] / whole) * (terms[g] / own)) : 0,
    between: sum[g] > 0 ? (sum[g] / whole) * Math.log(sum[g] / own / mean) : 0,
  }))
  const within = groups.reduce((a, g) => a + g.within, 0)
  const between = Math.max(
    0,
    groups.reduce((a, g) => a + g.between, 0),
  )
  return { total: within + between, within, between, groups }
}
