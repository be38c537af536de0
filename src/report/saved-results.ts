import type { StudyData } from '../core/places.ts'
import { type KpiId, type KpiValues, kpis } from '../scenario/kpis.ts'
import type { Method } from '../scenario/method.ts'
import { fingerprint } from './fingerprint.ts'

/** A column of a comparison, as far as it is kept or checked. */
interface Column {
  readonly name: string
  readonly edits: readonly unknown[]
  /** As the screen showed them. */
  readonly shown: KpiValues
}

/** Data in a few numbers: enough to tell that a file beside the study was changed. */
export interface DataCounts {
  readonly points: number
  readonly schools: number
  readonly children: number
}

/** What a study file remembers of its results: who computed them, from what, and the key numbers. */
export interface SavedResults {
  readonly app: string
  readonly data: DataCounts
  readonly columns: readonly {
    readonly name: string
    /** Tells whether method and edits are still those of the numbers. */
    readonly of: string
    readonly shown: Readonly<Partial<Record<KpiId, number | null>>>
  }[]
}

/** Children of all stages, so that another choice of stage is no other data. */
export function countsOf({ demand, sites }: StudyData): DataCounts {
  let children = 0
  for (const column of Object.values(demand.children)) for (const p of column) children += p
  return { points: demand.id.length, schools: sites.id.length, children }
}

/** Files come back with their keys in another order than they were made in. */
const inOrder = (_: string, part: unknown) =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part

const questionOf = (method: Method, edits: readonly unknown[]) => fingerprint(JSON.stringify([method, edits], inOrder))

export function resultsToSave(app: string, data: DataCounts, method: Method, columns: readonly Column[]): SavedResults {
  return {
    app,
    data,
    columns: columns.map(({ name, edits, shown }) => ({ name, of: questionOf(method, edits), shown })),
  }
}

/** What a study file says of its results; null when it says nothing that makes sense. */
export function readResults(record: unknown): SavedResults | null {
  const { app, data, columns } = (record ?? {}) as Partial<SavedResults>
  const isColumn = (one: Partial<SavedResults['columns'][number]> | null) =>
    typeof one?.name === 'string' && typeof one.of === 'string' && typeof one.shown === 'object' && one.shown !== null
  if (typeof app !== 'string' || !Array.isArray(columns) || !columns.every(isColumn)) return null
  const { points, schools, children } = (data ?? {}) as Partial<DataCounts>
  const counts = [points, schools, children]
  if (!counts.every((count) => typeof count === 'number' && Number.isFinite(count))) return null
  return { app, data: data as DataCounts, columns: columns as SavedResults['columns'] }
}

/** How results that were kept differ from those of now. */
export interface ResultDoubts {
  /** The version that computed them; null = this one. */
  readonly app: string | null
  /** The data are no longer those that they were computed from. */
  readonly isOtherData: boolean
  /** Numbers that differ although method and edits are the same. */
  readonly changed: readonly {
    readonly name: string
    readonly kpi: KpiId
    readonly saved: number | null
    readonly now: number | null
  }[]
  /** Columns whose method or edits have changed since: their numbers cannot be held against each other. */
  readonly other: readonly string[]
  /** Columns whose numbers could. */
  readonly checked: number
}

/** @returns null where nothing speaks against what was kept */
export function resultDoubts(
  saved: SavedResults,
  app: string,
  data: DataCounts,
  method: Method,
  columns: readonly Column[],
): ResultDoubts | null {
  const changed: ResultDoubts['changed'][number][] = []
  const other: string[] = []
  let checked = 0
  for (const { name, edits, shown } of columns) {
    const kept = saved.columns.find((column) => column.name === name)
    if (!kept) continue
    if (kept.of !== questionOf(method, edits)) {
      other.push(name)
      continue
    }
    checked++
    for (const { id } of kpis) {
      const value = kept.shown[id]
      // A number that the other version did not know says nothing.
      if (value !== undefined && value !== shown[id]) changed.push({ name, kpi: id, saved: value, now: shown[id] })
    }
  }
  const isOtherData =
    saved.data.points !== data.points || saved.data.schools !== data.schools || saved.data.children !== data.children
  if (saved.app === app && !isOtherData && changed.length === 0 && other.length === 0) return null
  return { app: saved.app === app ? null : saved.app, isOtherData, changed, other, checked }
}
