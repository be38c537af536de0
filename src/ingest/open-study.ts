import type { Issue } from '../core/issue.ts'
import type { StudyData } from '../core/places.ts'
import type { Scenario } from '../scenario/edit.ts'
import type { Method } from '../scenario/method.ts'
import { parseStudyFile } from '../scenario/study-file.ts'
import { StudyRefusal } from '../scenario/study-refusal.ts'
import { toCosts } from './costs.ts'
import { DEMAND_FIELDS, toDemand } from './demand.ts'
import type { Features } from './features.ts'
import { readCsv } from './formats/csv.ts'
import { readGeojson } from './formats/geojson.ts'
import { coordinatesOf } from './position.ts'
import type { ReadOptions, ReadResult } from './read.ts'
import { SITE_FIELDS, toSites } from './sites.ts'
import { canonicalMapping, type Table } from './table.ts'
import { toCatchments, toContext, toZones } from './zones.ts'

/** The bytes of a file of the study, by the name that the study file uses; rejects when there is none. */
export type FileSource = (name: string) => Promise<Uint8Array>

/** Called with the share of the study that is read, in [0, 1], and the file at hand. */
export type StudyProgress = (share: number, file: string) => void

/** A study as far as it could be read, and every doubt about it. */
export interface OpenedStudy {
  readonly data: StudyData
  readonly method: Method
  readonly scenarios: readonly Scenario[]
  /** What the user looked at when the study was saved; read by the app alone. */
  readonly view: Readonly<Record<string, unknown>>
  readonly issues: readonly Issue[]
}

/**
 * Opens a study: its file and the files that it names. What is wrong with the data comes back as Issues; a file that is
 * missing or cannot be read is an Issue that stops that file (`file-missing`, `file-unreadable`) and leaves its part empty.
 * @param study the study file's text, or the object in it
 * @throws StudyRefusal when nothing can be opened: see `parseStudyFile`, and `study-empty` when neither schools nor
 *   children could be read
 */
export async function openStudy(files: FileSource, study: unknown, onProgress?: StudyProgress): Promise<OpenedStudy> {
  const parsed = parseStudyFile(study)
  const { data: sources, method } = parsed.study
  const issues: Issue[] = [...parsed.issues]
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
        onProgress: (share) => onProgress?.((done + share) / named.length, file),
      })
      issues.push(...result.issues)
      return result.value
    } catch (error) {
      issues.push({ code: 'file-unreadable', severity: 'stops', file, params: { detail: (error as Error).message } })
      return null
    } finally {
      done += 1
      onProgress?.(done / named.length, file)
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
  const sites = toSites(schools ?? noTable, siteMapping, siteOptions)
  const points = toDemand(demand ?? noTable, demandMapping, demandOptions)
  if (schools) issues.push(...sites.issues)
  if (demand) issues.push(...points.issues)

  const { name, year, illustrative, provenance, quality, credit } = parsed.study
  const data: StudyData = {
    name,
    year,
    coordinates,
    sites: sites.value,
    demand: points.value,
    zones: zones && take(toZones(zones, sources.zones ?? {}, coordinates)),
    catchments: catchments && take(toCatchments(catchments, sources.catchments ?? {}, coordinates, sites.value.id)),
    costs: costs && take(toCosts(costs, points.value.id, sites.value.id, sources.costs?.unit ?? 'm')),
    context: context && take(toContext(context, sources.context ?? {}, coordinates)),
    illustrative,
    provenance,
    qualityDefinition: quality,
    credit,
  }
  issues.push(...methodIssues(data, method))
  return { data, method, scenarios: parsed.study.scenarios, view: parsed.study.view, issues }
}

const noTable: Table = { kind: 'table', file: '', columns: [], rows: [], rowNumber: new Uint32Array(0) }

/** What the method needs and the data does not have. */
function methodIssues(data: StudyData, method: Method): Issue[] {
  const issues: Issue[] = []
  const stop = (code: string) => issues.push({ code, severity: 'stops' })
  if (method.distance === 'matrix' && data.costs === null) stop('method-needs-costs')
  if (method.distance === 'catchment' && data.catchments === null) stop('method-needs-catchments')
  if (data.demand.children[method.stage] === undefined) stop('method-needs-children')
  return issues
}
