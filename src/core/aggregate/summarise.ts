import { OUT_OF_REACH } from '../fca/model.ts'
import type { NearestSummary, Summary } from './summary.ts'

/** What a run says about each demand point; all arrays have one entry a point. */
export interface PointValues {
  /** Children, ≥ 0. */
  readonly children: Float64Array
  /** A_i, places per child. */
  readonly access: Float64Array
  /** Bits of `AccessRun.pointFlags`. */
  readonly flags: Uint8Array
  /** A^q_i: the same model on the quality sites alone. */
  readonly qualityAccess: Float64Array
  readonly qualityFlags: Uint8Array
  /** True: a point out of reach with value 0 has no value at all (a cost, a crowding) and is left out of the mean. */
  readonly zeroIsNone: boolean
}

/** Points in groups (streets, catchments): `groupOf[i]` in 0 … count − 1, or −1 for none. */
export interface Grouping {
  readonly groupOf: Int32Array
  readonly count: number
}

/** Sites that stand in each group, and their places; nearest-school statistics per group. */
export interface GroupFacts {
  readonly sites: Int32Array
  readonly places: Float64Array
  readonly nearest: readonly (NearestSummary | null)[]
  readonly nearestQuality: readonly (NearestSummary | null)[]
}

interface Tally {
  children: number
  placed: number
  full: number
  out: number
  gap: number
  spare: number
  balance: number
  qualityCovered: number
  qualityPlaced: number
  points: number
  /** Σ P·value and Σ P over points that have a value. */
  moment: number
  valued: number
}

/** A summary that can still be added to others. */
export type Tallied = Summary & Tally

const emptyTally = (): Tally => ({
  children: 0,
  placed: 0,
  full: 0,
  out: 0,
  gap: 0,
  spare: 0,
  balance: 0,
  qualityCovered: 0,
  qualityPlaced: 0,
  points: 0,
  moment: 0,
  valued: 0,
})

/**
 * The numbers of product.md per group. Points without children take no part.
 * @returns `count` summaries in group order, then one for the points outside every group.
 */
export function summarise(values: PointValues, { groupOf, count }: Grouping, facts: GroupFacts): Tallied[] {
  const tallies = Array.from({ length: count + 1 }, emptyTally)
  const { children, access, flags, qualityAccess, qualityFlags, zeroIsNone } = values
  for (let i = 0; i < children.length; i++) {
    const p = children[i]
    if (p === 0) continue
    const t = tallies[groupOf[i] < 0 ? count : groupOf[i]]
    const a = access[i]
    const out = (flags[i] & OUT_OF_REACH) !== 0
    // A distance is a value beyond the reach as well, but never a place.
    const placed = out ? 0 : p * Math.min(1, a)
    t.points++
    t.children += p
    t.placed += placed
    if (out) t.out += p
    else t.full += p - placed
    t.gap += p * Math.max(0, 1 - a)
    t.spare += p * Math.max(0, a - 1)
    t.balance += p * (a - 1)
    if (!(qualityFlags[i] & OUT_OF_REACH)) t.qualityCovered += p
    t.qualityPlaced += p * Math.min(1, qualityAccess[i])
    if (zeroIsNone && a === 0 && out) continue
    t.moment += p * a
    t.valued += p
  }
  return tallies.map((t, k) => ({
    ...t,
    value: t.valued > 0 ? t.moment / t.valued : null,
    sites: facts.sites[k],
    places: facts.places[k],
    nearest: facts.nearest[k] ?? null,
    nearestQuality: facts.nearestQuality[k] ?? null,
  }))
}

/** The whole study: the groups (and what lies outside them) added up in order; distances are given, they do not add up. */
export function total(
  parts: readonly Tallied[],
  nearest: NearestSummary | null,
  nearestQuality: NearestSummary | null,
): Tallied {
  const sum = { ...emptyTally(), sites: 0, places: 0 }
  for (const part of parts) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += part[key]
  return { ...sum, value: sum.valued > 0 ? sum.moment / sum.valued : null, nearest, nearestQuality }
}
