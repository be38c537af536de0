import type { BandTiles } from './band-tiles.ts'
import { gaussianWeight } from './decay.ts'
import type { GaussianRuns, PairSink } from './reach.ts'
import { GatherTiles, ScatterTiles } from './tile-sinks.ts'

/** Pairs that take as long as a tile, for the clock of pairs. */
const PAIRS_A_TILE = 10

/** Adds up, for one site, over its pairs. */
export class Gather implements PairSink {
  weighted = 0
  children = 0
  weights = 0
  pairs = 0
  readonly runs: GaussianRuns | null
  readonly tiles: GatherTiles | null
  private readonly value: Float64Array
  private readonly count: Float64Array
  private readonly power: 1 | 2

  /**
   * @param needsWeights whether Σ f is asked for; the fast lanes leave it 0
   * @param tiles of the band that is gathered from; nothing = pair by pair
   */
  constructor(
    value: Float64Array,
    count: Float64Array,
    power: 1 | 2,
    needsWeights: boolean,
    tiles: BandTiles | null = null,
  ) {
    this.value = value
    this.count = count
    this.power = power
    this.runs = power === 1 && !needsWeights ? this : null
    this.tiles = this.runs && tiles ? new GatherTiles(tiles, value, count) : null
  }

  reset(): void {
    this.weighted = 0
    this.children = 0
    this.weights = 0
    this.pairs = 0
    this.tiles?.reset()
  }

  /** To be called after a site's pairs: adds what its tiles came to. */
  addTiles(): void {
    if (!this.tiles) return
    this.weighted += this.tiles.weighted
    this.children += this.tiles.children
    this.pairs += PAIRS_A_TILE * this.tiles.taken
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
export class Scatter implements PairSink {
  readonly runs: GaussianRuns | null
  readonly tiles: ScatterTiles | null
  private readonly sum: Float64Array
  private readonly count: Uint32Array
  private readonly power: 1 | 2
  private term = 0
  private pairs = 0

  /** @param tiles of the band that is scattered to; nothing = pair by pair */
  constructor(sum: Float64Array, count: Uint32Array, power: 1 | 2, tiles: BandTiles | null = null) {
    this.sum = sum
    this.count = count
    this.power = power
    this.runs = power === 1 ? this : null
    this.tiles = this.runs && tiles ? new ScatterTiles(tiles) : null
  }

  /** Turns to a site that gives `term`·f. */
  reset(term: number): void {
    this.term = term
    this.pairs = 0
    this.tiles?.reset(term)
  }

  /** Pairs since `reset`, tiles included, for the clock of pairs. */
  get work(): number {
    return this.pairs + PAIRS_A_TILE * (this.tiles?.taken ?? 0)
  }

  /** To be called after the last site: only then the points have what their tiles were given. */
  finish(): void {
    this.tiles?.finish(this.sum, this.count)
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
