import { assignSteps } from './aggregate/locate.ts'
import { nearestSummarySteps } from './aggregate/nearest-summary.ts'
import { type Grouping, type PointValues, summarise, total } from './aggregate/summarise.ts'
import type { NearestSummary, Summary } from './aggregate/summary.ts'
import { type Nearest, nearestSteps } from './distance/nearest.ts'
import { giniOfValues } from './equity/equity.ts'
import type { Decay } from './fca/decay.ts'
import { outIsNone } from './fca/measures/list.ts'
import type { AccessInput, AccessRun, Conservation, CostSource, MeasureId } from './fca/model.ts'
import { placesOf } from './fca/phases.ts'
import { type AccessStep, accessSteps } from './fca/run.ts'
import type { Stage, StudyData } from './places.ts'
import { type QualityRule, qualitySites, ruleWord } from './quality.ts'
import { stageCapacity, stageShare } from './stage.ts'
import { finish, type Steps } from './steps.ts'

/** What an analysis is made with; `scenario/method` says what each means. */
export interface AnalysisSettings {
  readonly measure: MeasureId
  readonly decay: Decay
  readonly threshold: number
  readonly distance: 'straight' | 'matrix' | 'catchment'
  readonly stage: Stage
  readonly qualityOnly: boolean
  /** Which sites count as quality; absent = those with the flag. */
  readonly quality?: QualityRule
}

/** Which street and catchment every demand point and site lies in; −1 = none. Independent of the method. */
export interface Located {
  readonly zoneOf: Int32Array
  readonly siteZone: Int32Array
  readonly catchmentOf: Int32Array
}

export interface Analysis {
  readonly children: Float64Array
  /** The measure with all sites (or the quality sites alone when the method says so). */
  readonly run: AccessRun
  /** The same measure on the quality sites alone. */
  readonly qualityRun: AccessRun
  /** Metres to the nearest site, −1 = none; and which one. */
  readonly nearest: Float64Array
  readonly nearestSite: Int32Array
  readonly nearestQuality: Float64Array
  /** Places of each site that count under the method. */
  readonly capacity: Float64Array
  /** 1 = the site counts as quality under the method's rule. */
  readonly quality: Uint8Array
  readonly zones: readonly Summary[]
  /** Demand points outside every street. */
  readonly outside: Summary
  readonly catchments: readonly Summary[]
  readonly total: Summary
  readonly conservation: Conservation
  /** Gini coefficient of the values over the children; null = nothing to share. */
  readonly gini: number | null
}

export function locate(data: StudyData): Located {
  return finish(locateSteps(data))
}

/** `locate` in steps. */
export function* locateSteps({ demand, sites, zones, catchments }: StudyData): Steps<Located> {
  return {
    zoneOf: yield* assignSteps(demand.x, demand.y, zones?.polygons ?? []),
    siteZone: yield* assignSteps(sites.x, sites.y, zones?.polygons ?? []),
    catchmentOf: yield* assignSteps(demand.x, demand.y, catchments?.polygons ?? []),
  }
}

/** Demand of the stage; all zeros when the data has none. */
export function stageChildren({ demand }: StudyData, stage: Stage): Float64Array {
  return demand.children[stage] ?? new Float64Array(demand.id.length)
}

function costsOf(data: StudyData, distance: AnalysisSettings['distance']): CostSource {
  if (distance === 'matrix' && data.costs) return { kind: 'matrix', table: data.costs }
  if (distance === 'catchment' && data.catchments) {
    const index = new Map(data.sites.id.map((id, j) => [id, j]))
    return {
      kind: 'catchment',
      coordinates: data.coordinates,
      polygons: data.catchments.polygons,
      sites: data.catchments.sites.map((ids) => ids.flatMap((id) => index.get(id) ?? [])),
    }
  }
  return { kind: 'straight', coordinates: data.coordinates }
}

/** The engine's input for a study under a method. `quality`: on the quality sites alone. */
export function accessInput(data: StudyData, settings: AnalysisSettings, quality = settings.qualityOnly): AccessInput {
  const { sites } = data
  const isQuality = quality ? qualitySites(sites, settings.stage, settings.quality) : null
  // A site of another stage, or no quality site when only those count, takes no part: not even with 0 places.
  const absent = Uint8Array.from(sites.stage, (stage, j) =>
    stageShare(stage, settings.stage) === 0 || (isQuality && !isQuality[j]) ? 1 : 0,
  )
  return {
    demandX: data.demand.x,
    demandY: data.demand.y,
    children: stageChildren(data, settings.stage),
    siteX: sites.x,
    siteY: sites.y,
    capacity: stageCapacity(sites, settings.stage),
    absent,
    siteThreshold: sites.threshold,
    costs: costsOf(data, settings.distance),
    measure: settings.measure,
    decay: settings.decay,
    threshold: settings.threshold,
  }
}

function siteFacts(siteGroups: readonly (readonly number[])[], capacity: Float64Array) {
  const sites = new Int32Array(siteGroups.length)
  const places = new Float64Array(siteGroups.length)
  siteGroups.forEach((members, k) => {
    for (const j of members) {
      if (capacity[j] <= 0) continue
      sites[k]++
      places[k] += capacity[j]
    }
  })
  return { sites, places }
}

/** Sites by group, and a last group for those outside. */
function bySite(groupOf: Int32Array, count: number): number[][] {
  const groups = Array.from({ length: count + 1 }, () => [] as number[])
  groupOf.forEach((g, j) => {
    groups[g < 0 ? count : g].push(j)
  })
  return groups
}

/** How far children are from schools: depends on sites and stage, never on reach or decay, so it can be kept. */
export interface Distances {
  readonly near: Nearest
  readonly nearQuality: Nearest
  /** Streets, then outside, then all; see `nearestSummarySteps`. */
  readonly zones: NearestPair
  readonly catchments: NearestPair
}

/** Of all schools, and of the quality schools. */
export interface NearestPair {
  readonly all: readonly (NearestSummary | null)[]
  readonly quality: readonly (NearestSummary | null)[]
}

/** Demand points by street and by catchment. */
function groupings(data: StudyData, located: Located) {
  return {
    zones: { groupOf: located.zoneOf, count: data.zones?.id.length ?? 0 },
    catchments: { groupOf: located.catchmentOf, count: data.catchments?.id.length ?? 0 },
  }
}

/** In steps that yield the share done. @throws InputRefusal */
export function* distanceSteps(
  data: StudyData,
  located: Located,
  settings: AnalysisSettings,
): Generator<number, Distances> {
  const input = accessInput(data, settings)
  const near = yield* nearestSteps(input)
  const nearQuality = settings.qualityOnly ? near : yield* nearestSteps(accessInput(data, settings, true))
  const { zones, catchments } = groupings(data, located)
  const pair = function* (grouping: Grouping): Generator<number, NearestPair> {
    const summary = function* ({ distance }: Nearest) {
      const steps = nearestSummarySteps(input.children, distance, grouping)
      for (;;) {
        const next = steps.next()
        if (next.done) return next.value
        yield 1
      }
    }
    return { all: yield* summary(near), quality: yield* summary(nearQuality) }
  }
  return { near, nearQuality, zones: yield* pair(zones), catchments: yield* pair(catchments) }
}

/** Changes whenever {@link distanceSteps} would answer something else for the same study. */
export const distancesKey = ({ stage, qualityOnly, distance, quality }: AnalysisSettings) =>
  `${stage} ${qualityOnly} ${distance} ${ruleWord(quality)}`

interface Runs {
  readonly run: AccessRun
  /** `run` when only quality sites count. */
  readonly qualityRun: AccessRun
}

function pointValues({ measure, children }: AccessInput, { run, qualityRun }: Runs): PointValues {
  return {
    children,
    access: run.access,
    flags: run.pointFlags,
    qualityAccess: qualityRun.access,
    qualityFlags: qualityRun.pointFlags,
    zeroIsNone: outIsNone(measure),
  }
}

/**
 * The streets and the whole study: all of an analysis that is shown while the hand moves something.
 * @param input what `runs` were made from
 */
export function streetsOf(
  input: AccessInput,
  data: StudyData,
  located: Located,
  runs: Runs,
  { all, quality }: NearestPair,
): Pick<Analysis, 'zones' | 'outside' | 'total'> {
  const grouping = groupings(data, located).zones
  const { count } = grouping
  const parts = summarise(pointValues(input, runs), grouping, {
    ...siteFacts(bySite(located.siteZone, count), placesOf(input)),
    nearest: all,
    nearestQuality: quality,
  })
  const whole = (list: readonly (NearestSummary | null)[]) => list[list.length - 1] ?? null
  return { zones: parts.slice(0, count), outside: parts[count], total: total(parts, whole(all), whole(quality)) }
}

/** Puts the runs of a study together: streets, catchments and totals. */
export function analysisOf(
  data: StudyData,
  located: Located,
  settings: AnalysisSettings,
  runs: Runs,
  distances: Distances,
): Analysis {
  const { run, qualityRun } = runs
  const input = accessInput(data, settings)
  const { children } = input
  const capacity = placesOf(input)
  const values = pointValues(input, runs)
  const grouping = groupings(data, located).catchments
  const index = new Map(data.sites.id.map((id, j) => [id, j]))
  const served = (data.catchments?.sites ?? []).map((ids) => ids.flatMap((id) => index.get(id) ?? []))
  const catchments = summarise(values, grouping, {
    ...siteFacts([...served, []], capacity),
    nearest: distances.catchments.all,
    nearestQuality: distances.catchments.quality,
  })
  return {
    children,
    run,
    qualityRun,
    nearest: distances.near.distance,
    nearestSite: distances.near.site,
    nearestQuality: distances.nearQuality.distance,
    capacity,
    quality: qualitySites(data.sites, settings.stage, settings.quality),
    ...streetsOf(input, data, located, runs, distances.zones),
    catchments: catchments.slice(0, grouping.count),
    conservation: run.conservation,
    gini: giniOfValues(values),
  }
}

/**
 * One whole analysis, in steps so that a caller can show progress and stop it: iterate to the end, the last value is the result.
 * @throws InputRefusal for numbers that cannot be computed with
 */
export function* analysisSteps(
  data: StudyData,
  located: Located,
  settings: AnalysisSettings,
): Generator<AccessStep, Analysis> {
  const run = yield* accessSteps(accessInput(data, settings))
  const qualityRun = settings.qualityOnly ? run : yield* accessSteps(accessInput(data, settings, true))
  return analysisOf(data, located, settings, { run, qualityRun }, yield* distanceSteps(data, located, settings))
}
