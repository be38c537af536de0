import { beyondFlat, frameOf, type Metric, metricKind, pairSquare } from '../distance/metric.ts'
import { nearestTo } from '../distance/nearest.ts'
import { LiveRun } from '../fca/incremental.ts'
import type { AccessInput } from '../fca/model.ts'
import { farthestOf } from '../fca/thresholds.ts'

/**
 * What a new site is to bring; the gain is
 * - `placed`, `chance`: more children with a place, Σ P·min(1, A) (`chance` on the quality sites alone)
 * - `out`, `coverage`: more children with a site in reach (`coverage`: a quality site)
 * - `mean`: metres by which the mean distance to the nearest site falls
 */
export type SpotGoal = 'placed' | 'out' | 'coverage' | 'chance' | 'mean'

/** Goals that only a quality site serves; they are computed on the quality sites alone. */
export const ofQuality = (goal: SpotGoal): boolean => goal === 'coverage' || goal === 'chance'

/** Places where a new site could stand, in the study's coordinates. */
export interface Candidates {
  readonly x: Float64Array
  readonly y: Float64Array
}

const PER_STEP = 16

/**
 * The gain of one new site at every candidate, each against the same study without it; in steps that yield the share
 * done. Access follows the site from candidate to candidate as it follows a hand: equal to a full run within 1e-12.
 * @param input straight-line costs; on the quality sites alone for a goal of quality
 * @param capacity places of the new site
 * @returns one gain a candidate, ≥ 0 but for measures that take from one child to give to another
 * @throws InputRefusal for a candidate that is no place; RangeError for other costs
 */
export function* spotSteps(
  input: AccessInput,
  candidates: Candidates,
  capacity: number,
  goal: SpotGoal,
): Generator<number, Float64Array<ArrayBuffer>> {
  if (input.costs.kind !== 'straight') throw new RangeError('a new site needs straight-line distances')
  if (goal === 'mean') return yield* nearerSteps(input, candidates, capacity)
  const live = new LiveRun(input)
  const { children } = input
  const points = children.length
  const isPlaces = goal === 'placed' || goal === 'chance'
  /** What the goal counts at a point, as things stand. */
  const counted = (i: number) =>
    isPlaces ? children[i] * Math.min(1, live.access[i]) : live.sitesAt(i) > 0 ? children[i] : 0
  const before = Float64Array.from({ length: points }, (_, i) => counted(i))
  const gain = new Float64Array(candidates.x.length)
  const site = input.siteX.length
  for (let c = 0; c < gain.length; c++) {
    const [x, y] = [candidates.x[c], candidates.y[c]]
    const change = live.apply(c === 0 ? { op: 'add', x, y, capacity } : { op: 'move', site, x, y })
    let sum = 0
    if (change.points) for (const i of change.points) sum += counted(i) - before[i]
    else for (let i = 0; i < points; i++) sum += counted(i) - before[i]
    gain[c] = sum
    if (c % PER_STEP === PER_STEP - 1) yield c / gain.length
  }
  return gain
}

/** Metres by which the mean distance to the nearest site falls, as `nearestSummarySteps` takes it. */
function* nearerSteps(
  input: AccessInput,
  { x, y }: Candidates,
  capacity: number,
): Generator<number, Float64Array<ArrayBuffer>> {
  const { distance } = yield* nearestTo(input, 1)
  const gain = new Float64Array(x.length)
  // Without any school there is no mean that could fall, and a site without places is nobody's nearest.
  const here = Uint32Array.from(input.children.keys()).filter((i) => input.children[i] > 0 && distance[i] >= 0)
  let all = 0
  for (const i of here) all += input.children[i]
  if (all === 0 || capacity === 0) return gain
  const metricFor = metricOfCandidates(input, y)
  for (let c = 0; c < gain.length; c++) {
    const metric = metricFor(c)
    let sum = 0
    for (const i of here) {
      const d = Math.sqrt(pairSquare(metric, input.demandX[i], input.demandY[i], 0, x[c], y[c]))
      if (d < distance[i]) sum += input.children[i] * (distance[i] - d)
    }
    gain[c] = sum / all
    if (c % PER_STEP === PER_STEP - 1) yield c / gain.length
  }
  return gain
}

/** The metric of a study with one candidate more, for that candidate alone. */
function metricOfCandidates(input: AccessInput, y: Float64Array): (c: number) => Metric {
  const { costs, siteY, siteThreshold, threshold, secondThreshold = threshold } = input
  if (costs.kind !== 'straight') throw new RangeError('a new site needs straight-line distances')
  const { coordinates } = costs
  const farthest = farthestOf(siteThreshold, threshold, secondThreshold)
  const kind = metricKind(coordinates, beyondFlat(input.demandY), siteY, farthest)
  const frame = new Float64Array(4)
  return (c) => {
    frameOf(coordinates, y[c], frame, 0)
    const beyond =
      coordinates === 'lonlat' && metricKind(coordinates, false, y.subarray(c, c + 1), farthest) === 'globe'
    return { kind: beyond ? 'globe' : kind, coordinates, frame }
  }
}

/**
 * The best candidates that do not stand on one another's ground: the best of all, then always the best that is at least
 * so far from all chosen.
 * @param spacing metres; a candidate at exactly this distance may be chosen
 * @returns their indices, best first, at most `count`; candidates that gain nothing are not among them
 */
export function bestSpots(
  { x, y }: Candidates,
  gain: Float64Array,
  coordinates: Metric['coordinates'],
  spacing: number,
  count: number,
): Uint32Array<ArrayBuffer> {
  const order = Array.from(gain.keys())
    .filter((c) => gain[c] > 0)
    .sort((a, b) => gain[b] - gain[a] || a - b)
  const chosen: number[] = []
  const frame = new Float64Array(4)
  for (const c of order) {
    if (chosen.length === count) break
    frameOf(coordinates, y[c], frame, 0)
    const metric: Metric = {
      kind: Math.abs(y[c]) > 65 && coordinates === 'lonlat' ? 'globe' : 'flat',
      coordinates,
      frame,
    }
    if (chosen.every((k) => pairSquare(metric, x[k], y[k], 0, x[c], y[c]) >= spacing * spacing)) chosen.push(c)
  }
  return Uint32Array.from(chosen)
}
