import type { Grouping } from './summarise.ts'
import type { NearestSummary } from './summary.ts'

/**
 * Distances to the nearest school per group, weighted by children; in steps of some milliseconds, the last value is the
 * result.
 * @param children ≥ 0 per point; points with 0 take no part
 * @param distance metres per point; −1 = no school anywhere
 * @returns one entry a group, then one for points outside every group, then one for all points; null = no child or no school
 */
export function* nearestSummarySteps(
  children: Float64Array,
  distance: Float64Array,
  { groupOf, count }: Grouping,
): Generator<void, (NearestSummary | null)[]> {
  const all: number[] = []
  const members = Array.from({ length: count + 1 }, () => [] as number[])
  for (let i = 0; i < children.length; i++) {
    if (!(children[i] > 0 && distance[i] >= 0)) continue
    all.push(i)
    members[groupOf[i] < 0 ? count : groupOf[i]].push(i)
  }
  const results: (NearestSummary | null)[] = []
  for (const points of [...members, all]) {
    results.push(ofPoints(points, children, distance))
    if (points.length > 0) yield
  }
  return results
}

function ofPoints(points: readonly number[], children: Float64Array, distance: Float64Array): NearestSummary | null {
  let weight = 0
  let moment = 0
  const within = { within500: 0, within1000: 0, within3000: 0 }
  for (const i of points) {
    const [p, d] = [children[i], distance[i]]
    weight += p
    moment += p * d
    // A distance equal to the norm is within it.
    if (d <= 500) within.within500 += p
    if (d <= 1000) within.within1000 += p
    if (d <= 3000) within.within3000 += p
  }
  if (weight === 0) return null
  // Few are sorted once for both quantiles: sorting what is sorted costs nothing.
  const sorted = points.length > sortable ? points : points.toSorted((a, b) => distance[a] - distance[b])
  const quantile = (q: number) => weightedQuantile(sorted, children, distance, q * weight)
  return { mean: moment / weight, median: quantile(0.5), p90: quantile(0.9), ...within }
}

/** Few enough points to sort; more are first narrowed down by bins, which costs one pass each instead of a whole sort. */
const sortable = 4096

/** The smallest distance within which at least `goal` of the weight lies. @param points not empty */
export function weightedQuantile(
  points: readonly number[],
  weight: Float64Array,
  value: Float64Array,
  goal: number,
): number {
  let inside = points
  let below = 0
  while (inside.length > sortable) {
    let [low, high] = [Infinity, -Infinity]
    for (const i of inside) {
      if (value[i] < low) low = value[i]
      if (value[i] > high) high = value[i]
    }
    if (low === high) return low
    const bins = new Float64Array(1024)
    const binOf = (v: number) => Math.min(1023, Math.floor(((v - low) / (high - low)) * 1024))
    for (const i of inside) bins[binOf(value[i])] += weight[i]
    let bin = 0
    while (bin < 1023 && below + bins[bin] < goal) below += bins[bin++]
    inside = inside.filter((i) => binOf(value[i]) === bin)
  }
  const order = [...inside].sort((a, b) => value[a] - value[b])
  let reached = below
  for (const i of order) {
    reached += weight[i]
    if (reached >= goal) return value[i]
  }
  // Sums in another order may miss the goal by the last bit.
  return value[order[order.length - 1]]
}
