import { checkInput } from './check.ts'
import { measureOf } from './measures/list.ts'
import type { CatchmentMeasure } from './measures/measure.ts'
import { twoStep } from './measures/two-step.ts'
import type { AccessInput, AccessRun, CostSource } from './model.ts'
import { placesOf, shareTerm } from './phases.ts'
import type { PairSink, Reach } from './reach.ts'
import { reachesOf, straightMetric } from './reach-of.ts'

/** A site in reach of a set of demand points, and what it gives them. */
export interface PointExplanation {
  readonly site: number
  /** Mean cost from those points of the set that reach the site, weighted by children (plain when none live there). */
  readonly distance: number
  /** Mean weight over the same points. */
  readonly weight: number
  /** Children of the set who reach the site. */
  readonly reached: number
  /** R_j. */
  readonly ratio: number
  readonly places: number
  /** Weighted children who compete for the site. */
  readonly competing: number
  /** Children within reach of the site, unweighted. */
  readonly competingChildren: number
  /** Part of the mean access of the set; the parts add up to it. 0 when the measure's value is no sum over sites. */
  readonly contribution: number
}

/** A demand point in reach of a site. */
export interface SitePoint {
  readonly point: number
  readonly distance: number
  readonly weight: number
  readonly children: number
}

export type SiteExplanation = readonly SitePoint[]

/** The same study with some of its demand points only. */
function withPoints(input: AccessInput, points: Int32Array): AccessInput {
  const pick = (values: Float64Array) => Float64Array.from(points, (i) => values[i])
  return {
    ...input,
    demandX: pick(input.demandX),
    demandY: pick(input.demandY),
    children: pick(input.children),
    costs: costsOf(input.costs, points),
  }
}

function costsOf(costs: CostSource, points: Int32Array): CostSource {
  if (costs.kind !== 'matrix') return costs
  const { rowOffset, siteIndex, cost, unit } = costs.table
  const offset = new Uint32Array(points.length + 1)
  points.forEach((i, k) => {
    offset[k + 1] = offset[k] + rowOffset[i + 1] - rowOffset[i]
  })
  const sites = new Uint32Array(offset[points.length])
  const values = new Float64Array(offset[points.length])
  points.forEach((i, k) => {
    sites.set(siteIndex.subarray(rowOffset[i], rowOffset[i + 1]), offset[k])
    values.set(cost.subarray(rowOffset[i], rowOffset[i + 1]), offset[k])
  })
  return { kind: 'matrix', table: { rowOffset: offset, siteIndex: sites, cost: values, unit } }
}

/** Calls `visit` for every pair of a site: point in input order, cost, weight. */
function eachPair(reach: Reach, site: number, visit: (point: number, cost: number, weight: number) => void): void {
  const sink: PairSink = {
    take(point, square, weight, from, to) {
      for (let k = from; k < to; k++) visit(reach.order[point[k]], Math.sqrt(square[k]), weight[k])
    },
  }
  for (let band = 0; band + 1 < reach.bandStart.length; band++) reach.pairs(site, band, sink)
}

/** N_i of the points (see `CatchmentMeasure`); null when the value is not divided by it. */
function shareOf(measure: CatchmentMeasure, input: AccessInput, draw: Reach): Float64Array | null {
  if (measure.share === 'none' || !measure.divide) return null
  const term = shareTerm(measure, input)
  const share = new Float64Array(input.demandX.length)
  for (let j = 0; j < draw.sites; j++) {
    if (term[j] === 0) continue
    eachPair(draw, j, (i, _cost, weight) => {
      share[i] += term[j] * weight
    })
  }
  return share
}

/** @throws RangeError */
function checkedIndices(points: Int32Array, count: number): void {
  for (const i of points) if (!(i >= 0 && i < count)) throw new RangeError(`no demand point ${i}`)
}

/**
 * Why a set of demand points (one cell, a street's cells) has its access: the sites in reach with what each adds.
 * @param input the input of the run
 * @param points indices of demand points
 * @returns sites with places in reach of any of the points, largest contribution first (then nearest first)
 */
export function explainPoints(input: AccessInput, run: AccessRun, points: Int32Array): PointExplanation[] {
  checkInput(input)
  checkedIndices(points, input.demandX.length)
  const some = withPoints(input, points)
  const chosen = measureOf(input.measure)
  const measure = chosen.kind === 'catchment' ? chosen : twoStep
  // The metric of the whole study, also for a few points of it.
  const { draw, choose } = reachesOf(some, straightMetric(input))
  const share = shareOf(measure, some, draw)
  let all = 0
  for (const children of some.children) all += children
  const empty = all === 0
  const whole = empty ? points.length : all

  const capacity = placesOf(input)
  const list: PointExplanation[] = []
  for (let site = 0; site < choose.sites; site++) {
    const places = capacity[site]
    if (places === 0) continue
    const term = run.siteTerm?.[site] ?? 0
    let [pairs, count, cost, weights, sum, reached] = [0, 0, 0, 0, 0, 0]
    eachPair(choose, site, (i, distance, weight) => {
      const w = empty ? 1 : some.children[i]
      const given = term * (measure.power === 2 ? weight * weight : weight)
      pairs++
      count += w
      cost += w * distance
      weights += w * weight
      reached += some.children[i]
      sum += w * (share ? (share[i] > 0 ? given / share[i] : 0) : given)
    })
    // Sites that only cells without children reach explain nothing about the children.
    if (pairs === 0 || count === 0) continue
    list.push({
      site,
      distance: cost / count,
      weight: weights / count,
      reached,
      ratio: run.siteRatio[site],
      places,
      competing: run.siteDemand[site],
      competingChildren: run.siteChildren[site],
      contribution: sum / whole,
    })
  }
  return list.sort((a, b) => b.contribution - a.contribution || a.distance - b.distance || a.site - b.site)
}

/**
 * Who draws on a site: the demand points in its reach, nearest first.
 * @param input the input of the run
 */
export function explainSite(input: AccessInput, _run: AccessRun, site: number): SiteExplanation {
  checkInput(input)
  if (!(site >= 0 && site < input.siteX.length)) throw new RangeError(`no site ${site}`)
  const { draw } = reachesOf(input)
  const list: SitePoint[] = []
  eachPair(draw, site, (point, distance, weight) => {
    list.push({ point, distance, weight, children: input.children[point] })
  })
  return list.sort((a, b) => a.distance - b.distance || a.point - b.point)
}
