import { coveringSteps } from '../aggregate/locate.ts'
import { LEAST_METRES_PER_DEGREE } from '../distance/ellipsoid.ts'
import { type Box, boxOf, COLUMNS_A_TILE, gridSteps, tileEdge } from '../distance/grid.ts'
import { type Metric, metricOf, pairSquare } from '../distance/metric.ts'
import type { Coordinates } from '../places.ts'
import { finish, type Steps } from '../steps.ts'
import { listedReachSteps, listSteps, type PairList } from './listed-reach.ts'
import { MatrixReach } from './matrix-reach.ts'
import type { AccessInput } from './model.ts'
import type { Reach } from './reach.ts'
import { type GridPoints, pointSteps, StraightReach, withMetric } from './straight-reach.ts'
import { farthestOf, siteDecays } from './thresholds.ts'

/** The reach of both steps: whom a site draws (`draw`) and what a child reaches (`choose`); the same unless d0 differs. */
export interface Reaches {
  readonly draw: Reach
  readonly choose: Reach
  /** The metric whose factors both use; null for listed costs. */
  readonly metric: Metric | null
}

/** Thresholds that an input uses, the largest. */
function farthest({ siteThreshold, threshold, secondThreshold }: AccessInput): number {
  return farthestOf(siteThreshold, threshold, secondThreshold ?? threshold)
}

interface SortedPoints {
  readonly y: Float64Array
  readonly box: Box
  readonly edge: number
  readonly kind: Metric['kind']
  readonly coordinates: Coordinates
  readonly points: GridPoints
}

/**
 * The last sorting of a study's points, by their x array: a slider that moves, or the run on the quality sites alone,
 * finds the points sorted. Coordinates of demand points must not be written to once they have been in a run.
 */
const sorted = new WeakMap<Float64Array, SortedPoints>()

function* sortedSteps(input: AccessInput, coordinates: Coordinates, metric: Metric): Steps<GridPoints> {
  const { demandX: x, demandY: y } = input
  const known = sorted.get(x)
  const box = known?.y === y ? known.box : boxOf(x, y)
  const [metresX, metresY] = leastMetres(coordinates, box)
  const edge = tileEdge(x.length, box, farthest(input), metresX, metresY)
  const same = known?.y === y && known.edge === edge && known.kind === metric.kind && known.coordinates === coordinates
  if (same) return withMetric(known.points, metric)
  const grid = yield* gridSteps(x, y, edge / metresX / COLUMNS_A_TILE, edge / metresY, box)
  const points = yield* pointSteps(grid, metric, x, y)
  sorted.set(x, { y, box, edge, kind: metric.kind, coordinates, points })
  return points
}

/** Metres per unit of x and y, roughly: it decides the shape of cells, which costs time but never correctness. */
function leastMetres(coordinates: Coordinates, { minY, maxY }: Box): [x: number, y: number] {
  if (coordinates === 'planar') return [1, 1]
  const shrunk = Math.max(0.01, Math.cos((((minY + maxY) / 2) * Math.PI) / 180))
  return [LEAST_METRES_PER_DEGREE * shrunk, LEAST_METRES_PER_DEGREE]
}

type Build = (decays: ReturnType<typeof siteDecays>) => Steps<Reach>

function* bothSteps(input: AccessInput, metric: Metric | null, build: Build): Steps<Reaches> {
  const draw = yield* build(siteDecays(decayOf(input), input.siteThreshold, input.threshold))
  const { secondThreshold = input.threshold } = input
  if (secondThreshold === input.threshold) return { draw, choose: draw, metric }
  const choose = yield* build(siteDecays(decayOf(input), input.siteThreshold, secondThreshold))
  return { draw, choose, metric }
}

/** The decay in use: `cumulative` counts places whatever the decay. */
export const decayOf = ({ measure, decay }: AccessInput) =>
  measure === 'cumulative' ? ({ kind: 'binary' } as const) : decay

/** Points between two steps. */
const POINTS_A_STEP = 4096

/** Every pair of a demand point and a site that serves a catchment around it. */
export function* catchmentSteps(
  input: AccessInput,
  costs: Extract<AccessInput['costs'], { kind: 'catchment' }>,
  metric: Metric,
): Steps<PairList> {
  const { demandX, demandY, siteX, siteY } = input
  const { offset, zone } = yield* coveringSteps(demandX, demandY, costs.polygons)
  // A point in two catchments of one site is one pair.
  const seen = new Int32Array(siteX.length)
  return yield* listSteps(siteX.length, function* (pair) {
    seen.fill(-1)
    for (let i = 0; i < demandX.length; i++) {
      if (i % POINTS_A_STEP === POINTS_A_STEP - 1) yield 0
      for (let c = offset[i]; c < offset[i + 1]; c++) {
        for (const j of costs.sites[zone[c]]) {
          if (seen[j] === i) continue
          seen[j] = i
          pair(j, i, Math.sqrt(pairSquare(metric, demandX[i], demandY[i], j, siteX[j], siteY[j])))
        }
      }
    }
  })
}

/** How a (checked) input measures straight lines; null for a matrix. */
export function straightMetric(input: AccessInput): Metric | null {
  const { costs, demandY, siteY } = input
  return costs.kind === 'matrix' ? null : metricOf(costs.coordinates, demandY, siteY, farthest(input))
}

/**
 * The pairs within reach of a (checked) input.
 * @param metric that of the whole study, when `input` has only some of its points
 */
export function reachesOf(input: AccessInput, metric = straightMetric(input)): Reaches {
  return finish(reachSteps(input, metric))
}

/** `reachesOf` in steps: points are sorted, pairs listed and weighed a stretch at a time. */
export function* reachSteps(input: AccessInput, metric = straightMetric(input)): Steps<Reaches> {
  const { costs } = input
  if (costs.kind === 'matrix') {
    return yield* bothSteps(input, null, function* (decays) {
      yield 0
      return new MatrixReach(costs.table, decays)
    })
  }
  if (costs.kind === 'straight') {
    const points = yield* sortedSteps(input, costs.coordinates, metric as Metric)
    return yield* bothSteps(input, metric, function* (decays) {
      yield 0
      return new StraightReach(points, input.siteX, input.siteY, decays)
    })
  }
  const list = yield* catchmentSteps(input, costs, metric as Metric)
  return yield* bothSteps(input, null, (decays) => listedReachSteps(list, input.demandX.length, decays))
}
