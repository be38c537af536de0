import type { BandSums, Pace } from './band-sums.ts'
import type { Reach } from './reach.ts'
import { gatherRows, scatterRows } from './row-sums.ts'
import { Gather, Scatter } from './sinks.ts'

/** Pairs between two chances to stop: some milliseconds of work. */
const PAIRS_PER_STEP = 200_000

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
  if (reach.byPoint) {
    yield* gatherRows(reach, reach.byPoint, band, value, children, power, needsWeights, sums, row, pace)
    return
  }
  const sink = new Gather(value, children, power, needsWeights, reach.tiles?.(band))
  for (let j = 0; j < reach.sites; j++) {
    sink.reset()
    reach.pairs(j, band, sink)
    sink.addTiles()
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
  if (reach.byPoint) {
    yield* scatterRows(reach, reach.byPoint, band, term, taking, power, sum, count, pace)
    return
  }
  const sink = new Scatter(sum, count, power, reach.tiles?.(band))
  for (let j = 0; j < reach.sites; j++) {
    if (taking[j] === 0) continue
    sink.reset(term[j])
    reach.pairs(j, band, sink)
    pace.pairs += sink.work
    if (pace.pairs > PAIRS_PER_STEP) {
      pace.pairs = 0
      yield j / reach.sites
    }
  }
  sink.finish()
}

/** The sums of one site over all bands; equal to those of a whole run within rounding (that takes tiles whole). */
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
