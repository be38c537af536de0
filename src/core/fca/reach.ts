import type { Steps } from '../steps.ts'
import type { BandTiles } from './band-tiles.ts'
import type { TileSink } from './tile-sinks.ts'

/** Takes the pairs of one site, a block at a time. */
export interface PairSink {
  /**
   * Pairs `from` … `to − 1` of the arrays: position of the point in reach order, squared cost and weight. The arrays
   * are the reach's own and are overwritten by the next block.
   */
  take(point: Uint32Array, square: Float64Array, weight: Float64Array, from: number, to: number): void
  /** Takes Gaussian runs of points without the detour through blocks, with the same bits; null = does not. */
  readonly runs?: GaussianRuns | null
  /** Takes whole tiles of points by the series of the Gaussian, to within its last bits; null = does not. */
  readonly tiles?: TileSink | null
}

/** The fast lane of the commonest case: straight lines by the local formula, Gaussian decay, one plain sum. */
export interface GaussianRuns {
  /**
   * Points `from` … `to − 1` of a run in reach order; those with squared distance ≤ `limit` are inside, with the weight
   * `gaussianWeight(square · scale)`. The factors are those of `metresPerDegree`.
   */
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
  ): void
}

/** Pairs compressed by point, in reach order; sites ascend within a point. */
export interface RowPairs {
  /** First pair of each point; points + 1 entries. */
  readonly offset: Uint32Array
  readonly site: Uint32Array
  readonly cost: Float64Array
  /** Where all sites share a Gaussian: pairs with cost² ≤ `limit` are inside, with weight `gaussianWeight(cost² · scale)`. */
  readonly gaussian: { readonly limit: number; readonly scale: number } | null
  /** Weight of every pair, −1 = not in reach; computed when first asked for. */
  weights(): Steps<Float64Array>
}

/**
 * The pairs within reach, whatever the costs are made of. Points stand in an order of the reach's own, cut into bands;
 * pairs of a site come band by band and, within a band, always in the same order — so sums have the same bits however
 * the bands are shared out. A new kind of cost (a street network) is one more implementation.
 */
export interface Reach {
  readonly sites: number
  /** Index in the input of the k-th point in reach order. */
  readonly order: Uint32Array
  /** First point of each band in reach order; bands + 1 entries. */
  readonly bandStart: Uint32Array
  /** The pairs point by point, where they are stored so: sums over them have the same bits. */
  readonly byPoint?: RowPairs
  /** Tiles of a band that a sink may ask to take whole; null = none. */
  tiles?(band: number): BandTiles | null
  /** Hands the pairs of `site` with points of `band` (cost ≤ the site's threshold) to `sink`. */
  pairs(site: number, band: number, sink: PairSink): void
  /** The same pairs for some points only; its `order` gives their positions in this reach. */
  ofPoints(positions: Uint32Array): Reach
}
