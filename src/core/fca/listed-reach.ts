import { BANDS } from '../distance/grid.ts'
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
export function listPairs(
  sites: number,
  visit: (pair: (site: number, point: number, cost: number) => void) => void,
): PairList {
  const siteOffset = new Uint32Array(sites + 1)
  let total = 0
  visit((site) => {
    siteOffset[site + 1]++
    total++
  })
  if (total > 0xffffffff) throw new InputRefusal('too-many-pairs', { array: 'costs', index: -1, value: total })
  for (let j = 0; j < sites; j++) siteOffset[j + 1] += siteOffset[j]
  const next = siteOffset.slice()
  const point = new Uint32Array(total)
  const cost = new Float64Array(total)
  visit((site, i, d) => {
    const at = next[site]++
    point[at] = i
    cost[at] = d
  })
  return { siteOffset, point, cost }
}

/** Pairs that are listed one by one: the user's matrix, catchments. Keeps those within the threshold, with weights. */
export class ListedReach implements Reach {
  readonly sites: number
  readonly order: Uint32Array
  readonly bandStart: Uint32Array
  private readonly point: Uint32Array
  private readonly square: Float64Array
  private readonly weight: Float64Array
  /** First pair of site j in band b at j × (BANDS + 1) + b. */
  private readonly offset: Uint32Array

  /** @param points number of demand points; they keep the order of the input */
  constructor(list: PairList, points: number, decays: readonly SiteDecay[]) {
    this.sites = decays.length
    this.order = Uint32Array.from({ length: points }, (_, i) => i)
    this.bandStart = Uint32Array.from({ length: BANDS + 1 }, (_, b) => Math.floor((points * b) / BANDS))
    this.offset = new Uint32Array(this.sites * (BANDS + 1))
    const inside = (pair: number, limit: number) => list.cost[pair] * list.cost[pair] <= limit
    let kept = 0
    for (let j = 0; j < this.sites; j++) {
      for (let p = list.siteOffset[j]; p < list.siteOffset[j + 1]; p++) if (inside(p, decays[j].limit)) kept++
    }
    this.point = new Uint32Array(kept)
    this.square = new Float64Array(kept)
    this.weight = new Float64Array(kept)
    let at = 0
    for (let j = 0; j < this.sites; j++) {
      const begin = at
      let band = 0
      this.offset[j * (BANDS + 1)] = at
      for (let p = list.siteOffset[j]; p < list.siteOffset[j + 1]; p++) {
        if (!inside(p, decays[j].limit)) continue
        while (list.point[p] >= this.bandStart[band + 1]) this.offset[j * (BANDS + 1) + ++band] = at
        this.point[at] = list.point[p]
        this.square[at] = list.cost[p] * list.cost[p]
        at++
      }
      while (band < BANDS) this.offset[j * (BANDS + 1) + ++band] = at
      decays[j].weigh(this.square.subarray(begin, at), this.weight.subarray(begin, at), at - begin)
    }
  }

  ofPoints(positions: Uint32Array): Reach {
    const place = new Int32Array(this.order.length).fill(-1)
    positions.forEach((position, k) => {
      place[position] = k
    })
    return new SomeOfList(this, positions, place)
  }

  pairs(site: number, band: number, sink: PairSink): void {
    const from = this.offset[site * (BANDS + 1) + band]
    const to = this.offset[site * (BANDS + 1) + band + 1]
    if (from < to) sink.take(this.point, this.square, this.weight, from, to)
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
