import type { BandSums, Pace } from './band-sums.ts'
import { gaussianWeight } from './decay.ts'
import type { Reach, RowPairs } from './reach.ts'

/** Points between two looks at the clock of pairs. */
const POINTS_A_LOOK = 256
/** Pairs between two chances to stop: some milliseconds of work. */
const PAIRS_A_STEP = 400_000

/**
 * `gatherBand` over pairs that are stored point by point: a site's points come in the same order as in its own list, so
 * that its sums have the same bits.
 */
export function* gatherRows(
  reach: Reach,
  pairs: RowPairs,
  band: number,
  value: Float64Array,
  children: Float64Array,
  power: 1 | 2,
  needsWeights: boolean,
  sums: BandSums,
  row: number,
  pace: Pace,
): Generator<number, void> {
  const { offset, site, cost } = pairs
  // A Gaussian is computed as fast as it is read from memory.
  const gaussian = power === 1 && !needsWeights ? pairs.gaussian : null
  const weight = gaussian ? null : yield* pairs.weights()
  const from = row * reach.sites
  const weighted = sums.weighted.subarray(from, from + reach.sites)
  const counted = sums.children.subarray(from, from + reach.sites)
  const weights = sums.weights.subarray(from, from + reach.sites)
  const [start, end] = [reach.bandStart[band], reach.bandStart[band + 1]]
  for (let first = start; first < end; first += POINTS_A_LOOK) {
    const last = Math.min(end, first + POINTS_A_LOOK)
    if (weight === null) {
      const { limit, scale } = gaussian as NonNullable<typeof gaussian>
      addGaussian(offset, site, cost, limit, scale, value, children, first, last, weighted, counted)
    } else if (power === 1) addRows(offset, site, weight, value, children, first, last, weighted, counted)
    else addSquares(offset, site, weight, value, children, first, last, weighted, counted)
    if (weight !== null && needsWeights) addWeights(offset, site, weight, first, last, weights)
    pace.pairs += offset[last] - offset[first]
    if (pace.pairs > PAIRS_A_STEP) {
      pace.pairs = 0
      yield (last - start) / (end - start)
    }
  }
}

function addGaussian(
  offset: Uint32Array,
  site: Uint32Array,
  cost: Float64Array,
  limit: number,
  scale: number,
  value: Float64Array,
  children: Float64Array,
  first: number,
  last: number,
  weighted: Float64Array,
  counted: Float64Array,
): void {
  for (let i = first; i < last; i++) {
    const v = value[i]
    const c = children[i]
    const end = offset[i + 1]
    for (let p = offset[i]; p < end; p++) {
      const q = cost[p] * cost[p]
      if (q <= limit) {
        const j = site[p]
        weighted[j] += v * gaussianWeight(q * scale)
        counted[j] += c
      }
    }
  }
}

function addRows(
  offset: Uint32Array,
  site: Uint32Array,
  weight: Float64Array,
  value: Float64Array,
  children: Float64Array,
  first: number,
  last: number,
  weighted: Float64Array,
  counted: Float64Array,
): void {
  for (let i = first; i < last; i++) {
    const v = value[i]
    const c = children[i]
    const end = offset[i + 1]
    for (let p = offset[i]; p < end; p++) {
      const w = weight[p]
      if (w >= 0) {
        const j = site[p]
        weighted[j] += v * w
        counted[j] += c
      }
    }
  }
}

function addSquares(
  offset: Uint32Array,
  site: Uint32Array,
  weight: Float64Array,
  value: Float64Array,
  children: Float64Array,
  first: number,
  last: number,
  weighted: Float64Array,
  counted: Float64Array,
): void {
  for (let i = first; i < last; i++) {
    for (let p = offset[i]; p < offset[i + 1]; p++) {
      const w = weight[p]
      if (w < 0) continue
      weighted[site[p]] += value[i] * (w * w)
      counted[site[p]] += children[i]
    }
  }
}

function addWeights(
  offset: Uint32Array,
  site: Uint32Array,
  weight: Float64Array,
  first: number,
  last: number,
  weights: Float64Array,
): void {
  for (let p = offset[first]; p < offset[last]; p++) if (weight[p] >= 0) weights[site[p]] += weight[p]
}

/** `scatterBand` over pairs that are stored point by point; a point's sites come in ascending order there as well. */
export function* scatterRows(
  reach: Reach,
  pairs: RowPairs,
  band: number,
  term: Float64Array,
  taking: Float64Array,
  power: 1 | 2,
  sum: Float64Array,
  count: Uint32Array,
  pace: Pace,
): Generator<number, void> {
  const { offset, site, cost } = pairs
  const gaussian = power === 1 ? pairs.gaussian : null
  const weight = gaussian ? null : yield* pairs.weights()
  const [start, end] = [reach.bandStart[band], reach.bandStart[band + 1]]
  for (let first = start; first < end; first += POINTS_A_LOOK) {
    const last = Math.min(end, first + POINTS_A_LOOK)
    if (weight === null) {
      const { limit, scale } = gaussian as NonNullable<typeof gaussian>
      giveGaussian(offset, site, cost, limit, scale, term, taking, first, last, sum, count)
    } else giveRows(offset, site, weight, term, taking, power, first, last, sum, count)
    pace.pairs += offset[last] - offset[first]
    if (pace.pairs > PAIRS_A_STEP) {
      pace.pairs = 0
      yield (last - start) / (end - start)
    }
  }
}

function giveGaussian(
  offset: Uint32Array,
  site: Uint32Array,
  cost: Float64Array,
  limit: number,
  scale: number,
  term: Float64Array,
  taking: Float64Array,
  first: number,
  last: number,
  sum: Float64Array,
  count: Uint32Array,
): void {
  for (let i = first; i < last; i++) {
    let total = sum[i]
    let reached = count[i]
    const end = offset[i + 1]
    for (let p = offset[i]; p < end; p++) {
      const q = cost[p] * cost[p]
      if (q <= limit) {
        const j = site[p]
        if (taking[j] !== 0) {
          total += term[j] * gaussianWeight(q * scale)
          reached++
        }
      }
    }
    sum[i] = total
    count[i] = reached
  }
}

function giveRows(
  offset: Uint32Array,
  site: Uint32Array,
  weight: Float64Array,
  term: Float64Array,
  taking: Float64Array,
  power: 1 | 2,
  first: number,
  last: number,
  sum: Float64Array,
  count: Uint32Array,
): void {
  for (let i = first; i < last; i++) {
    let total = sum[i]
    let reached = count[i]
    const end = offset[i + 1]
    for (let p = offset[i]; p < end; p++) {
      const w = weight[p]
      if (w >= 0) {
        const j = site[p]
        if (taking[j] !== 0) {
          total += term[j] * (power === 1 ? w : w * w)
          reached++
        }
      }
    }
    sum[i] = total
    count[i] = reached
  }
}
