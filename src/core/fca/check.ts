import type { Coordinates, CostTable } from '../places.ts'
import { checkDecay } from './decay.ts'
import type { AccessInput } from './model.ts'
import { InputRefusal } from './refusal.ts'

/**
 * Amounts are 0 or lie in [1e-30, 1e30], and weights below 1e-60 count as 0 (decay.ts). Together they keep every
 * quotient and product of every measure inside the range of doubles: no NaN, no Infinity, however hostile the file.
 */
const SMALLEST = 1e-30
const LARGEST = 1e30
/** Wider than any projected system; keeps squared distances finite and grids sane. */
const LARGEST_COORDINATE = 1e12
const LARGEST_COST = 1e30

function length(array: string, found: number, wanted: number): void {
  if (found !== wanted) throw new InputRefusal('wrong-length', { array, index: -1, value: found })
}

/** @throws InputRefusal for a count of children or places that no measure can be computed from */
export function checkAmount(array: string, index: number, value: number): void {
  if (value === 0) return
  if (!Number.isFinite(value)) throw new InputRefusal('not-finite', { array, index, value })
  if (value < 0) throw new InputRefusal('negative', { array, index, value })
  if (value > LARGEST) throw new InputRefusal('too-large', { array, index, value })
  if (value < SMALLEST) throw new InputRefusal('too-small', { array, index, value })
}

/** @throws InputRefusal for a place that is none; one right at its limit (the pole itself) is */
export function checkPlace(prefix: string, index: number, x: number, y: number, coordinates: Coordinates): void {
  const lonlat = coordinates === 'lonlat'
  if (!Number.isFinite(x)) throw new InputRefusal('not-finite', { array: `${prefix}X`, index, value: x })
  if (!Number.isFinite(y)) throw new InputRefusal('not-finite', { array: `${prefix}Y`, index, value: y })
  if (Math.abs(x) > (lonlat ? 360 : LARGEST_COORDINATE)) {
    throw new InputRefusal(lonlat ? 'bad-longitude' : 'too-large', { array: `${prefix}X`, index, value: x })
  }
  if (Math.abs(y) > (lonlat ? 90 : LARGEST_COORDINATE)) {
    throw new InputRefusal(lonlat ? 'bad-latitude' : 'too-large', { array: `${prefix}Y`, index, value: y })
  }
}

export function checkThreshold(array: string, index: number, value: number): void {
  if (!Number.isFinite(value)) throw new InputRefusal('not-finite', { array, index, value })
  if (value <= 0) throw new InputRefusal('not-positive', { array, index, value })
  if (value > LARGEST) throw new InputRefusal('too-large', { array, index, value })
  if (value < SMALLEST) throw new InputRefusal('too-small', { array, index, value })
}

/** Tables that were found good; nobody writes to one once it has been in a run. */
const goodTables = new WeakMap<CostTable, string>()

function checkTable(table: CostTable, points: number, sites: number): void {
  const size = `${points} ${sites}`
  if (goodTables.get(table) === size) return
  length('rowOffset', table.rowOffset.length, points + 1)
  const pairs = table.rowOffset[points]
  length('siteIndex', table.siteIndex.length, pairs)
  length('cost', table.cost.length, pairs)
  const { rowOffset, siteIndex, cost } = table
  for (let i = 0; i < points; i++) {
    const end = rowOffset[i + 1]
    if (end < rowOffset[i]) throw new InputRefusal('not-ascending', { array: 'rowOffset', index: i + 1, value: end })
    // Equal neighbours would count one pair twice.
    let before = -1
    for (let p = rowOffset[i]; p < end; p++) {
      const site = siteIndex[p]
      const d = cost[p]
      if (!(site > before && d >= 0 && d <= LARGEST_COST)) refusePair(p, site, sites, d)
      before = site
    }
    // In ascending order the last is the largest.
    if (before >= sites) refusePair(end - 1, before, sites, 0)
  }
  goodTables.set(table, size)
}

function refusePair(index: number, site: number, sites: number, cost: number): never {
  if (site >= sites) throw new InputRefusal('bad-index', { array: 'siteIndex', index, value: site })
  if (!Number.isFinite(cost)) throw new InputRefusal('not-finite', { array: 'cost', index, value: cost })
  if (cost < 0) throw new InputRefusal('negative', { array: 'cost', index, value: cost })
  if (cost > LARGEST_COST) throw new InputRefusal('too-large', { array: 'cost', index, value: cost })
  throw new InputRefusal('not-ascending', { array: 'siteIndex', index, value: site })
}

/**
 * Holds an input against what the engine can compute with.
 * @throws InputRefusal naming the array, the entry and the value
 */
export function checkInput(input: AccessInput): void {
  const points = input.demandX.length
  const sites = input.siteX.length
  length('demandY', input.demandY.length, points)
  length('children', input.children.length, points)
  length('siteY', input.siteY.length, sites)
  length('capacity', input.capacity.length, sites)
  if (input.absent) length('absent', input.absent.length, sites)
  length('siteThreshold', input.siteThreshold.length, sites)
  for (let i = 0; i < points; i++) checkAmount('children', i, input.children[i])
  for (let j = 0; j < sites; j++) checkAmount('capacity', j, input.capacity[j])
  checkThreshold('threshold', -1, input.threshold)
  if (input.secondThreshold !== undefined) checkThreshold('secondThreshold', -1, input.secondThreshold)
  if (input.tau !== undefined) checkThreshold('tau', -1, input.tau)
  if (input.nth !== undefined && !(Number.isInteger(input.nth) && input.nth >= 1)) {
    throw new InputRefusal('not-positive', { array: 'nth', index: -1, value: input.nth })
  }
  for (let j = 0; j < sites; j++) {
    if (!Number.isNaN(input.siteThreshold[j])) checkThreshold('siteThreshold', j, input.siteThreshold[j])
  }
  checkDecay(input.decay)
  const { costs } = input
  if (costs.kind === 'matrix') {
    checkTable(costs.table, points, sites)
    return
  }
  const { coordinates } = costs
  for (let i = 0; i < points; i++) checkPlace('demand', i, input.demandX[i], input.demandY[i], coordinates)
  for (let j = 0; j < sites; j++) checkPlace('site', j, input.siteX[j], input.siteY[j], coordinates)
  if (costs.kind === 'catchment') {
    length('sites', costs.sites.length, costs.polygons.length)
    for (const served of costs.sites) {
      for (const site of served) {
        if (!Number.isInteger(site) || site < 0 || site >= sites) {
          throw new InputRefusal('bad-index', { array: 'sites', index: -1, value: site })
        }
      }
    }
  }
}
