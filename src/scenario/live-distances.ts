import { nearestSummarySteps } from '../core/aggregate/nearest-summary.ts'
import type { Distances, Located, NearestPair } from '../core/analyse.ts'
import { type Nearest, nearer, nearestSites } from '../core/distance/nearest.ts'
import type { AccessInput } from '../core/fca/model.ts'
import type { StudyData } from '../core/places.ts'
import { finish } from '../core/steps.ts'

/** Beyond so many points, distances to the nearest school would cost more than all else in the hand: they follow when it lets go. */
const MOST_FOLLOWED = 100_000

export const isFollowed = (children: Float64Array) => children.length <= MOST_FOLLOWED

/** Distances of before the hand took hold are none of now: better not known than wrong. */
export const unknown = ({ zones }: Distances): NearestPair => ({
  all: zones.all.map(() => null),
  quality: zones.quality.map(() => null),
})

/** The input with only those of its sites that are asked for. */
export const among = (input: AccessInput, keep: (site: number) => boolean): AccessInput => ({
  ...input,
  absent: Uint8Array.from(input.siteX, (_, j) => (input.absent?.[j] === 1 || !keep(j) ? 1 : 0)),
})

/** What distances are summed up by: which street each point is in, and the children there. */
export interface Summed {
  readonly zones: StudyData['zones']
  readonly located: Located
  readonly children: Float64Array
}

/** Distances as they are now, summed up by street; those of before that still hold are kept. */
export function distancesNow(
  { zones, located, children }: Summed,
  kept: Distances,
  near: Nearest,
  nearQuality: Nearest,
): NearestPair {
  const grouping = { groupOf: located.zoneOf, count: zones?.id.length ?? 0 }
  const sum = ({ distance }: Nearest) => finish(nearestSummarySteps(children, distance, grouping))
  const all = sum(near)
  const quality = nearQuality === near ? all : nearQuality === kept.nearQuality ? kept.zones.quality : sum(nearQuality)
  return { all, quality }
}

/** Distances to the nearest school while one site moves: those to the other sites stay what they were. */
export class LiveDistances {
  private readonly others: Nearest
  /** null = the site is none of the quality sites; `others` = there are no sites but those. */
  private readonly otherQuality: Nearest | null
  private readonly summed: Summed
  private readonly kept: Distances
  private readonly site: number

  /** @param quality the input of the quality sites; `all` where only those count */
  constructor(summed: Summed, kept: Distances, site: number, all: AccessInput, quality: AccessInput) {
    this.summed = summed
    this.kept = kept
    this.site = site
    const others = (input: AccessInput) => nearestSites(among(input, (j) => j !== site))
    this.others = others(all)
    this.otherQuality = quality === all ? this.others : quality.absent?.[site] === 1 ? null : others(quality)
  }

  /** @param all the input with the site where it is now */
  now(all: AccessInput): NearestPair {
    const { others, otherQuality, kept } = this
    const own = nearestSites(among(all, (j) => j === this.site))
    const near = nearer(others, own)
    const quality =
      otherQuality === null ? kept.nearQuality : otherQuality === others ? near : nearer(otherQuality, own)
    return distancesNow(this.summed, kept, near, quality)
  }
}
