import { nearestTo } from '../distance/nearest.ts'
import { checkInput } from './check.ts'
import { measureOf } from './measures/list.ts'
import { twoStep } from './measures/two-step.ts'
import { type AccessInput, type AccessRun, type Conservation, OUT_OF_REACH } from './model.ts'
import { drawSteps, giveSteps, type PointSide, placesOf, prepare, reduce, type SiteSide, siteSide } from './phases.ts'

/** Share of the work done, in [0, 1]. */
export type AccessStep = number

/** Beyond this the equality of given and offered places does not hold. */
const TOLERANCE = 1e-9

/** Holds Σ P·A against the places that somebody draws on. */
export function conservationOf(given: number, places: number, law: Conservation['law']): Conservation {
  const off = places > 0 ? (given - places) / places : given
  const holds = law === 'none' || (law === 'equal' ? Math.abs(off) <= TOLERANCE : off <= TOLERANCE)
  return { given, places, relativeError: Math.abs(off), law, holds }
}

/** Σ S_j over sites with weighted demand. */
export function placesInDemand(capacity: Float64Array, drawn: Float64Array): number {
  let places = 0
  for (let j = 0; j < capacity.length; j++) if (drawn[j] > 0) places += capacity[j]
  return places
}

/** Puts values from reach order back into the order of the input. */
export function inInputOrder<T extends Float64Array | Uint32Array>(sorted: T, order: Uint32Array): T {
  const values = sorted.slice() as T
  for (let k = 0; k < order.length; k++) values[order[k]] = sorted[k]
  return values
}

/** Rounds the two sides of a run into its result. */
export function collect(input: AccessInput, order: Uint32Array, site: SiteSide, point: PointSide): AccessRun {
  const measure = measureOf(input.measure)
  const sitesInReach = inInputOrder(point.count, order)
  let given = 0
  for (const band of point.given) given += band
  // With different reaches for the two steps, what is drawn is not what is chosen.
  const law = (input.secondThreshold ?? input.threshold) === input.threshold ? measure.law : 'none'
  return {
    access: inInputOrder(point.access, order),
    sitesInReach,
    pointFlags: Uint8Array.from(sitesInReach, (count) => (count === 0 ? OUT_OF_REACH : 0)),
    siteDemand: site.demand,
    siteRatio: site.ratio,
    siteChildren: site.children,
    siteFlags: site.flags,
    siteTerm: measure.kind === 'catchment' ? site.term : null,
    siteCrowding: measure.id === 'i2sfca' ? site.drawn : null,
    conservation: conservationOf(given, placesInDemand(placesOf(input), site.drawn), law),
  }
}

/** The phases of a catchment measure, all bands in this thread. */
function* catchmentSteps(input: AccessInput): Generator<AccessStep, AccessRun> {
  const chosen = measureOf(input.measure)
  // Measures that are no sum over sites still tell which sites draw whom, as 2SFCA does.
  const measure = chosen.kind === 'catchment' ? chosen : twoStep
  const part = prepare(input, measure)
  const drawing = drawSteps(part)
  let step = drawing.next()
  while (!step.done) {
    yield step.value * 0.6
    step = drawing.next()
  }
  const site = siteSide(measure, part.capacity, reduce([step.value], part.capacity.length))
  const giving = giveSteps(part, site)
  let give = giving.next()
  while (!give.done) {
    yield 0.6 + give.value * 0.4
    give = giving.next()
  }
  return collect(input, part.reaches.choose.order, site, give.value)
}

/**
 * A run in steps of some milliseconds, so that a caller can show progress and give up in between: iterate to the end,
 * the last value is the result.
 * @throws InputRefusal for numbers that cannot be computed with (at the first step)
 */
export function* accessSteps(input: AccessInput): Generator<AccessStep, AccessRun> {
  checkInput(input)
  const run = yield* catchmentSteps(input)
  const { kind } = measureOf(input.measure)
  if (kind === 'nearest') {
    const { distance } = nearestTo(input, input.nth ?? 1)
    // "None" is 0 with a flag, as everywhere in a run; a far site is a value, with the flag of the threshold.
    return { ...run, access: distance.map((d) => Math.max(0, d)) }
  }
  return run
}

/**
 * Access of every demand point under a measure of the floating-catchment family (see methods in the README).
 * @param input arrays of one entry a point or a site; nothing is changed
 * @param checkpoint called every few milliseconds with the share done; whatever it throws ends the run
 * @throws InputRefusal for numbers that cannot be computed with
 */
export function runAccess(input: AccessInput, checkpoint?: (share: number) => void): AccessRun {
  const steps = accessSteps(input)
  let next = steps.next()
  while (!next.done) {
    checkpoint?.(next.value)
    next = steps.next()
  }
  return next.value
}
