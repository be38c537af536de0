import { ascending, indicesWhere } from './order.ts'

/** How unevenly a value follows a rank such as income. */
export interface Ranked {
  /** 2 Σ (r − ½)(x − μ) p / μ, in (−1, 1): above 0 = those who rank higher have more. */
  readonly index: number
  /** Children whose rank is known. */
  readonly children: number
  /** Mean of the value where the rank is above the 90 % quantile over that at or below the 40 % quantile; null: no such children, or they have nothing. */
  readonly palma: number | null
}

/**
 * Concentration index of a value over a rank, weighted by children. Children with the same rank share their average rank,
 * so that the order of the rows does not matter.
 * @param value ≥ 0, finite
 * @param weight children; points with 0 take no part
 * @param rank anything finite, such as income; NaN = not known, the point takes no part
 * @returns null when no child has a rank or those who have one have nothing to share
 */
export function concentration(value: Float64Array, weight: Float64Array, rank: Float64Array): Ranked | null {
  const known = indicesWhere(weight.length, (i) => weight[i] > 0 && Number.isFinite(rank[i]))
  const order = ascending(rank, known)
  let [children, sum] = [0, 0]
  for (let k = 0; k < order.length; k++) {
    children += weight[order[k]]
    sum += weight[order[k]] * value[order[k]]
  }
  if (!(sum > 0)) return null
  const mean = sum / children
  let [index, reached] = [0, 0]
  const [poor, rich] = [
    { weight: 0, sum: 0 },
    { weight: 0, sum: 0 },
  ]
  for (let k = 0; k < order.length; ) {
    let [own, held] = [0, 0]
    const from = k
    while (k < order.length && rank[order[k]] === rank[order[from]]) {
      own += weight[order[k]]
      held += weight[order[k]] * value[order[k]]
      k++
    }
    const middle = (reached + own / 2) / children
    index += (middle - 0.5) * (held - mean * own)
    // The rank that reaches a quantile is the quantile, and belongs to what lies at or below it.
    const side = reached < 0.4 * children ? poor : reached >= 0.9 * children ? rich : null
    reached += own
    if (!side) continue
    side.weight += own
    side.sum += held
  }
  const palma = rich.weight > 0 && poor.sum > 0 ? rich.sum / rich.weight / (poor.sum / poor.weight) : null
  return { index: (2 * index) / sum, children, palma }
}
