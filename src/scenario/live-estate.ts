import { assignZones } from '../core/aggregate/locate.ts'
import { accessInput, type NearestPair, streetsOf } from '../core/analyse.ts'
import { type Nearest, nearestSites } from '../core/distance/nearest.ts'
import type { AccessInput } from '../core/fca/model.ts'
import { runAccess } from '../core/fca/run.ts'
import { InHand, type LiveAnswer, nearestAt } from './in-hand.ts'
import { distancesNow, isFollowed, unknown } from './live-distances.ts'

/**
 * A scenario of which one new estate is being moved. Wherever it goes, all who share schools with its children have more or
 * fewer places: access is run in full for each place, with the bits of the run that follows when the hand lets go.
 */
export class LiveEstate extends InHand {
  private readonly point: number

  /** @throws InputRefusal; RangeError when the estate is not in the scenario */
  constructor(...given: ConstructorParameters<typeof InHand>) {
    super(...given)
    this.point = this.data.demand.id.indexOf(this.id)
    if (this.point < 0) throw new RangeError('the estate is not in the scenario')
  }

  /** @throws InputRefusal for a place that is none */
  moveTo(x: number, y: number): LiveAnswer {
    const { settings, point } = this
    const { demand, zones } = this.data
    const data = { ...this.data, demand: { ...demand, x: demand.x.with(point, x), y: demand.y.with(point, y) } }
    const zone = zones ? (assignZones(Float64Array.of(x), Float64Array.of(y), zones.polygons)[0] ?? -1) : -1
    const located = { ...this.located, zoneOf: this.located.zoneOf.with(point, zone) }
    const [input, qualityInput] = [accessInput(data, settings), accessInput(data, settings, true)]
    const run = runAccess(input)
    const qualityRun = settings.qualityOnly ? run : runAccess(qualityInput)
    // As the crow flies only the estate's own nearest school is another.
    const nearest = (all: AccessInput, kept: Nearest): Nearest => {
      if (settings.distance !== 'straight') return nearestSites(all)
      const { distance, site } = nearestAt(all, data.coordinates, x, y)
      return { distance: kept.distance.with(point, distance[0] ?? -1), site: kept.site.with(point, site[0] ?? -1) }
    }
    const follow = (): NearestPair => {
      const near = nearest(input, this.distances.near)
      const nearQuality = settings.qualityOnly ? near : nearest(qualityInput, this.distances.nearQuality)
      return distancesNow({ zones, located, children: input.children }, this.distances, near, nearQuality)
    }
    const distances = isFollowed(input.children) ? follow() : unknown(this.distances)
    return {
      before: this.before,
      after: streetsOf(input, data, located, { run, qualityRun }, distances),
      childrenInReach: null,
      neighbour: nearestAt(input, data.coordinates, x, y).distance[0] ?? -1,
    }
  }
}
