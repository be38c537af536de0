import { accessInput, streetsOf } from '../core/analyse.ts'
import { LiveRun } from '../core/fca/incremental.ts'
import { InHand, type LiveAnswer, nearestAt } from './in-hand.ts'
import { among, isFollowed, LiveDistances, unknown } from './live-distances.ts'

/**
 * A scenario of which one site is being moved. Values equal a full run within 1e-12, at the cost of what changes; when the
 * hand lets go, a full run follows.
 */
export class LiveScenario extends InHand {
  /** null = too many points to follow. */
  private readonly following: LiveDistances | null
  private readonly all: LiveRun
  /** The same on the quality sites alone; `all` when only those count. */
  private readonly quality: LiveRun
  private readonly site: number

  /** @throws InputRefusal; RangeError when the site is not in the scenario */
  constructor(...given: ConstructorParameters<typeof InHand>) {
    super(...given)
    const { data, settings } = this
    this.site = data.sites.id.indexOf(this.id)
    if (this.site < 0) throw new RangeError('the site is not in the scenario')
    this.all = new LiveRun(accessInput(data, settings))
    this.quality = settings.qualityOnly ? this.all : new LiveRun(accessInput(data, settings, true))
    const { input } = this.all
    const summed = { zones: data.zones, located: this.located, children: input.children }
    this.following = isFollowed(input.children)
      ? new LiveDistances(summed, this.distances, this.site, input, this.quality.input)
      : null
  }

  /** @throws InputRefusal for a place that is none */
  moveTo(x: number, y: number): LiveAnswer {
    const edit = { op: 'move', site: this.site, x, y } as const
    this.all.apply(edit)
    if (this.quality !== this.all) this.quality.apply(edit)
    const run = this.all.result()
    const qualityRun = this.quality === this.all ? run : this.quality.result()
    const distances = this.following?.now(this.all.input) ?? unknown(this.distances)
    return {
      before: this.before,
      after: streetsOf(this.all.input, this.data, this.located, { run, qualityRun }, distances),
      childrenInReach: run.siteChildren[this.site] ?? 0,
      neighbour: this.neighbourOf(x, y),
    }
  }

  private neighbourOf(x: number, y: number): number {
    const others = among(this.all.input, (j) => j !== this.site)
    return nearestAt(others, this.data.coordinates, x, y).distance[0] ?? -1
  }
}
