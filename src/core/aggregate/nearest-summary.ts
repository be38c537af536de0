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
  const quantile = (q: number) => weightedQuantile(points, children, distance, q * weight)
  return { mean: moment / weight, median: quantile(0.5), p90: quantile(0.9), ...within }
}

/**
 * The smallest distance within which at least `goal` of the weight lies, by quickselect.
 * @param points not empty
 * @param goal > 0
 */
export function weightedQuantile(
  points: readonly number[],
  weight: Float64Array,
  value: Float64Array,
  goal: number,
): number {
  const rest = new Uint32Array(points)
  let from = 0
  let to = rest.length
  let below = 0
  for (;;) {
    const pivot = middleOf(value[rest[from]], value[rest[(from + to) >> 1]], value[rest[to - 1]])
    // Smaller values to the front, larger ones to the end, equal ones between: many points may share a distance.
    let smaller = from
    let larger = to
    let less = 0
    let equal = 0
    for (let k = from; k < larger; ) {
      const i = rest[k]
      if (value[i] < pivot) {
        less += weight[i]
        rest[k++] = rest[smaller]
        rest[smaller++] = i
      } else if (value[i] > pivot) {
        rest[k] = rest[--larger]
        rest[larger] = i
      } else {
        equal += weight[i]
        k++
      }
    }
    if (smaller > from && below + less >= goal) to = smaller
    // Nothing is larger: sums in another order may miss the goal by the last bit.
    else if (below + less + equal >= goal || larger === to) return pivot
    else {
      below += less + equal
      from = larger
    }
  }
}

const middleOf = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
