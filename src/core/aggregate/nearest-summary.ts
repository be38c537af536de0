import type { Grouping } from './summarise.ts'
import type { NearestSummary } from './summary.ts'

/**
 * Distances to the nearest school per group, weighted by children.
 * @param children ≥ 0 per point; points with 0 take no part
 * @param distance metres per point; −1 = no school anywhere
 * @returns one entry a group, then one for points outside every group, then one for all points; null = no child or no school
 */
export function summariseNearest(
  children: Float64Array,
  distance: Float64Array,
  { groupOf, count }: Grouping,
): (NearestSummary | null)[] {
  const order: number[] = []
  for (let i = 0; i < children.length; i++) if (children[i] > 0 && distance[i] >= 0) order.push(i)
  order.sort((a, b) => distance[a] - distance[b])
  const members = Array.from({ length: count + 2 }, () => [] as number[])
  for (const i of order) {
    members[groupOf[i] < 0 ? count : groupOf[i]].push(i)
    members[count + 1].push(i)
  }
  return members.map((points) => ofSorted(points, children, distance))
}

/** `points` ascending by distance. */
function ofSorted(points: readonly number[], children: Float64Array, distance: Float64Array): NearestSummary | null {
  let weight = 0
  let moment = 0
  for (const i of points) {
    weight += children[i]
    moment += children[i] * distance[i]
  }
  if (weight === 0) return null
  let median = -1
  let p90 = -1
  let reached = 0
  const within = { within500: 0, within1000: 0, within3000: 0 }
  for (const i of points) {
    reached += children[i]
    // A quantile is the smallest distance that at least that share of the children has.
    if (median < 0 && reached >= weight * 0.5) median = distance[i]
    if (p90 < 0 && reached >= weight * 0.9) p90 = distance[i]
    // A distance equal to the norm is within it.
    if (distance[i] <= 500) within.within500 += children[i]
    if (distance[i] <= 1000) within.within1000 += children[i]
    if (distance[i] <= 3000) within.within3000 += children[i]
  }
  const last = distance[points[points.length - 1]]
  return { mean: moment / weight, median: median < 0 ? last : median, p90: p90 < 0 ? last : p90, ...within }
}
