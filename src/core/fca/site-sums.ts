import type { BandSums } from './band-sums.ts'
import type { CatchmentMeasure } from './measures/measure.ts'
import { rateSite, type SiteSide, siteSide } from './phases.ts'

/** What every site draws and offers, kept so that one site can be rated anew. */
export class SiteSums {
  side: SiteSide
  private sums: BandSums
  private readonly measure: CatchmentMeasure

  /** @param sums reduced over the bands */
  constructor(measure: CatchmentMeasure, capacity: Float64Array, sums: BandSums) {
    this.measure = measure
    this.sums = sums
    this.side = siteSide(measure, capacity, sums)
  }

  /** Makes room for sites that draw nobody as yet. */
  growTo(sites: number): void {
    const grown = (values: Float64Array) => {
      const longer = new Float64Array(sites)
      longer.set(values)
      return longer
    }
    const { sums, side } = this
    const flags = new Uint8Array(sites)
    flags.set(side.flags)
    this.sums = { weighted: grown(sums.weighted), children: grown(sums.children), weights: grown(sums.weights) }
    this.side = {
      demand: grown(side.demand),
      ratio: grown(side.ratio),
      term: grown(side.term),
      children: this.sums.children,
      drawn: this.sums.weighted,
      flags,
    }
  }

  /** Rates a site that draws `drawn`. */
  rate(site: number, places: number, drawn: { weighted: number; children: number; weights: number }): void {
    const { sums, side } = this
    const rated = rateSite(this.measure, places, drawn.weighted, drawn.weights)
    sums.weighted[site] = drawn.weighted
    sums.children[site] = drawn.children
    sums.weights[site] = drawn.weights
    side.demand[site] = rated.demand
    side.ratio[site] = rated.ratio
    side.term[site] = rated.term
    side.flags[site] = rated.flags
  }

  /** The side of now, in arrays of its own. */
  copy(): SiteSide {
    const { demand, ratio, term, children, flags, drawn } = this.side
    return {
      demand: demand.slice(),
      ratio: ratio.slice(),
      term: term.slice(),
      children: children.slice(),
      flags: flags.slice(),
      drawn: drawn.slice(),
    }
  }
}
