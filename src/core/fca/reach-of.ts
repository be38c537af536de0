import { coveringZones } from '../aggregate/locate.ts'
import { LEAST_METRES_PER_DEGREE } from '../distance/ellipsoid.ts'
import { cellEdge, extent, sortIntoGrid } from '../distance/grid.ts'
import { type Metric, metricOf, pairSquare } from '../distance/metric.ts'
import type { Coordinates, CostTable } from '../places.ts'
import { ListedReach, listPairs, type PairList } from './listed-reach.ts'
import type { AccessInput } from './model.ts'
import type { Reach } from './reach.ts'
import { type GridPoints, gridPoints, StraightReach, withMetric } from './straight-reach.ts'
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

function sortedPoints(input: AccessInput, coordinates: Coordinates, metric: Metric): GridPoints {
  const { demandX: x, demandY: y } = input
  const known = sorted.get(x)
  const [metresX, metresY] = leastMetres(coordinates, y)
  const edge = cellEdge(x, y, farthest(input), metresX, metresY)
  const same = known?.y === y && known.edge === edge && known.kind === metric.kind && known.coordinates === coordinates
  if (same) return withMetric(known.points, metric)
  const points = gridPoints(sortIntoGrid(x, y, edge / metresX, edge / metresY), metric, x, y)
  sorted.set(x, { y, edge, kind: metric.kind, coordinates, points })
  return points
}

/** Metres per unit of x and y, roughly: it decides the shape of cells, which costs time but never correctness. */
function leastMetres(coordinates: Coordinates, y: Float64Array): [x: number, y: number] {
  if (coordinates === 'planar') return [1, 1]
  const [south, north] = extent(y)
  const shrunk = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180))
  return [LEAST_METRES_PER_DEGREE * shrunk, LEAST_METRES_PER_DEGREE]
}

function straightReaches(input: AccessInput, coordinates: Coordinates, metric: Metric): Reaches {
  const points = sortedPoints(input, coordinates, metric)
  return both(input, metric, (decays) => new StraightReach(points, input.siteX, input.siteY, decays))
}

function both(
  input: AccessInput,
  metric: Metric | null,
  build: (decays: ReturnType<typeof siteDecays>) => Reach,
): Reaches {
  const draw = build(siteDecays(decayOf(input), input.siteThreshold, input.threshold))
  const { secondThreshold = input.threshold } = input
  if (secondThreshold === input.threshold) return { draw, choose: draw, metric }
  return { draw, choose: build(siteDecays(decayOf(input), input.siteThreshold, secondThreshold)), metric }
}

/** The decay in use: `cumulative` counts places whatever the decay. */
export const decayOf = ({ measure, decay }: AccessInput) =>
  measure === 'cumulative' ? ({ kind: 'binary' } as const) : decay

/** A matrix by site, once per matrix. */
const bySite = new WeakMap<CostTable, PairList>()

function matrixPairs(table: CostTable, sites: number): PairList {
  const known = bySite.get(table)
  if (known?.siteOffset.length === sites + 1) return known
  const { rowOffset, siteIndex, cost } = table
  const siteOffset = new Uint32Array(sites + 1)
  for (let p = 0; p < siteIndex.length; p++) siteOffset[siteIndex[p] + 1]++
  for (let j = 0; j < sites; j++) siteOffset[j + 1] += siteOffset[j]
  const next = siteOffset.slice()
  const point = new Uint32Array(siteIndex.length)
  const sortedCost = new Float64Array(siteIndex.length)
  for (let i = 0; i + 1 < rowOffset.length; i++) {
    for (let p = rowOffset[i]; p < rowOffset[i + 1]; p++) {
      const at = next[siteIndex[p]]++
      point[at] = i
      sortedCost[at] = cost[p]
    }
  }
  const list = { siteOffset, point, cost: sortedCost }
  bySite.set(table, list)
  return list
}

function catchmentPairs(
  input: AccessInput,
  costs: Extract<AccessInput['costs'], { kind: 'catchment' }>,
  metric: Metric,
): PairList {
  const { demandX, demandY, siteX, siteY } = input
  const { offset, zone } = coveringZones(demandX, demandY, costs.polygons)
  // A point in two catchments of one site is one pair.
  const seen = new Int32Array(siteX.length)
  return listPairs(siteX.length, (pair) => {
    seen.fill(-1)
    for (let i = 0; i < demandX.length; i++) {
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

/** Every pair of demand point and site that has a cost, for costs that are listed; null for straight lines. */
export function listedCosts(input: AccessInput, metric = straightMetric(input)): PairList | null {
  const { costs, siteX } = input
  if (costs.kind === 'straight') return null
  if (costs.kind === 'matrix') return matrixPairs(costs.table, siteX.length)
  return catchmentPairs(input, costs, metric as Metric)
}

/**
 * The pairs within reach of a (checked) input.
 * @param metric that of the whole study, when `input` has only some of its points
 */
export function reachesOf(input: AccessInput, metric = straightMetric(input)): Reaches {
  const { costs } = input
  if (costs.kind === 'straight') return straightReaches(input, costs.coordinates, metric as Metric)
  const list = listedCosts(input, metric) as PairList
  return both(input, null, (decays) => new ListedReach(list, input.demandX.length, decays))
}
