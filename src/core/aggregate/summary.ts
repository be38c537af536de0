/** Distances of children to the nearest school, weighted by children; null when nobody lives there or no school exists. */
export interface NearestSummary {
  readonly mean: number
  /** Smallest distance within which at least half of the children live. */
  readonly median: number
  readonly p90: number
  /** Children whose nearest school is at most so far. */
  readonly within500: number
  readonly within1000: number
  readonly within3000: number
}

/** The numbers of one street, one catchment or the whole study. Counts of children are real numbers, not rounded. */
export interface Summary {
  /** ΣP. */
  readonly children: number
  /** Σ P·min(1, A): with a place in reach. */
  readonly placed: number
  /** Σ P·(1 − min(1, A)) over points with a school in reach. */
  readonly full: number
  /** ΣP over points with no school in reach. */
  readonly out: number
  /** Σ P·max(0, 1 − A) = full + out. */
  readonly gap: number
  /** Σ P·max(0, A − 1). */
  readonly spare: number
  /** Σ P·(A − 1) = spare − gap. */
  readonly balance: number
  /** Children with at least one quality site in reach. */
  readonly qualityCovered: number
  /** Σ P·min(1, A^q): children with a chance at a place in a quality site. */
  readonly qualityPlaced: number
  readonly nearest: NearestSummary | null
  readonly nearestQuality: NearestSummary | null
  /** Child-weighted mean of the measure's value; null when nobody has one. Places per child for the 2SFCA family. */
  readonly value: number | null
  /** Demand points with children > 0. */
  readonly points: number
  /** Sites that stand there, and their places. */
  readonly sites: number
  readonly places: number
}
