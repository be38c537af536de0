import type { Issue } from '../core/issue.ts'
import type { Coordinates, CostTable, Name, Provenance, Stage, StudyData } from '../core/places.ts'
import { StudyRefusal } from '../core/refusal.ts'
import { walk } from '../core/steps.ts'
import { costSteps } from './costs.ts'
import { DEMAND_FIELDS, demandSteps } from './demand.ts'
import type { Features } from './features.ts'
import { readCsv } from './formats/csv.ts'
import { readGeojson } from './formats/geojson.ts'
import { coordinatesOf } from './position.ts'
import type { ReadOptions, ReadResult } from './read.ts'
import { SITE_FIELDS } from './site-cells.ts'
import { siteSteps } from './sites.ts'
import { canonicalMapping, type Table } from './table.ts'
import { type AreaProperties, catchmentSteps, toContext, zoneSteps } from './zones.ts'

/** The bytes of a file of the study, by the name that the study file uses; rejects when there is none. */
export type FileSource = (name: string) => Promise<Uint8Array>

/** Which properties of a layer to read; see `AreaProperties`. */
type AreaSource = AreaProperties & { readonly file: string }

/** What a study file says about its data; `scenario/study-file` reads it. */
export interface StudyDescription {
  readonly data: {
    readonly coordinates?: Coordinates
    readonly schools: { readonly file: string }
    readonly demand: { readonly file: string; readonly cell?: number }
    readonly zones?: AreaSource
    readonly catchments?: AreaSource
    readonly costs?: { readonly file: string; readonly unit?: CostTable['unit'] }
    readonly context?: AreaSource
  }
  readonly method: { readonly stage: Stage; readonly distance: 'straight' | 'matrix' | 'catchment' }
  readonly name: Name
  readonly year: string
  readonly illustrative: boolean
  readonly provenance: readonly Provenance[]
  readonly quality: Name
  readonly credit: Name
}

/**
 * Reads the files that a study names. What is wrong with the data comes back as Issues; a file that is missing or cannot
 * be read is an Issue that stops that file (`file-missing`, `file-unreadable`) and leaves its part empty.
 * @param options progress is the share of the study that is read
 * @throws StudyRefusal `study-empty` when neither schools nor children could be read
 */
export async function readStudy(
  files: FileSource,
  study: StudyDescription,
  options: Pick<ReadOptions, 'onProgress' | 'pause' | 'signal'> = {},
): Promise<{ readonly data: StudyData; readonly issues: readonly Issue[] }> {
  const { onProgress, ...at } = options
  const { data: sources, method } = study
  const issues: Issue[] = []
  const named = Object.values(sources).filter((source) => typeof source === 'object')
  let done = 0

  const load = async <T>(
    source: { readonly file: string } | undefined,
    read: (bytes: Uint8Array, file: string, options: ReadOptions) => Promise<ReadResult<T>>,
  ): Promise<T | null> => {
    if (source === undefined) return null
    const { file } = source
    let bytes: Uint8Array
    try {
      bytes = await files(file)
    } catch (error) {
      issues.push({ code: 'file-missing', severity: 'stops', file, params: { detail: (error as Error).message } })
      done += 1
      return null
    }
    try {
      const result = await read(bytes, file, {
        onProgress: (share) => onProgress?.((done + share) / named.length),
        ...at,
      })
      issues.push(...result.issues)
      return result.value
    } catch (error) {
      options.signal?.throwIfAborted()
      issues.push({ code: 'file-unreadable', severity: 'stops', file, params: { detail: (error as Error).message } })
      return null
    } finally {
      done += 1
      onProgress?.(done / named.length)
    }
  }
  const take = <T>(result: ReadResult<T>): T => {
    issues.push(...result.issues)
    return result.value
  }

  const schools = await load<Table>(sources.schools, readCsv)
  const demand = await load<Table>(sources.demand, readCsv)
  if (schools === null && demand === null) {
    throw new StudyRefusal('study-empty', { schools: sources.schools.file, demand: sources.demand.file })
  }
  const zones = await load<Features>(sources.zones, readGeojson)
  const catchments = await load<Features>(sources.catchments, readGeojson)
  const costs = await load<Table>(sources.costs, readCsv)
  const context = await load<Features>(sources.context, readGeojson)

  const siteMapping = canonicalMapping(schools ?? noTable, SITE_FIELDS)
  const demandMapping = canonicalMapping(demand ?? noTable, DEMAND_FIELDS)
  const coordinates = sources.coordinates ?? coordinatesOf(siteMapping) ?? coordinatesOf(demandMapping) ?? 'lonlat'
  const siteOptions = { coordinates, stage: method.stage }
  const demandOptions = { ...siteOptions, cellSize: sources.demand.cell ?? 0 }
  // A file that is missing has been said above; its absent columns are no further news.
  const sites = await walk(siteSteps(schools ?? noTable, siteMapping, siteOptions), at)
  const points = await walk(demandSteps(demand ?? noTable, demandMapping, demandOptions), at)
  if (schools) issues.push(...sites.issues)
  if (demand) issues.push(...points.issues)

  const { name, year, illustrative, provenance, quality, credit } = study
  const data: StudyData = {
    name,
    year,
    coordinates,
    sites: sites.value,
    demand: points.value,
    zones: zones && take(await walk(zoneSteps(zones, sources.zones ?? {}, coordinates), at)),
    catchments:
      catchments &&
      take(await walk(catchmentSteps(catchments, sources.catchments ?? {}, coordinates, sites.value.id), at)),
    costs: costs && take(await walk(costSteps(costs, points.value.id, sites.value.id, sources.costs?.unit ?? 'm'), at)),
    context: context && take(toContext(context, sources.context ?? {}, coordinates)),
    illustrative,
    provenance,
    qualityDefinition: quality,
    credit,
  }
  issues.push(...methodIssues(data, method))
  return { data, issues }
}

const noTable: Table = { kind: 'table', file: '', columns: [], rows: [], rowNumber: new Uint32Array(0) }

/** What the method needs and the data does not have. */
function methodIssues(data: StudyData, method: StudyDescription['method']): Issue[] {
  const issues: Issue[] = []
  const stop = (code: string) => issues.push({ code, severity: 'stops' })
  if (method.distance === 'matrix' && data.costs === null) stop('method-needs-costs')
  if (method.distance === 'catchment' && data.catchments === null) stop('method-needs-catchments')
  if (data.demand.children[method.stage] === undefined) stop('method-needs-children')
  return issues
}
