import { assignZones } from '../core/aggregate/locate.ts'
import {
  type AnalysisSettings,
  accessInput,
  type Distances,
  distanceSteps,
  type Located,
  summedUp,
} from '../core/analyse.ts'
import { type Nearest, nearestSites } from '../core/distance/nearest.ts'
import type { AccessInput } from '../core/fca/model.ts'
import { runAccess } from '../core/fca/run.ts'
import type { Polygons, StudyData } from '../core/places.ts'
import { finish } from '../core/steps.ts'
import type { Edit } from './edit.ts'
import { distancesNow, isFollowed, unknown } from './live-distances.ts'
import { type LiveAnswer, nearestAt, type Summaries, summariesOf, withoutEdit } from './live-scenario.ts'
import { scenarioStudy } from './scenario-study.ts'

/**
 * A scenario of which one new estate is being moved. Wherever it goes, all who share schools with its children have more or
 * fewer places: access is run in full for each place, with the bits of the run that follows when the hand lets go.
 */
export class LiveEstate {
  private readonly before: Summaries
  private readonly data: StudyData
  private readonly located: Located
  private readonly settings: AnalysisSettings
  private readonly distances: Distances
  private readonly point: number

  /**
   * @param edits those that do something; `index` = the estate
   * @throws InputRefusal; RangeError when the estate is not in the scenario
   */
  constructor(
    baseline: StudyData,
    located: Located,
    settings: AnalysisSettings,
    edits: readonly Edit[],
    index: number,
  ) {
    this.before = withoutEdit(baseline, located, settings, edits, index)
    const now = scenarioStudy(baseline, located, edits)
    this.data = now.data
    this.located = now.located
    this.settings = settings
    this.point = now.data.demand.id.indexOf(edits[index]?.id ?? '')
    if (this.point < 0) throw new RangeError('the estate is not in the scenario')
    this.distances = finish(distanceSteps(now.data, now.located, settings))
  }

  /** @throws InputRefusal for a place that is none */
  moveTo(x: number, y: number): LiveAnswer {
    const { settings, point } = this
    const { demand, zones, catchments } = this.data
    const data = { ...this.data, demand: { ...demand, x: put(demand.x, point, x), y: put(demand.y, point, y) } }
    const within = (of: Int32Array, table: { readonly polygons: readonly Polygons[] } | null) =>
      put(of, point, table ? (assignZones(Float64Array.of(x), Float64Array.of(y), table.polygons)[0] ?? -1) : -1)
    const located = {
      ...this.located,
      zoneOf: within(this.located.zoneOf, zones),
      catchmentOf: within(this.located.catchmentOf, catchments),
    }
    const [input, qualityInput] = [accessInput(data, settings), accessInput(data, settings, true)]
    const run = runAccess(input)
    const qualityRun = settings.qualityOnly ? run : runAccess(qualityInput)
    // As the crow flies only the estate's own nearest school is another.
    const nearest = (all: AccessInput, kept: Nearest): Nearest => {
      if (settings.distance !== 'straight') return nearestSites(all)
      const { distance, site } = nearestAt(all, data.coordinates, x, y)
      return { distance: put(kept.distance, point, distance[0] ?? -1), site: put(kept.site, point, site[0] ?? -1) }
    }
    const follow = (): Distances => {
      const near = nearest(input, this.distances.near)
      const nearQuality = settings.qualityOnly ? near : nearest(qualityInput, this.distances.nearQuality)
      return distancesNow({ zones, located, children: input.children }, this.distances, near, nearQuality)
    }
    const distances = isFollowed(input.children) ? follow() : unknown(this.distances)
    return {
      before: this.before,
      after: summariesOf(summedUp(data, located, settings, { run, qualityRun }, distances)),
      childrenInReach: null,
      neighbour: nearestAt(input, data.coordinates, x, y).distance[0] ?? -1,
    }
  }
}

function put<T extends Float64Array | Int32Array>(values: T, at: number, value: number): T {
  const copy = values.slice() as T
  copy[at] = value
  return copy
}
