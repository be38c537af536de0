/** Work since the last chance to stop; one for all the bands of a run. */
export interface Pace {
  pairs: number
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

/** Adds the bands of each site, first to last, whoever computed them. */
export function addBands(bands: Float64Array, sites: number): Float64Array {
  const total = new Float64Array(sites)
  for (let at = 0; at < bands.length; at += sites) for (let j = 0; j < sites; j++) total[j] += bands[at + j]
  return total
}
