import type { NearestSummary, Summary } from '../core/aggregate/summary.ts'
import type { Analysis } from '../core/analyse.ts'
import type { Zoning } from '../core/catchment/zoning.ts'
import { type CsvCell, toCsv } from '../core/csv.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import { NO_CAPACITY, NO_DEMAND, OUT_OF_REACH } from '../core/fca/model.ts'
import type { Name, StudyData } from '../core/places.ts'
import { stageShare } from '../core/stage.ts'
import type { Method } from '../scenario/method.ts'

/** Numbers of one run that are not in the analysis itself. */
export interface RunExtras {
  /** C_j of i2SFCA: children who are expected per place, one entry a site. */
  readonly crowding: Float64Array
  /** null without catchments. */
  readonly zoning: Zoning | null
}

/** The tables of a run by file name, numbers in full precision: `demand.csv`, `schools.csv`, `zones.csv`, `catchments.csv`. */
export function runTables(
  data: StudyData,
  method: Method,
  analysis: Analysis,
  extras: RunExtras,
): Readonly<Record<string, string>> {
  const csv = (header: readonly string[], rows: Iterable<readonly CsvCell[]>) => toCsv(header, rows, { style: 'plain' })
  return {
    'demand.csv': csv(['id', 'children', 'access', 'in_reach', 'nearest', 'flags'], demandRows(data, analysis)),
    'schools.csv': csv(
      ['id', 'capacity', 'demand_in_reach', 'ratio', 'crowding', 'flags'],
      siteRows(data, method, analysis, extras.crowding),
    ),
    'zones.csv': csv(areaHeader, areaRows(data.zones, analysis.zones, method)),
    'catchments.csv': csv(
      [...areaHeader, ...zonedHeader],
      joined(areaRows(data.catchments, analysis.catchments, method), zonedRows(extras.zoning)),
    ),
  }
}

function* demandRows({ demand }: StudyData, { children, run, nearest }: Analysis): Iterable<CsvCell[]> {
  for (const [i, id] of demand.id.entries()) {
    const distance = nearest[i] ?? -1
    const flags = (run.pointFlags[i] ?? 0) & OUT_OF_REACH ? 'out-of-reach' : ''
    // No school anywhere: the cell stays empty, as −1 is no distance.
    yield [id, children[i] ?? 0, run.access[i] ?? 0, run.sitesInReach[i] ?? 0, distance < 0 ? null : distance, flags]
  }
}

function* siteRows(
  { sites }: StudyData,
  method: Method,
  { capacity, quality, run }: Analysis,
  crowding: Float64Array,
): Iterable<CsvCell[]> {
  for (const [j, id] of sites.id.entries()) {
    yield [
      id,
      capacity[j] ?? 0,
      run.siteDemand[j] ?? 0,
      run.siteRatio[j] ?? 0,
      crowding[j] ?? 0,
      siteFlags(run.siteFlags[j] ?? 0, sites.stage[j] ?? method.stage, quality[j] === 1, method),
    ]
  }
}

/** Why a site gives nothing, in words; a site that the method leaves out is not called one without places. */
function siteFlags(
  bits: number,
  stage: StudyData['sites']['stage'][number],
  isQuality: boolean,
  method: Method,
): string {
  if (stageShare(stage, method.stage) === 0) return 'other-stage'
  if (method.qualityOnly && !isQuality) return 'not-quality'
  const flags: string[] = []
  if (bits & NO_CAPACITY) flags.push('no-capacity')
  if (bits & NO_DEMAND) flags.push('no-demand')
  return flags.join(' ')
}

const counts = [
  'children',
  'placed',
  'full',
  'out',
  'gap',
  'spare',
  'balance',
  'qualityCovered',
  'qualityPlaced',
  'points',
  'sites',
  'places',
] as const satisfies readonly (keyof Summary)[]
const distances = [
  'mean',
  'median',
  'p90',
  'within500',
  'within1000',
  'within3000',
] as const satisfies readonly (keyof NearestSummary)[]

/** What a summary may say under a method. */
export type StatedSummary = Readonly<Record<(typeof counts)[number], number | null>> &
  Pick<Summary, 'value' | 'nearest' | 'nearestQuality'>

/** Numbers that mean something only where the value is places per child: no gap is derived from an index or a cost. */
const ofPlaces: ReadonlySet<string> = new Set(['placed', 'full', 'gap', 'spare', 'balance', 'qualityPlaced'])

/** A summary without what the method's measure cannot say: those entries are null. */
export function statedSummary(summary: Summary, method: Method): StatedSummary {
  const hasPlaces = measureOf(method.measure).unit === 'places-per-child'
  const entries = counts.map((key) => [key, hasPlaces || !ofPlaces.has(key) ? summary[key] : null])
  const { value, nearest, nearestQuality } = summary
  return {
    ...(Object.fromEntries(entries) as Record<(typeof counts)[number], number | null>),
    value,
    nearest,
    nearestQuality,
  }
}

/** `qualityCovered` → `quality_covered`. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const areaHeader = [
  'id',
  'name',
  'name_en',
  ...counts.map(snake),
  'access',
  'quality_coverage',
  'quality_chance',
  ...distances.map((name) => `nearest_${name}`),
  ...distances.map((name) => `nearest_quality_${name}`),
]

interface Areas {
  readonly id: readonly string[]
  readonly name: readonly Name[]
}

function* areaRows(areas: Areas | null, summaries: readonly Summary[], method: Method): Iterable<CsvCell[]> {
  for (const [k, summary] of summaries.entries()) {
    const { nearest, nearestQuality, value, ...stated } = statedSummary(summary, method)
    const name = areas?.name[k]
    yield [
      areas?.id[k] ?? '',
      name?.zh ?? '',
      name?.en ?? '',
      ...counts.map((key) => stated[key]),
      value,
      ...shares(summary.children, stated.qualityCovered, stated.qualityPlaced),
      ...distances.map((key) => nearest?.[key] ?? null),
      ...distances.map((key) => nearestQuality?.[key] ?? null),
    ]
  }
}

/** Counts as shares of the children, 0 … 1; nobody has no share. */
const shares = (children: number, ...values: (number | null)[]): (number | null)[] =>
  values.map((value) => (value === null || !(children > 0) ? null : value / children))

const zonedHeader = ['places_per_child', 'shared_sites', 'not_nearest', 'farther_mean', 'farther_p90']

function* zonedRows(zoning: Zoning | null): Iterable<CsvCell[]> {
  for (const { children, places, shared, notNearest, farther } of zoning?.catchments ?? []) {
    yield [children > 0 ? places / children : null, shared, notNearest, farther?.mean ?? null, farther?.p90 ?? null]
  }
}

function* joined(left: Iterable<CsvCell[]>, right: Iterable<CsvCell[]>): Iterable<CsvCell[]> {
  const others = right[Symbol.iterator]()
  for (const cells of left) {
    const next = others.next()
    yield [...cells, ...(next.done ? [] : next.value)]
  }
}
