import type { Summary } from '../core/aggregate/summary.ts'
import {
  type AnalysisSettings,
  accessInput,
  analysisSteps,
  type Distances,
  distanceSteps,
  type Located,
  summedUp,
} from '../core/analyse.ts'
import { type Nearest, nearestSites } from '../core/distance/nearest.ts'
import { LiveRun } from '../core/fca/incremental.ts'
import type { AccessInput } from '../core/fca/model.ts'
import type { Coordinates, StudyData } from '../core/places.ts'
import { finish } from '../core/steps.ts'
import type { Edit } from './edit.ts'
import { among, isFollowed, LiveDistances, unknown } from './live-distances.ts'
import { scenarioStudy } from './scenario-study.ts'

/** The numbers of the streets and of the whole study. */
export interface Summaries {
  readonly zones: readonly Summary[]
  readonly outside: Summary
  readonly total: Summary
}

/** What a site or an estate in the hand does where it is held. */
export interface LiveAnswer {
  /** Without the edit. */
  readonly before: Summaries
  /** With it. Where the study has very many points `total.nearest` is null: distances follow when the hand lets go. */
  readonly after: Summaries
  /** Children (not weighted) within the site's own reach; null for an estate. */
  readonly childrenInReach: number | null
  /** Metres to the nearest other site with places; −1 = there is none. */
  readonly neighbour: number
}

/**
 * A scenario of which one site is being moved. Values equal a full run within 1e-12, at the cost of what changes; when the
 * hand lets go, a full run follows.
 */
export class LiveScenario {
  private readonly before: Summaries
  private readonly data: StudyData
  private readonly located: Located
  private readonly settings: AnalysisSettings
  private readonly distances: Distances
  /** null = too many points to follow. */
  private readonly following: LiveDistances | null
  private readonly all: LiveRun
  /** The same on the quality sites alone; `all` when only those count. */
  private readonly quality: LiveRun
  private readonly site: number

  /**
   * @param edits those that do something; `index` = the one whose site is moved
   * @throws InputRefusal; RangeError when the site is not in the scenario
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
    this.site = now.data.sites.id.indexOf(edits[index]?.id ?? '')
    if (this.site < 0) throw new RangeError('the site is not in the scenario')
    this.distances = finish(distanceSteps(now.data, now.located, settings))
    this.all = new LiveRun(accessInput(now.data, settings))
    this.quality = settings.qualityOnly ? this.all : new LiveRun(accessInput(now.data, settings, true))
    const { input } = this.all
    const summed = { zones: now.data.zones, located: now.located, children: input.children }
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
    const analysis = summedUp(this.data, this.located, this.settings, { run, qualityRun }, distances)
    return {
      before: this.before,
      after: summariesOf(analysis),
      childrenInReach: run.siteChildren[this.site] ?? 0,
      neighbour: this.neighbourOf(x, y),
    }
  }

  private neighbourOf(x: number, y: number): number {
    const others = among(this.all.input, (j) => j !== this.site)
    return nearestAt(others, this.data.coordinates, x, y).distance[0] ?? -1
  }
}

/** The nearest site of one place as the crow flies, whatever the costs of the study are. */
export const nearestAt = (input: AccessInput, coordinates: Coordinates, x: number, y: number): Nearest =>
  nearestSites({
    ...input,
    demandX: Float64Array.of(x),
    demandY: Float64Array.of(y),
    children: Float64Array.of(1),
    costs: { kind: 'straight', coordinates },
  })

/** The numbers without one of the edits, run in full. @throws InputRefusal */
export function withoutEdit(
  baseline: StudyData,
  located: Located,
  settings: AnalysisSettings,
  edits: readonly Edit[],
  index: number,
): Summaries {
  const rest = edits.filter((_, k) => k !== index)
  const old = scenarioStudy(baseline, located, rest)
  return summariesOf(finish(analysisSteps(old.data, old.located, settings)))
}

export const summariesOf = ({ zones, outside, total }: Summaries): Summaries => ({ zones, outside, total })
