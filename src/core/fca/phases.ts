import { BANDS } from '../distance/grid.ts'
import { finish, type Steps } from '../steps.ts'
import { addBands, type BandSums, bandSums } from './band-sums.ts'
import type { CatchmentMeasure } from './measures/measure.ts'
import { type AccessInput, NO_CAPACITY, NO_DEMAND } from './model.ts'
import type { Reach } from './reach.ts'
import { type Reaches, reachSteps } from './reach-of.ts'
import { gatherBand, scatterBand } from './sums.ts'

/**
 * A run of a catchment measure in phases. Whoever holds some bands of the points calls
 *
 *     part = prepare(input, measure, bands)
 *     drawn = yield* drawSteps(part)          → sums per band and site: all that is exchanged
 *     sites = siteSide(input, measure, reduce(every part's sums in band order))
 *     points = yield* giveSteps(part, sites)
 *
 * and the bits are those of one holder of all bands.
 */
export interface Part {
  readonly reaches: Reaches
  readonly measure: CatchmentMeasure
  /** Places of the sites that take part. */
  readonly capacity: Float64Array
  /** What every site adds to N_i. */
  readonly shareTerm: Float64Array
  /** Bands held: from ≤ b < to. */
  readonly from: number
  readonly to: number
  /** P_i in reach order. */
  readonly children: Float64Array
  /** N_i in reach order, filled by `drawSteps`; null when the measure has none. */
  readonly share: Float64Array | null
}

/** What follows for every site once the sums of all bands are known. */
export interface SiteSide {
  readonly demand: Float64Array
  readonly ratio: Float64Array
  readonly term: Float64Array
  readonly children: Float64Array
  readonly flags: Uint8Array
  /** G_j. */
  readonly drawn: Float64Array
}

/** What follows for every point, in reach order; only the bands held are filled. */
export interface PointSide {
  readonly access: Float64Array
  readonly count: Uint32Array
  /** Σ P·A of each band held. */
  readonly given: Float64Array
}

/** In reach order. */
export function inReachOrder(values: Float64Array, { order }: Reach): Float64Array {
  const sorted = new Float64Array(order.length)
  for (let k = 0; k < order.length; k++) sorted[k] = values[order[k]]
  return sorted
}

/** @param input checked */
export function prepare(
  input: AccessInput,
  measure: CatchmentMeasure,
  bands: readonly [number, number] = [0, BANDS],
): Part {
  return finish(prepareSteps(input, measure, bands))
}

/** `prepare` in steps. */
export function* prepareSteps(
  input: AccessInput,
  measure: CatchmentMeasure,
  [from, to]: readonly [number, number] = [0, BANDS],
): Steps<Part> {
  const reaches = yield* reachSteps(input)
  return {
    reaches,
    measure,
    capacity: placesOf(input),
    shareTerm: shareTerm(measure, input),
    from,
    to,
    children: inReachOrder(input.children, reaches.draw),
    share: measure.share === 'none' ? null : new Float64Array(input.children.length),
  }
}

/** Places of every site that takes part. */
export function placesOf({ capacity, absent }: AccessInput): Float64Array {
  return absent ? capacity.map((places, j) => (absent[j] ? 0 : places)) : capacity
}

/** What every site adds to N_i. */
export function shareTerm({ share }: CatchmentMeasure, input: AccessInput): Float64Array {
  if (share === 'supply') return placesOf(input)
  const { capacity, absent } = input
  return Float64Array.from(capacity, (_, j) => (absent?.[j] ? 0 : 1))
}

/** First step: whom every site draws. Yields the share done. */
export function* drawSteps(part: Part): Generator<number, BandSums> {
  const { reaches, measure, shareTerm: term, from, to, children, share } = part
  const { draw } = reaches
  const bands = to - from
  const sums = bandSums(bands, draw.sites)
  const pace = { pairs: 0 }
  let value = children
  const steps = share ? 2 : 1
  if (share) {
    const ignored = new Uint32Array(children.length)
    for (let b = 0; b < bands; b++) {
      for (const done of scatterBand(draw, from + b, term, term, 1, share, ignored, pace))
        yield (b + done) / bands / steps
    }
    value = new Float64Array(children.length)
    // A point that reaches no weight at all is drawn nowhere.
    for (let k = draw.bandStart[from]; k < draw.bandStart[to]; k++) value[k] = share[k] > 0 ? children[k] / share[k] : 0
  }
  for (let b = 0; b < bands; b++) {
    for (const done of gatherBand(
      draw,
      from + b,
      value,
      children,
      measure.drawPower,
      measure.needsWeights,
      sums,
      b,
      pace,
    )) {
      yield (steps - 1 + (b + done) / bands) / steps
    }
  }
  return sums
}

/** Joins the sums of parts, which must come in band order and cover all bands, and adds the bands up. */
export function reduce(parts: readonly BandSums[], sites: number): BandSums {
  const join = (pick: (sums: BandSums) => Float64Array) => {
    const all = new Float64Array(BANDS * sites)
    let at = 0
    for (const part of parts) {
      all.set(pick(part), at)
      at += pick(part).length
    }
    return addBands(all, sites)
  }
  return { weighted: join((s) => s.weighted), children: join((s) => s.children), weights: join((s) => s.weights) }
}

/** Ratio and term of one site; both 0 where nobody is drawn or no place is offered (but see `needsDemand`). */
export function rateSite(measure: CatchmentMeasure, places: number, drawn: number, weights: number) {
  const demand = measure.demand(places, drawn)
  const drawsNobody = !(drawn > 0)
  const ratio = places > 0 && demand > 0 ? places / demand : 0
  const term = places === 0 || (drawsNobody && measure.needsDemand) ? 0 : measure.term(places, drawn, weights)
  const flags = (drawsNobody ? NO_DEMAND : 0) | (places === 0 ? NO_CAPACITY : 0)
  return { demand, ratio, term, flags }
}

/** Second step: what every site offers. */
export function siteSide(measure: CatchmentMeasure, capacity: Float64Array, sums: BandSums): SiteSide {
  const sites = capacity.length
  const side = {
    demand: new Float64Array(sites),
    ratio: new Float64Array(sites),
    term: new Float64Array(sites),
    children: sums.children,
    flags: new Uint8Array(sites),
    drawn: sums.weighted,
  }
  for (let j = 0; j < sites; j++) {
    const { demand, ratio, term, flags } = rateSite(measure, capacity[j], sums.weighted[j], sums.weights[j])
    side.demand[j] = demand
    side.ratio[j] = ratio
    side.term[j] = term
    side.flags[j] = flags
  }
  return side
}

/** Third step: what every point gets. Yields the share done. */
export function* giveSteps(part: Part, { term }: SiteSide): Generator<number, PointSide> {
  const { reaches, measure, capacity, from, to, children, share } = part
  const { choose } = reaches
  const bands = to - from
  const access = new Float64Array(children.length)
  const count = new Uint32Array(children.length)
  const given = new Float64Array(bands)
  const pace = { pairs: 0 }
  for (let b = 0; b < bands; b++) {
    for (const done of scatterBand(choose, from + b, term, capacity, measure.power, access, count, pace))
      yield (b + done) / bands
    for (let k = choose.bandStart[from + b]; k < choose.bandStart[from + b + 1]; k++) {
      if (share && measure.divide) access[k] = share[k] > 0 ? access[k] / share[k] : 0
      given[b] += children[k] * access[k]
    }
  }
  return { access, count, given }
}

/** The points of one holder of bands, cut out so that they can be sent. */
export interface PointSlice extends PointSide {
  /** Position of the first point in reach order. */
  readonly start: number
}

/** What a holder of bands sends after `giveSteps`. */
export function heldSlice({ reaches, from, to }: Part, { access, count, given }: PointSide): PointSlice {
  const start = reaches.choose.bandStart[from]
  const end = reaches.choose.bandStart[to]
  return { start, access: access.slice(start, end), count: count.slice(start, end), given }
}

/** Joins the slices of all holders, which must come in band order. */
export function joinPoints(slices: readonly PointSlice[], points: number): PointSide {
  const access = new Float64Array(points)
  const count = new Uint32Array(points)
  for (const slice of slices) {
    access.set(slice.access, slice.start)
    count.set(slice.count, slice.start)
  }
  return { access, count, given: Float64Array.from(slices.flatMap(({ given }) => Array.from(given))) }
}
