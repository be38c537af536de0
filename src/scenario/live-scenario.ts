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
import { nearestSites } from '../core/distance/nearest.ts'
import { LiveRun } from '../core/fca/incremental.ts'
import type { StudyData } from '../core/places.ts'
import { finish } from '../core/steps.ts'
import type { Edit } from './edit.ts'
import { scenarioStudy } from './scenario-study.ts'

/** The numbers of the streets and of the whole study. */
export interface Summaries {
  readonly zones: readonly Summary[]
  readonly outside: Summary
  readonly total: Summary
}

/** What a site in the hand does where it is held. */
export interface LiveAnswer {
  /** Without the edit. */
  readonly before: Summaries
  /** With it. Distances to the nearest school are those from where the hand began: they follow when it lets go. */
  readonly after: Summaries
  /** Children (not weighted) within the site's own reach. */
  readonly childrenInReach: number
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
    const old = scenarioStudy(
      baseline,
      located,
      edits.filter((_, k) => k !== index),
    )
    this.before = summariesOf(finish(analysisSteps(old.data, old.located, settings)))
    const now = scenarioStudy(baseline, located, edits)
    this.data = now.data
    this.located = now.located
    this.settings = settings
    this.site = now.data.sites.id.indexOf(edits[index]?.id ?? '')
    if (this.site < 0) throw new RangeError('the site is not in the scenario')
    this.distances = finish(distanceSteps(now.data, now.located, settings))
    this.all = new LiveRun(accessInput(now.data, settings))
    this.quality = settings.qualityOnly ? this.all : new LiveRun(accessInput(now.data, settings, true))
  }

  /** @throws InputRefusal for a place that is none */
  moveTo(x: number, y: number): LiveAnswer {
    const edit = { op: 'move', site: this.site, x, y } as const
    this.all.apply(edit)
    if (this.quality !== this.all) this.quality.apply(edit)
    const run = this.all.result()
    const qualityRun = this.quality === this.all ? run : this.quality.result()
    const analysis = summedUp(this.data, this.located, this.settings, { run, qualityRun }, this.distances)
    return {
      before: this.before,
      after: summariesOf(analysis),
      childrenInReach: run.siteChildren[this.site] ?? 0,
      neighbour: this.neighbourOf(x, y),
    }
  }

  private neighbourOf(x: number, y: number): number {
    const { input } = this.all
    const absent = Uint8Array.from(input.capacity, (places, j) => (j === this.site || places === 0 ? 1 : 0))
    const { distance } = nearestSites({
      ...input,
      demandX: Float64Array.of(x),
      demandY: Float64Array.of(y),
      children: Float64Array.of(1),
      costs: { kind: 'straight', coordinates: this.data.coordinates },
      absent,
    })
    return distance[0] ?? -1
  }
}

export const summariesOf = ({ zones, outside, total }: Summaries): Summaries => ({ zones, outside, total })
