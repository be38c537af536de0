import { ascending, indicesWhere } from './order.ts'

/** What children have, from the worst served to the best: the ground of Gini, Lorenz and Palma. */
export interface Spread {
  /** Ascending. */
  readonly value: Float64Array
  /** Children with that value, > 0. */
  readonly weight: Float64Array
  /** Σ weight. */
  readonly children: number
  /** Σ weight · value / Σ weight, > 0. */
  readonly mean: number
}

/**
 * Sorts what children have. Points without children take no part.
 * @param value ≥ 0, finite; one entry a point
 * @param weight children, ≥ 0
 * @returns null when there is nothing to share: no child, or nobody has anything
 */
export function spreadOf(value: Float64Array, weight: Float64Array): Spread | null {
  const index = indicesWhere(weight.length, (i) => weight[i] > 0)
  const order = ascending(value, index)
  const [sorted, weights] = [new Float64Array(order.length), new Float64Array(order.length)]
  let [children, sum] = [0, 0]
  for (let k = 0; k < order.length; k++) {
    sorted[k] = value[order[k]]
    weights[k] = weight[order[k]]
    children += weights[k]
    sum += weights[k] * sorted[k]
  }
  return sum > 0 ? { value: sorted, weight: weights, children, mean: sum / children } : null
}

/**
 * Gini coefficient weighted by children, 1 − Σ (c_k + c_{k−1}) p_k over the values in ascending order, with p the share of
 * children and c the cumulative share of what they have.
 * @returns in [0, 1): 0 = every child has the same
 */
export function giniOf({ value, weight, children, mean }: Spread): number {
  let area = 0
  let reached = 0
  for (let k = 0; k < value.length; k++) {
    const before = reached
    reached += weight[k] * value[k]
    area += (reached + before) * weight[k]
  }
  // Equal values may miss 0 by the last bit.
  return Math.max(0, 1 - area / (children * children * mean))
}

/**
 * The Lorenz curve: the share of all places that the worst-served k/steps of the children have, k = 0 … steps.
 * @returns steps + 1 numbers, ascending from 0 to 1, each exactly on the (piecewise straight) curve
 */
export function lorenz({ value, weight, children, mean }: Spread, steps: number): Float64Array<ArrayBuffer> {
  const curve = new Float64Array(steps + 1)
  const whole = children * mean
  let [k, before, held] = [0, 0, 0]
  for (let s = 1; s < steps; s++) {
    const goal = (s / steps) * children
    while (k < value.length - 1 && before + weight[k] < goal) {
      before += weight[k]
      held += weight[k] * value[k]
      k++
    }
    curve[s] = Math.min(1, (held + (goal - before) * value[k]) / whole)
  }
  curve[steps] = 1
  return curve
}

/** Mean of the best-served 10 % over that of the worst-served 40 %. */
export interface Palma {
  readonly best: number
  readonly worst: number
  /** null where the worst served have nothing at all. */
  readonly ratio: number | null
}

/** A point that straddles the limit belongs to both sides in part, so that exactly 10 % and 40 % are compared. */
export function palmaOf({ value, weight, children }: Spread): Palma {
  const mean = (share: number, fromTop: boolean) => {
    const goal = share * children
    let [reached, sum] = [0, 0]
    for (let s = 0; s < value.length && reached < goal; s++) {
      const k = fromTop ? value.length - 1 - s : s
      const part = Math.min(weight[k], goal - reached)
      reached += part
      sum += part * value[k]
    }
    return sum / goal
  }
  const [best, worst] = [mean(0.1, true), mean(0.4, false)]
  return { best, worst, ratio: worst > 0 ? best / worst : null }
}
