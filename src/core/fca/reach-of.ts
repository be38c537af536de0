import { coveringZones } from '../aggregate/locate.ts'
import { LEAST_METRES_PER_DEGREE } from '../distance/ellipsoid.ts'
import { cellEdge, sortIntoGrid } from '../distance/grid.ts'
import { type Metric, metricOf, pairSquare } from '../distance/metric.ts'
import type { Coordinates, CostTable } from '../places.ts'
import { ListedReach, listPairs, type PairList } from './listed-reach.ts'
import type { AccessInput } from './model.ts'
import type { Reach } from './reach.ts'
import { gridPoints, StraightReach } from './straight-reach.ts'
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

function straightReaches(input: AccessInput, coordinates: Coordinates, metric: Metric): Reaches {
  const { demandX, demandY, siteX, siteY } = input
  // Middle latitude: cells are about square there; their shape costs time, never correctness.
  let south = Infinity
  let north = -Infinity
  for (let i = 0; i < demandY.length; i++) {
    if (demandY[i] < south) south = demandY[i]
    if (demandY[i] > north) north = demandY[i]
  }
  const middle = demandY.length > 0 ? (south + north) / 2 : 0
  const metresY = coordinates === 'lonlat' ? LEAST_METRES_PER_DEGREE : 1
  const metresX = coordinates === 'lonlat' ? metresY * Math.max(0.01, Math.cos((middle * Math.PI) / 180)) : 1
  const edge = cellEdge(demandX, demandY, farthest(input), metresX, metresY)
  const grid = sortIntoGrid(demandX, demandY, edge / metresX, edge / metresY)
  const points = gridPoints(grid, metric, demandX, demandY)
  return both(input, metric, (decays) => new StraightReach(points, siteX, siteY, decays))
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

function matrixPairs({ rowOffset, siteIndex, cost }: CostTable, sites: number): PairList {
  return listPairs(sites, (pair) => {
    for (let i = 0; i + 1 < rowOffset.length; i++) {
      for (let p = rowOffset[i]; p < rowOffset[i + 1]; p++) pair(siteIndex[p], i, cost[p])
    }
  })
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
