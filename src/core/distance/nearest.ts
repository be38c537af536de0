import { checkInput } from '../fca/check.ts'
import type { PairList } from '../fca/listed-reach.ts'
import type { AccessInput } from '../fca/model.ts'
import { placesOf } from '../fca/phases.ts'
import { catchmentSteps, straightMetric } from '../fca/reach-of.ts'
import type { CostTable } from '../places.ts'
import { finish, type Steps } from '../steps.ts'
import { earthCentred } from './ellipsoid.ts'
import { type Metric, pairSquare } from './metric.ts'
import { SpaceTree } from './space-tree.ts'

/** The nearest site of every demand point. */
export interface Nearest {
  /** Cost, metres or minutes; −1 = there is none. */
  readonly distance: Float64Array
  /** Its index; −1 = there is none. */
  readonly site: Int32Array
}

const POINTS_PER_STEP = 10_000
/** Sites up to which asking every one is cheaper than a tree. */
const FEW_SITES = 4

/** Keeps the n smallest of what it is shown; ties go to the site that comes first. */
class Smallest {
  readonly distance: Float64Array
  readonly site: Int32Array
  constructor(n: number) {
    this.distance = new Float64Array(n)
    this.site = new Int32Array(n)
    this.clear()
  }
  clear(): void {
    this.distance.fill(Infinity)
    this.site.fill(-1)
  }
  /** The n-th smallest so far; Infinity until n were shown. */
  get worst(): number {
    return this.distance[this.distance.length - 1]
  }
  show(distance: number, site: number): void {
    const { distance: d, site: s } = this
    let k = d.length - 1
    if (distance > d[k] || (distance === d[k] && s[k] >= 0 && site > s[k])) return
    while (k > 0 && (distance < d[k - 1] || (distance === d[k - 1] && site < s[k - 1]))) {
      d[k] = d[k - 1]
      s[k] = s[k - 1]
      k--
    }
    d[k] = distance
    s[k] = site
  }
}

/** Pairs between two steps. */
const PAIRS_A_STEP = 250_000

/** Nearest by the pairs of catchments, which are listed by site. */
function nearestListed(input: AccessInput, list: PairList, n: number): Nearest {
  const points = input.demandX.length
  const none: Nearest = { distance: new Float64Array(points).fill(-1), site: new Int32Array(points).fill(-1) }
  const best = Array.from({ length: n === 1 ? 0 : points }, () => new Smallest(n))
  const capacity = placesOf(input)
  for (let j = 0; j < capacity.length; j++) {
    if (capacity[j] === 0) continue
    for (let p = list.siteOffset[j]; p < list.siteOffset[j + 1]; p++) {
      const i = list.point[p]
      if (n > 1) best[i].show(list.cost[p], j)
      else if (none.site[i] < 0 || list.cost[p] < none.distance[i]) {
        none.distance[i] = list.cost[p]
        none.site[i] = j
      }
    }
  }
  best.forEach((found, i) => {
    if (found.worst === Infinity) return
    none.distance[i] = found.worst
    none.site[i] = found.site[n - 1]
  })
  return none
}

/** Nearest by the rows of a matrix. */
function* nearestInRows({ rowOffset, siteIndex, cost }: CostTable, capacity: Float64Array, n: number): Steps<Nearest> {
  const points = rowOffset.length - 1
  const distance = new Float64Array(points).fill(-1)
  const site = new Int32Array(points).fill(-1)
  const best = new Smallest(n)
  let since = 0
  for (let i = 0; i < points; i++) {
    best.clear()
    for (let p = rowOffset[i]; p < rowOffset[i + 1]; p++) {
      if (capacity[siteIndex[p]] > 0) best.show(cost[p], siteIndex[p])
    }
    since += rowOffset[i + 1] - rowOffset[i]
    if (since > PAIRS_A_STEP) {
      since = 0
      yield i / points
    }
    if (best.worst === Infinity) continue
    distance[i] = best.worst
    site[i] = best.site[n - 1]
  }
  return { distance, site }
}

/** Places in a space where straight lines between them are never longer than distances (by more than the slack below). */
function inSpace(metric: Metric, x: number, y: number, out: Float64Array, at: number): void {
  if (metric.coordinates === 'lonlat') earthCentred(x, y, out, at)
  else {
    out[at] = x
    out[at + 1] = y
    out[at + 2] = 0
  }
}

function* nearestStraight(input: AccessInput, metric: Metric, n: number): Generator<number, Nearest> {
  const { demandX, demandY, siteX, siteY } = input
  const capacity = placesOf(input)
  const points = demandX.length
  const distance = new Float64Array(points).fill(-1)
  const site = new Int32Array(points).fill(-1)
  const open = Int32Array.from(Array.from(capacity.keys()).filter((j) => capacity[j] > 0))
  if (open.length < n) return { distance, site }
  const places = new Float64Array(3 * open.length)
  open.forEach((j, k) => {
    inSpace(metric, siteX[j], siteY[j], places, 3 * k)
  })
  const place = new Int32Array(capacity.length)
  open.forEach((j, k) => {
    place[j] = k
  })
  const tree = new SpaceTree(places)
  const best = new Smallest(n)
  const from = new Float64Array(3)
  let i = 0
  const visit = (k: number): number => {
    const j = open[k]
    best.show(Math.sqrt(pairSquare(metric, demandX[i], demandY[i], j, siteX[j], siteY[j])), j)
    // The local formula may be 1e-5 shorter than the chord; a little more slack keeps every true candidate.
    return best.worst * (1 + 3e-5) + 1e-6
  }
  let last = -1
  for (i = 0; i < points; i++) {
    if (i % POINTS_PER_STEP === POINTS_PER_STEP - 1) yield i / points
    best.clear()
    if (open.length <= FEW_SITES) for (let k = 0; k < open.length; k++) visit(k)
    else {
      inSpace(metric, demandX[i], demandY[i], from, 0)
      // Neighbours in a file are often neighbours on the ground: the last answer is a good first bound.
      const bound = n === 1 && last >= 0 ? visit(last) : Infinity
      tree.search(from, visit, bound)
    }
    distance[i] = best.worst
    site[i] = best.site[n - 1]
    last = place[site[i]]
  }
  return { distance, site }
}

/** The n-th nearest site of a checked input; see `nearestSteps`. */
export function* nearestTo(input: AccessInput, n: number): Generator<number, Nearest> {
  const { costs } = input
  if (costs.kind === 'matrix') return yield* nearestInRows(costs.table, placesOf(input), n)
  const metric = straightMetric(input) as Metric
  if (costs.kind === 'straight') return yield* nearestStraight(input, metric, n)
  return nearestListed(input, yield* catchmentSteps(input, costs, metric), n)
}

/**
 * Cost to the n-th nearest site with places for every demand point, whatever the threshold. Listed costs (matrix,
 * catchments) know only the pairs that they list. Equal costs: the site that comes first. In steps of some milliseconds
 * that yield the share done; the last value is the result.
 * @param n from 1
 * @throws InputRefusal for numbers that cannot be computed with
 */
export function* nearestSteps(input: AccessInput, n = 1): Generator<number, Nearest> {
  checkInput(input)
  return yield* nearestTo(input, n)
}

/** The nearer of two answers for the same points; equal distances: the site that comes first. */
export function nearer(a: Nearest, b: Nearest): Nearest {
  const distance = a.distance.slice()
  const site = a.site.slice()
  for (let i = 0; i < distance.length; i++) {
    const d = b.distance[i]
    if (d < 0 || (distance[i] >= 0 && (d > distance[i] || (d === distance[i] && b.site[i] > site[i])))) continue
    distance[i] = d
    site[i] = b.site[i]
  }
  return { distance, site }
}

/** `nearestSteps` at one go. */
export function nearestSites(input: AccessInput, n = 1): Nearest {
  return finish(nearestSteps(input, n))
}
