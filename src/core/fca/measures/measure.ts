import type { Conservation, MeasureId } from '../model.ts'

/** What the value of a point says. */
export type ValueUnit = 'places-per-child' | 'places' | 'cost' | 'crowding' | 'index'

interface Entry {
  readonly id: MeasureId
  readonly unit: ValueUnit
  /** May gap and spare be derived from the value (1 = balanced)? */
  readonly gap: boolean
  /** Offered at first, or under "more". */
  readonly menu: 'simple' | 'more'
  /** What Σ P·A promises against the places of the sites with demand. */
  readonly law: Conservation['law']
}

/**
 * A measure made of sums over the pairs in reach. With f the weight of a pair and places S:
 *
 *     N_i = 1 | Σ_k f_ik | Σ_k S_k f_ik        over sites with places (`share`)
 *     G_j = Σ_i (P_i / N_i) f_ij^drawPower
 *     A_i = Σ_j term_j f_ij^power / N_i          (`divide`; else undivided)
 *
 * Sums over sites stay where the points are, sums over points are the only thing that workers exchange.
 */
export interface CatchmentMeasure extends Entry {
  readonly kind: 'catchment'
  readonly share: 'none' | 'weights' | 'supply'
  readonly drawPower: 1 | 2
  readonly power: 1 | 2
  readonly divide: boolean
  /** Does `term` need B_j = Σ_i f_ij? */
  readonly needsWeights: boolean
  /** Is a site that draws nobody worth nothing (R_j = 0)? */
  readonly needsDemand: boolean
  /** Weighted children who compete for the site. */
  demand(places: number, drawn: number): number
  /** What the site gives a child per unit of weight; called with drawn > 0 when `needsDemand`. */
  term(places: number, drawn: number, weights: number): number
}

/** Cost to the n-th nearest site with places, whatever the threshold. */
export interface NearestMeasure extends Entry {
  readonly kind: 'nearest'
}

/** Children choose until nobody can do better (RAAM). */
export interface EquilibriumMeasure extends Entry {
  readonly kind: 'equilibrium'
}

export type Measure = CatchmentMeasure | NearestMeasure | EquilibriumMeasure
