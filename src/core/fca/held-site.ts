import type { PairSink, Reach } from './reach.ts'

/** The site that is being edited, and what its points had without it, by position in reach order. */
export interface Held {
  readonly site: number
  readonly disc: Uint32Array
  readonly base: Float64Array
  readonly count: Uint32Array
}

/** Adds `term`·f^power of a site to its points and counts it there; tells what they had before. */
export function addSite(
  reach: Reach,
  site: number,
  term: number,
  power: 1 | 2,
  sum: Float64Array,
  count: Uint32Array,
): Held {
  const disc: Uint32Array[] = []
  const base: Float64Array[] = []
  const counts: Uint32Array[] = []
  const sink: PairSink = {
    take(point, _square, weight, from, to) {
      const n = to - from
      const blockDisc = point.slice(from, to)
      const blockBase = new Float64Array(n)
      const blockCount = new Uint32Array(n)
      for (let k = 0; k < n; k++) {
        const i = blockDisc[k]
        blockBase[k] = sum[i]
        blockCount[k] = count[i]
        const w = weight[from + k]
        sum[i] += term * (power === 2 ? w * w : w)
        count[i]++
      }
      disc.push(blockDisc)
      base.push(blockBase)
      counts.push(blockCount)
    },
  }
  for (let band = 0; band + 1 < reach.bandStart.length; band++) reach.pairs(site, band, sink)
  const size = disc.reduce((n, block) => n + block.length, 0)
  const held = { site, disc: new Uint32Array(size), base: new Float64Array(size), count: new Uint32Array(size) }
  let at = 0
  for (let b = 0; b < disc.length; b++) {
    held.disc.set(disc[b], at)
    held.base.set(base[b], at)
    held.count.set(counts[b], at)
    at += disc[b].length
  }
  return held
}
