import { seeded } from '../src/core/random.ts'
import { qualityOdds } from './illustration.ts'
import type { Spot } from './spots.ts'

/** Sites that carry the synthetic quality flag. */
const qualityCount = 46
/** Draws the quality flag: a fixed-seed lottery with the odds above. */
export function buildQuality(spots: readonly Spot[]): boolean[] {
  const random = seeded(46)
  const score = spots.map((spot) => qualityOdds(spot.street) + random())
  const order = score.map((_, k) => k).sort((p, q) => score[q]! - score[p]! || p - q)
  const chosen = new Set(order.slice(0, qualityCount))
  return spots.map((_, k) => chosen.has(k))
}

export interface Groups {
  /** Name of the group of each spot; empty = none. */
  readonly group: readonly string[]
  /** True for the one that leads its group. */
  readonly lead: readonly boolean[]
}

/** Neutral groups: every third quality site leads one, and the nearest free sites within 4 km join it. */
export function buildGroups(spots: readonly Spot[], quality: readonly boolean[]): Groups {
  const random = seeded(43)
  const groups = spots.map(() => '')
  const lead = spots.map(() => false)
  const leaders = spots.map((_, k) => k).filter((k) => quality[k])
  const letters = 'ABCDEFGHJKLMNPQR'
  let used = 0
  for (const leader of leaders.filter((_, k) => k % 3 === 0)) {
    if (groups[leader] !== '' || used === letters.length) continue
    const members = 3 + Math.floor(random() * 6)
    const distance2 = (k: number) => (spots[k]!.x - spots[leader]!.x) ** 2 + (spots[k]!.y - spots[leader]!.y) ** 2
    const free = spots.map((_, k) => k).filter((k) => groups[k] === '' && distance2(k) <= 4000 ** 2)
    free.sort((p, q) => distance2(p) - distance2(q) || p - q)
    for (const k of free.slice(0, members + 1)) groups[k] = `教育集团 ${letters[used]}`
    lead[leader] = true
    used++
  }
  return { group: groups, lead }
}

/** Pairs of the sample that go hand in hand. */
const pairCount = 8

/**
 * Hand-in-hand pairs (手拉手): the first leads that find one take the nearest site beyond 3 km that is in no group and
 * not of quality. Both sides name each other.
 * @returns row of the partner of each spot; −1 = none
 */
export function buildPairs(spots: readonly Spot[], quality: readonly boolean[], { group, lead }: Groups): number[] {
  const partner = spots.map(() => -1)
  let pairs = 0
  for (const k of spots.keys()) {
    if (!lead[k] || pairs === pairCount) continue
    const metres = (other: number) => Math.hypot(spots[other]!.x - spots[k]!.x, spots[other]!.y - spots[k]!.y)
    const free = [...spots.keys()].filter((m) => partner[m]! < 0 && !quality[m] && group[m] === '' && metres(m) > 3000)
    const nearest = free.sort((p, q) => metres(p) - metres(q) || p - q)[0]
    if (nearest === undefined) continue
    partner[k] = nearest
    partner[nearest] = k
    pairs++
  }
  return partner
}
