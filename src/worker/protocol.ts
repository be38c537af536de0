import type { Analysis, AnalysisSettings } from '../core/analyse.ts'
import type { Zoning } from '../core/catchment/zoning.ts'
import type { Equity } from '../core/equity/equity.ts'
import type { BandSums } from '../core/fca/band-sums.ts'
import type { PointExplanation, SiteExplanation } from '../core/fca/explain.ts'
import type { AccessRun } from '../core/fca/model.ts'
import type { PointSlice, SiteSide } from '../core/fca/phases.ts'
import type { Issue } from '../core/issue.ts'
import type { SiteTable, StudyData } from '../core/places.ts'
import type { Candidates, SpotGoal } from '../core/siting/best-spot.ts'
import type { Squares } from '../core/squares.ts'
import type { CandidateTable } from '../ingest/candidates.ts'
import type { Part } from '../ingest/parts.ts'
import type { PlannedChoices, PlannedTable } from '../ingest/planned.ts'
import type { NamedBytes, ReadResult } from '../ingest/read.ts'
import type { Assessment } from '../scenario/assessment.ts'
import type { Edit } from '../scenario/edit.ts'
import type { LiveAnswer } from '../scenario/in-hand.ts'
import type { KpiId } from '../scenario/kpis.ts'
import type { Method } from '../scenario/method.ts'
import type { Decisions } from '../scenario/project.ts'
import type {
  About,
  Placement,
  PlacementInput,
  RawRow,
  ReadReport,
  StageInput,
  StageReport,
} from './import-protocol.ts'

/** A study that lies open in the worker under `key`. */
export interface Opened {
  readonly key: string
  readonly data: StudyData
  readonly method: Method
  /** Street of each demand point and site, −1 = outside all. */
  readonly zoneOf: Int32Array
  readonly siteZone: Int32Array
  /** Catchment of each demand point, −1 = none. */
  readonly catchmentOf: Int32Array
  readonly squares: Squares
  readonly issues: readonly Issue[]
}

/** A study with what was decided about it, from a file of the user's. */
export interface OpenedStudy {
  readonly study: Opened
  readonly decisions: Decisions
  readonly view: Readonly<Record<string, unknown>>
}

/** The language of the one thread boundary: task → what it takes and gives. */
export interface TaskTable {
  /** Reads a study whose files lie beside `url` (absolute). */
  open: { input: { url: string }; output: Opened }
  analyse: { input: { key: string; method: Method }; output: Analysis }
  /** Children with a place under each method (all of one stage), and all children; for the curve over the slider. */
  sweep: { input: { key: string; methods: readonly Method[] }; output: { placed: Float64Array; children: number } }
  /** Lends a study to a second worker, which keeps a copy. */
  lend: { input: { key: string; data: StudyData }; output: null }
  /** First half of a run over some bands of the demand points; `give` finishes it. */
  draw: {
    input: { key: string; settings: AnalysisSettings; quality: boolean; bands: readonly [from: number, to: number] }
    output: { token: number; sums: BandSums }
  }
  give: {
    input: { token: number; site: SiteSide }
    output: PointSlice
  }
  /** The study after edits, run in full: what is shown, saved and compared. */
  scenario: {
    input: { key: string; method: Method; edits: readonly Edit[] }
    output: { sites: SiteTable; issues: readonly Issue[]; analysis: Analysis }
  }
  /** Children with a place, and with a quality site in reach, after none, one, two … of the edits. */
  effects: {
    input: { key: string; method: Method; edits: readonly Edit[] }
    output: { placed: Float64Array; covered: Float64Array }
  }
  /** A site or an estate in the hand; requests with the same `token` differ in x and y alone. */
  live: {
    input: { token: string; key: string; method: Method; edits: readonly Edit[]; edit: number; x: number; y: number }
    output: LiveAnswer
  }
  /** How evenly the children of a run are served; its arrays are copied in. */
  equity: {
    input: Pick<AccessRun, 'access' | 'pointFlags'> & {
      key: string
      edits: readonly Edit[]
      measure: Method['measure']
      children: Float64Array
      assessment: Pick<Assessment, 'line' | 'rank'>
    }
    output: Equity
  }
  /** Who is zoned to which school after edits; null without catchments. */
  zoning: { input: { key: string; edits: readonly Edit[]; method: Method }; output: Zoning | null }
  /** Key numbers of scenarios (the baseline first) under several settings: per number an array, one row a setting; NaN = none. */
  rankings: {
    input: {
      key: string
      settings: readonly Method[]
      scenarios: readonly (readonly Edit[])[]
      kpis: readonly KpiId[]
    }
    output: { values: readonly Float64Array[] }
  }
  /** What one new site would bring at every candidate place (null = the demand points), and the best that keep their distance. */
  spots: {
    input: {
      key: string
      method: Method
      edits: readonly Edit[]
      goal: SpotGoal
      capacity: number
      quality: boolean
      places: Candidates | null
      spacing: number
    }
    /** `every`: of the demand points every so many-th was tried. */
    output: Candidates & { gain: Float64Array; best: Uint32Array; every: number }
  }
  /** Candidate parcels from a file of the user's; nothing is changed. */
  candidates: { input: { key: string; file: File }; output: CandidateTable }
  explainPoints: { input: { key: string; method: Method; points: Int32Array }; output: PointExplanation[] }
  /** Reads dropped files; their parts stay in the worker. */
  readFiles: { input: { files: readonly File[]; encoding?: string }; output: ReadReport }
  /** Reads files for another worker, which then fetches the long lists of the parts in pieces. */
  readApart: { input: { files: readonly NamedBytes[]; encoding?: string }; output: ReadResult<readonly Part[]> }
  fetchList: { input: { part: number; from: number }; output: readonly unknown[] }
  /** What the parts would make of the study, as decided; changes nothing. */
  stage: { input: StageInput; output: StageReport }
  placement: { input: PlacementInput; output: Placement }
  /** Rows of a part as the file has them; unknown rows are left out. */
  rawRows: { input: { part: number; rows: readonly number[] }; output: RawRow[] }
  /** Forgets parts. @returns how many are left */
  closeParts: { input: { parts: readonly number[] }; output: number }
  /** Makes a study of the parts. */
  adopt: { input: StageInput & { about: About; method: Method }; output: Opened }
  /** Opens a study file; `beside` holds the files that it names, unless they are packed in it. */
  openFile: { input: { file: File; beside: readonly File[] }; output: OpenedStudy }
  /** Schools that are planned, from a table of the user's; nothing is changed. */
  planned: { input: { key: string; file: File } & PlannedChoices; output: PlannedTable }
  /** The study file of an open study, as bytes. */
  pack: {
    input: { key: string; decisions: Decisions; view: OpenedStudy['view'] }
    output: Uint8Array<ArrayBuffer>
  }
  /** One file of the study file, as text: `schools.csv`, `children.csv`, `streets.geojson`, … */
  layerFile: { input: { key: string; file: string }; output: string }
  explainSite: { input: { key: string; method: Method; site: number }; output: SiteExplanation }
}

export type TaskName = keyof TaskTable
export type TaskInput<K extends TaskName> = TaskTable[K]['input']
export type TaskOutput<K extends TaskName> = TaskTable[K]['output']

export type Request =
  | { readonly id: number; readonly task: TaskName; readonly input: unknown }
  | { readonly id: number; readonly cancel: true }

/** An error as it crosses the boundary: `code` and `params` are for i18n, `message` for the console. */
export interface Failure {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly message: string
}

export type Reply =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: Failure }
  | { readonly id: number; readonly cancelled: true }

/** Reads code and params from a refusal; anything else is an unexpected failure. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const params = 'params' in error && typeof error.params === 'object' ? error.params : {}
    return { code: error.code, params: (params ?? {}) as Failure['params'], message }
  }
  return { code: 'unexpected', params: { message }, message }
}
