import type { Coordinates, CostTable, Polygons } from '../places.ts'
import type { Decay } from './decay.ts'

/** The floating-catchment family and its simple relatives; ids as in the literature. */
export type MeasureId =
  | '2sfca'
  | '3sfca'
  | 'm2sfca'
  | 'mh3sfca'
  | 'bfca'
  | 'i2sfca'
  | 'raam'
  | 'nearest'
  | 'cumulative'
  | 'gravity'

/** Where the costs of the pairs come from. */
export type CostSource =
  /** WGS 84 geodesic (`lonlat`) or Euclidean (`planar`) distance, metres. */
  | { readonly kind: 'straight'; readonly coordinates: Coordinates }
  /** The user's matrix; row i = demand point i. */
  | { readonly kind: 'matrix'; readonly table: CostTable }
  /** Who may attend what by polygon: pair (i, j) exists when a polygon that j serves covers i; cost = straight distance. */
  | {
      readonly kind: 'catchment'
      readonly coordinates: Coordinates
      readonly polygons: readonly Polygons[]
      /** Site indices served by each polygon. */
      readonly sites: readonly (readonly number[])[]
    }

/** Input of a run; all arrays have one entry a demand point (P…) or a site (S…). */
export interface AccessInput {
  readonly demandX: Float64Array
  readonly demandY: Float64Array
  /** Children, finite and ≥ 0. */
  readonly children: Float64Array
  readonly siteX: Float64Array
  readonly siteY: Float64Array
  /**
   * Places, finite and ≥ 0. A site with 0 gives nothing and is nobody's nearest, but it stands there: in the shares of
   * 3SFCA and BFCA (Σ_k f_ik, as published) it counts.
   */
  readonly capacity: Float64Array
  /** 1 = the site takes no part at all, as if it were not in the data (closed; not a quality site); absent array = none. */
  readonly absent?: Uint8Array
  /** Own threshold of a site; NaN = `threshold`. */
  readonly siteThreshold: Float64Array
  readonly costs: CostSource
  readonly measure: MeasureId
  readonly decay: Decay
  /** d0 > 0, metres or minutes. A pair with cost = d0 is inside. */
  readonly threshold: number
  /** d0 of the second step (what a child reaches) where it differs from the first (whom a site draws); sites' own thresholds win. */
  readonly secondThreshold?: number
  /** `raam`: the cost that weighs as much as a site loaded at the mean; `threshold` unless given. */
  readonly tau?: number
  /** `nearest`: which one, from 1; 1 unless given. */
  readonly nth?: number
}

/** Bits of `pointFlags`. */
export const OUT_OF_REACH = 1
/** Bits of `siteFlags`. */
export const NO_DEMAND = 1
export const NO_CAPACITY = 2

/** Σ P·A against the places of the sites that somebody reaches (see methods.md "property"). */
export interface Conservation {
  /** Σ_i P_i A_i. */
  readonly given: number
  /** Σ S_j over sites with weighted demand > 0. */
  readonly places: number
  /** |given − places| / places; 0 when both are 0. */
  readonly relativeError: number
  /** What the measure promises: equality, at most, or nothing. */
  readonly law: 'equal' | 'at-most' | 'none'
  readonly holds: boolean
}

/** Result of a run. No array holds NaN or Infinity. */
export interface AccessRun {
  /** A_i; places per child for the 2SFCA family, else what the measure says. 0 when out of reach. */
  readonly access: Float64Array
  /** Sites with capacity > 0 within reach (cost ≤ threshold) of each point. */
  readonly sitesInReach: Uint32Array
  /** OUT_OF_REACH. */
  readonly pointFlags: Uint8Array
  /** Weighted children who compete for each site (the divisor of R_j). */
  readonly siteDemand: Float64Array
  /** R_j: places per weighted child; 0 with a flag. */
  readonly siteRatio: Float64Array
  /** Children (unweighted) within reach of each site. */
  readonly siteChildren: Float64Array
  /** NO_DEMAND | NO_CAPACITY. */
  readonly siteFlags: Uint8Array
  /** What a site adds to a point's value per unit of weight (see `Measure.term`); null when the value is no sum over sites. */
  readonly siteTerm: Float64Array | null
  /** `i2sfca` only: C_j, children who are expected per place; null for the other measures. */
  readonly siteCrowding: Float64Array | null
  readonly conservation: Conservation
}
