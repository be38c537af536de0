import { nearestTo } from '../distance/nearest.ts'
import { checkInput } from './check.ts'
import { equilibriumSteps } from './equilibrium.ts'
import { MatrixReach } from './matrix-reach.ts'
import { measureOf } from './measures/list.ts'
import type { CatchmentMeasure } from './measures/measure.ts'
import { twoStep } from './measures/two-step.ts'
import { type AccessInput, type AccessRun, type Conservation, NO_DEMAND, OUT_OF_REACH } from './model.ts'
import {
  drawSteps,
  giveSteps,
  type PointSide,
  placesOf,
  prepareSteps,
  reduce,
  type SiteSide,
  siteSide,
} from './phases.ts'
import { reachSteps } from './reach-of.ts'

/** Share of the work done, in [0, 1]. */
export type AccessStep = number

/** Beyond this the equality of given and offered places does not hold. */
const TOLERANCE = 1e-9

/** Holds Σ P·A against the places that somebody draws on. */
function conservationOf(given: number, places: number, law: Conservation['law']): Conservation {
  const off = places > 0 ? (given - places) / places : given
  const holds = law === 'none' || (law === 'equal' ? Math.abs(off) <= TOLERANCE : off <= TOLERANCE)
  return { given, places, relativeError: Math.abs(off), law, holds }
}

/** Σ S_j over sites with weighted demand. */
function placesInDemand(capacity: Float64Array, drawn: Float64Array): number {
  let places = 0
  for (let j = 0; j < capacity.length; j++) if (drawn[j] > 0) places += capacity[j]
  return places
}

/** Puts values from reach order back into the order of the input. */
function inInputOrder(sorted: Float64Array, order: Uint32Array): Float64Array {
  const values = new Float64Array(order.length)
  for (let k = 0; k < order.length; k++) values[order[k]] = sorted[k]
  return values
}

function countsInInputOrder(sorted: Uint32Array, order: Uint32Array): Uint32Array {
  const values = new Uint32Array(order.length)
  for (let k = 0; k < order.length; k++) values[order[k]] = sorted[k]
  return values
}

/** Rounds the two sides of a run into its result. */
export function collect(input: AccessInput, order: Uint32Array, site: SiteSide, point: PointSide): AccessRun {
  const measure = measureOf(input.measure)
  const sitesInReach = countsInInputOrder(point.count, order)
  const pointFlags = new Uint8Array(order.length)
  for (let i = 0; i < order.length; i++) if (sitesInReach[i] === 0) pointFlags[i] = OUT_OF_REACH
  let given = 0
  for (const band of point.given) given += band
  // With different reaches for the two steps, what is drawn is not what is chosen.
  const law = (input.secondThreshold ?? input.threshold) === input.threshold ? measure.law : 'none'
  return {
    access: inInputOrder(point.access, order),
    sitesInReach,
    pointFlags,
    siteDemand: site.demand,
    siteRatio: site.ratio,
    siteChildren: site.children,
    siteFlags: site.flags,
    siteTerm: measure.kind === 'catchment' ? site.term : null,
    siteCrowding: measure.id === 'i2sfca' ? site.drawn : null,
    conservation: conservationOf(given, placesInDemand(placesOf(input), site.drawn), law),
  }
}

/** The arrays of a run that have an entry a point. */
export const pointArrays = ({ access, sitesInReach, pointFlags }: AccessRun) => [access, sitesInReach, pointFlags]

/** Scales the shares that steps yield into a stretch of the whole. */
function* within<T>(steps: Generator<number, T>, from: number, to: number): Generator<AccessStep, T> {
  let step = steps.next()
  while (!step.done) {
    yield from + step.value * (to - from)
    step = steps.next()
  }
  return step.value
}

/** The phases of a catchment measure, all bands in this thread. */
function* catchmentSteps(input: AccessInput, measure: CatchmentMeasure): Generator<AccessStep, AccessRun> {
  yield 0
  const part = yield* within(prepareSteps(input, measure), 0, 0)
  yield 0
  const drawn = yield* within(drawSteps(part), 0, 0.6)
  const site = siteSide(measure, part.capacity, reduce([drawn], part.capacity.length))
  const point = yield* within(giveSteps(part, site), 0.6, 1)
  yield 1
  return collect(input, part.reaches.choose.order, site, point)
}

/** Whom sites draw as under 2SFCA; where children go and what it costs them from the equilibrium. */
function* equilibriumRun(input: AccessInput): Generator<AccessStep, AccessRun> {
  const run = yield* within(catchmentSteps(input, twoStep), 0, 0.2)
  const { choose } = yield* within(reachSteps(input), 0.2, 0.2)
  if (choose instanceof MatrixReach) yield* within(choose.listSteps(), 0.2, 0.2)
  const { cost, load } = yield* within(equilibriumSteps(input, choose), 0.2, 1)
  const capacity = placesOf(input)
  const access = inInputOrder(cost, choose.order)
  let given = 0
  for (let i = 0; i < access.length; i++) given += input.children[i] * access[i]
  return {
    ...run,
    access,
    siteDemand: load,
    siteRatio: load.map((children, j) => (children > 0 ? capacity[j] / children : 0)),
    siteFlags: run.siteFlags.map((flags, j) => (load[j] > 0 ? flags & ~NO_DEMAND : flags | NO_DEMAND)),
    conservation: conservationOf(given, placesInDemand(capacity, load), 'none'),
  }
}

/**
 * A run in steps of some milliseconds, so that a caller can show progress and give up in between: iterate to the end,
 * the last value is the result.
 * @throws InputRefusal for numbers that cannot be computed with (at the first step)
 */
export function* accessSteps(input: AccessInput): Generator<AccessStep, AccessRun> {
  checkInput(input)
  const measure = measureOf(input.measure)
  if (measure.kind === 'catchment') return yield* catchmentSteps(input, measure)
  if (measure.kind === 'equilibrium') return yield* equilibriumRun(input)
  // Whom sites draw as under 2SFCA; a site too far away is a value all the same, with the flag of the threshold.
  const run = yield* within(catchmentSteps(input, twoStep), 0, 0.5)
  const { distance } = yield* within(nearestTo(input, input.nth ?? 1), 0.5, 1)
  const access = distance.map((d) => Math.max(0, d))
  return { ...run, access, conservation: conservationOf(0, run.conservation.places, 'none') }
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
