import type { Summary } from '../core/aggregate/summary.ts'
import { type AnalysisSettings, analysisSteps, type Distances, distanceSteps, type Located } from '../core/analyse.ts'
import { type Nearest, nearestSites } from '../core/distance/nearest.ts'
import type { AccessInput } from '../core/fca/model.ts'
import type { Coordinates, StudyData } from '../core/places.ts'
import { finish } from '../core/steps.ts'
import type { Edit } from './edit.ts'
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

/** A scenario of which one edit is in the hand: its study, and the numbers without the edit. */
export abstract class InHand {
  protected readonly before: Summaries
  protected readonly data: StudyData
  protected readonly located: Located
  protected readonly settings: AnalysisSettings
  /** Of before the hand took hold. */
  protected readonly distances: Distances
  /** What the edit adds or moves. */
  protected readonly id: string

  /**
   * @param edits those that do something; `index` = the one in the hand
   * @throws InputRefusal
   */
  constructor(
    baseline: StudyData,
    located: Located,
    settings: AnalysisSettings,
    edits: readonly Edit[],
    index: number,
  ) {
    const rest = edits.filter((_, k) => k !== index)
    const old = scenarioStudy(baseline, located, rest)
    const { zones, outside, total } = finish(analysisSteps(old.data, old.located, settings))
    this.before = { zones, outside, total }
    const now = scenarioStudy(baseline, located, edits)
    this.data = now.data
    this.located = now.located
    this.settings = settings
    this.distances = finish(distanceSteps(now.data, now.located, settings))
    this.id = edits[index]?.id ?? ''
  }

  /** @throws InputRefusal for a place that is none */
  abstract moveTo(x: number, y: number): LiveAnswer
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
