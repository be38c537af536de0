import { gaussianWeight } from './decay.ts'
import type { GaussianRuns, PairSink, Reach } from './reach.ts'

/** Pairs between two chances to stop: some milliseconds of work. */
const PAIRS_PER_STEP = 200_000

/** Work since the last chance to stop; one for all the bands of a run. */
export interface Pace {
  pairs: number
}

/** Adds up, for one site, over its pairs. */
class Gather implements PairSink {
  weighted = 0
  children = 0
  weights = 0
  pairs = 0
  readonly runs: GaussianRuns | null
  private readonly value: Float64Array
  private readonly count: Float64Array
  private readonly power: 1 | 2

  /** @param needsWeights whether Σ f is asked for; the fast lane leaves it 0 */
  constructor(value: Float64Array, count: Float64Array, power: 1 | 2, needsWeights: boolean) {
    this.value = value
    this.count = count
    this.power = power
    this.runs = power === 1 && !needsWeights ? this : null
  }

  reset(): void {
    this.weighted = 0
    this.children = 0
    this.weights = 0
    this.pairs = 0
  }

  take(point: Uint32Array, _square: Float64Array, weight: Float64Array, from: number, to: number): void {
    const value = this.value
    const count = this.count
    let { weighted, children, weights } = this
    if (this.power === 1) {
      for (let k = from; k < to; k++) {
        const i = point[k]
        weighted += value[i] * weight[k]
        children += count[i]
        weights += weight[k]
      }
    } else {
      for (let k = from; k < to; k++) {
        const i = point[k]
        weighted += value[i] * (weight[k] * weight[k])
        children += count[i]
        weights += weight[k]
      }
    }
    this.weighted = weighted
    this.children = children
    this.weights = weights
    this.pairs += to - from
  }

  takeRun(
    x: Float64Array,
    y: Float64Array,
    from: number,
    to: number,
    x0: number,
    y0: number,
    kx0: number,
    kx1: number,
    ky0: number,
    ky1: number,
    limit: number,
    scale: number,
  ): void {
    const { value, count } = this
    let { weighted, children } = this
    for (let i = from; i < to; i++) {
      const dLat = y[i] - y0
      const dx = (x[i] - x0) * (kx0 + kx1 * dLat)
      const dy = dLat * (ky0 + ky1 * dLat)
      const q = dx * dx + dy * dy
      if (q <= limit) {
        weighted += value[i] * gaussianWeight(q * scale)
        children += count[i]
      }
    }
    this.weighted = weighted
    this.children = children
    this.pairs += to - from
  }
}

/** Adds what one site gives to its points. */
class Scatter implements PairSink {
  term = 0
  pairs = 0
  readonly runs: GaussianRuns | null
  private readonly sum: Float64Array
  private readonly count: Uint32Array
  private readonly power: 1 | 2

  constructor(sum: Float64Array, count: Uint32Array, power: 1 | 2) {
    this.sum = sum
    this.count = count
    this.power = power
    this.runs = power === 1 ? this : null
  }

  take(point: Uint32Array, _square: Float64Array, weight: Float64Array, from: number, to: number): void {
    const sum = this.sum
    const count = this.count
    const term = this.term
    if (this.power === 1) {
      for (let k = from; k < to; k++) {
        const i = point[k]
        sum[i] += term * weight[k]
        count[i]++
      }
    } else {
      for (let k = from; k < to; k++) {
        const i = point[k]
        sum[i] += term * (weight[k] * weight[k])
        count[i]++
      }
    }
    this.pairs += to - from
  }

  takeRun(
    x: Float64Array,
    y: Float64Array,
    from: number,
    to: number,
    x0: number,
    y0: number,
    kx0: number,
    kx1: number,
    ky0: number,
    ky1: number,
    limit: number,
    scale: number,
  ): void {
    const { sum, count, term } = this
    for (let i = from; i < to; i++) {
      const dLat = y[i] - y0
      const dx = (x[i] - x0) * (kx0 + kx1 * dLat)
      const dy = dLat * (ky0 + ky1 * dLat)
      const q = dx * dx + dy * dy
      if (q <= limit) {
        sum[i] += term * gaussianWeight(q * scale)
        count[i]++
      }
    }
    this.pairs += to - from
  }
}

/** Sums over points for every band and site, at band × sites + site. */
export interface BandSums {
  /** Σ value·f^power. */
  readonly weighted: Float64Array
  /** Σ children. */
  readonly children: Float64Array
  /** Σ f, where it is needed. */
  readonly weights: Float64Array
}

/** Room for the sums of `bands` bands. */
export function bandSums(bands: number, sites: number): BandSums {
  return {
    weighted: new Float64Array(bands * sites),
    children: new Float64Array(bands * sites),
    weights: new Float64Array(bands * sites),
  }
}

/**
 * Gathers sums over the points of one band for every site, into `sums` at row `row`.
 * Yields the share done, every few milliseconds.
 */
export function* gatherBand(
  reach: Reach,
  band: number,
  value: Float64Array,
  children: Float64Array,
  power: 1 | 2,
  needsWeights: boolean,
  sums: BandSums,
  row: number,
  pace: Pace = { pairs: 0 },
): Generator<number, void> {
  const sink = new Gather(value, children, power, needsWeights)
  for (let j = 0; j < reach.sites; j++) {
    sink.reset()
    reach.pairs(j, band, sink)
    const at = row * reach.sites + j
    sums.weighted[at] = sink.weighted
    sums.children[at] = sink.children
    sums.weights[at] = sink.weights
    pace.pairs += sink.pairs
    if (pace.pairs > PAIRS_PER_STEP) {
      pace.pairs = 0
      yield j / reach.sites
    }
  }
}

/**
 * Scatters `term[j]·f^power` to the points of one band, and counts the sites; sites with `taking[j]` = 0 take no part.
 * Yields the share done, every few milliseconds.
 */
export function* scatterBand(
  reach: Reach,
  band: number,
  term: Float64Array,
  taking: Float64Array,
  power: 1 | 2,
  sum: Float64Array,
  count: Uint32Array,
  pace: Pace = { pairs: 0 },
): Generator<number, void> {
  const sink = new Scatter(sum, count, power)
  for (let j = 0; j < reach.sites; j++) {
    if (taking[j] === 0) continue
    sink.term = term[j]
    sink.pairs = 0
    reach.pairs(j, band, sink)
    pace.pairs += sink.pairs
    if (pace.pairs > PAIRS_PER_STEP) {
      pace.pairs = 0
      yield j / reach.sites
    }
  }
}

/** Adds the bands of each site, first to last, whoever computed them. */
export function addBands(bands: Float64Array, sites: number): Float64Array {
  const total = new Float64Array(sites)
  for (let at = 0; at < bands.length; at += sites) for (let j = 0; j < sites; j++) total[j] += bands[at + j]
  return total
}

/** The sums of one site over all bands, with the bits of a whole run. */
export function gatherSite(
  reach: Reach,
  site: number,
  value: Float64Array,
  children: Float64Array,
  power: 1 | 2,
  needsWeights: boolean,
) {
  const sink = new Gather(value, children, power, needsWeights)
  const total = { weighted: 0, children: 0, weights: 0 }
  for (let band = 0; band + 1 < reach.bandStart.length; band++) {
    sink.reset()
    reach.pairs(site, band, sink)
    total.weighted += sink.weighted
    total.children += sink.children
    total.weights += sink.weights
  }
  return total
}
