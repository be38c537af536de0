import { BANDS } from '../distance/grid.ts'
import type { Steps } from '../steps.ts'
import type { PairSink, Reach } from './reach.ts'
import { InputRefusal } from './refusal.ts'
import type { SiteDecay } from './thresholds.ts'

/** Pairs with their costs, compressed by site; points ascend within a site. */
export interface PairList {
  /** First pair of each site; sites + 1 entries. */
  readonly siteOffset: Uint32Array
  readonly point: Uint32Array
  readonly cost: Float64Array
}

/** Collects pairs in two sweeps over the same visits: count, then fill. */
export function* listSteps(
  sites: number,
  visit: (pair: (site: number, point: number, cost: number) => void) => Steps<void>,
): Steps<PairList> {
  const siteOffset = new Uint32Array(sites + 1)
  let total = 0
  yield* visit((site) => {
    siteOffset[site + 1]++
    total++
  })
  if (total > 0xffffffff) throw new InputRefusal('too-many-pairs', { array: 'costs', index: -1, value: total })
  for (let j = 0; j < sites; j++) siteOffset[j + 1] += siteOffset[j]
  const next = siteOffset.slice()
  const point = new Uint32Array(total)
  const cost = new Float64Array(total)
  yield* visit((site, i, d) => {
    const at = next[site]++
    point[at] = i
    cost[at] = d
  })
  return { siteOffset, point, cost }
}

/** Pairs between two steps: some milliseconds. */
const PAIRS_A_STEP = 250_000

/**
 * Pairs that are listed one by one. Keeps those within the threshold, with weights.
 * @param points number of demand points; they keep the order of the input
 */
export function* listedReachSteps(list: PairList, points: number, decays: readonly SiteDecay[]): Steps<ListedReach> {
  const sites = decays.length
  const bandStart = Uint32Array.from({ length: BANDS + 1 }, (_, b) => Math.floor((points * b) / BANDS))
  const offset = new Uint32Array(sites * (BANDS + 1))
  const inside = (pair: number, limit: number) => list.cost[pair] * list.cost[pair] <= limit
  let kept = 0
  let since = 0
  for (let j = 0; j < sites; j++) {
    for (let p = list.siteOffset[j]; p < list.siteOffset[j + 1]; p++) if (inside(p, decays[j].limit)) kept++
    since += list.siteOffset[j + 1] - list.siteOffset[j]
    if (since > PAIRS_A_STEP) {
      since = 0
      yield 0
    }
  }
  const point = new Uint32Array(kept)
  const square = new Float64Array(kept)
  const weight = new Float64Array(kept)
  let at = 0
  for (let j = 0; j < sites; j++) {
    const begin = at
    let band = 0
    offset[j * (BANDS + 1)] = at
    for (let p = list.siteOffset[j]; p < list.siteOffset[j + 1]; p++) {
      if (!inside(p, decays[j].limit)) continue
      while (list.point[p] >= bandStart[band + 1]) offset[j * (BANDS + 1) + ++band] = at
      point[at] = list.point[p]
      square[at] = list.cost[p] * list.cost[p]
      at++
    }
    while (band < BANDS) offset[j * (BANDS + 1) + ++band] = at
    decays[j].weigh(square.subarray(begin, at), weight.subarray(begin, at), at - begin)
    since += list.siteOffset[j + 1] - list.siteOffset[j]
    if (since > PAIRS_A_STEP) {
      since = 0
      yield 0
    }
  }
  const order = Uint32Array.from({ length: points }, (_, i) => i)
  return new ListedReach(sites, order, bandStart, { point, square, weight, offset })
}

interface Inside {
  readonly point: Uint32Array
  readonly square: Float64Array
  readonly weight: Float64Array
  /** First pair of site j in band b at j × (BANDS + 1) + b. */
  readonly offset: Uint32Array
}

/** Made by `listedReachSteps`. */
export class ListedReach implements Reach {
  readonly sites: number
  readonly order: Uint32Array
  readonly bandStart: Uint32Array
  private readonly inside: Inside

  constructor(sites: number, order: Uint32Array, bandStart: Uint32Array, inside: Inside) {
    this.sites = sites
    this.order = order
    this.bandStart = bandStart
    this.inside = inside
  }

  ofPoints(positions: Uint32Array): Reach {
    const place = new Int32Array(this.order.length).fill(-1)
    positions.forEach((position, k) => {
      place[position] = k
    })
    return new SomeOfList(this, positions, place)
  }

  pairs(site: number, band: number, sink: PairSink): void {
    const { point, square, weight, offset } = this.inside
    const from = offset[site * (BANDS + 1) + band]
    const to = offset[site * (BANDS + 1) + band + 1]
    if (from < to) sink.take(point, square, weight, from, to)
  }
}

/** A list's pairs with some points, picked out as they come. */
class SomeOfList implements Reach {
  readonly sites: number
  readonly order: Uint32Array
  readonly bandStart: Uint32Array
  private readonly list: ListedReach
  private readonly place: Int32Array

  constructor(list: ListedReach, positions: Uint32Array, place: Int32Array) {
    this.sites = list.sites
    this.order = positions
    // One band: the list is gone through band by band in any case.
    this.bandStart = Uint32Array.of(0, positions.length)
    this.list = list
    this.place = place
  }

  ofPoints(positions: Uint32Array): Reach {
    return this.list.ofPoints(positions.map((k) => this.order[k]))
  }

  pairs(site: number, _band: number, sink: PairSink): void {
    const { place } = this
    const one = { point: new Uint32Array(1), square: new Float64Array(1), weight: new Float64Array(1) }
    for (let band = 0; band < BANDS; band++) {
      this.list.pairs(site, band, {
        take(point, square, weight, from, to) {
          for (let k = from; k < to; k++) {
            if (place[point[k]] < 0) continue
            one.point[0] = place[point[k]]
            one.square[0] = square[k]
            one.weight[0] = weight[k]
            sink.take(one.point, one.square, one.weight, 0, 1)
          }
        },
      })
    }
  }
}
