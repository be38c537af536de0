import type { Stage, ZoneTable } from '../core/places.ts'
import { plainName } from '../core/plain-name.ts'
import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import { type CountRule, readCount } from './count.ts'
import { GRADE_FIELDS, gradeColumns, type StageColumns, stageColumns } from './demand.ts'
import { Doubts } from './doubts.ts'
import type { ReadResult } from './read.ts'
import { isNoData } from './row-checks.ts'
import { cellText, type Mapping, type Table } from './table.ts'

export const TOTALS_FIELDS = [
  'zone_code',
  'zone',
  'children',
  'children_primary',
  'children_junior',
  ...GRADE_FIELDS,
] as const
export type TotalsMapping = Mapping<(typeof TOTALS_FIELDS)[number]>

/** Children of whole streets; entry k belongs to street k, NaN = the file has no row for it. */
export interface ZoneTotals {
  readonly children: Readonly<Partial<Record<Stage, Float64Array>>>
  readonly grades: readonly Float64Array[]
}

const CHILDREN: CountRule = { what: 'children', absurdAbove: 1_000_000, optional: false }

/**
 * Children per street, matched by code, and by name where no code matches. Issues: `zone-unknown` (stops the row),
 * `zone-matched-by-name` (doubtful, with the code that it got), `zone-duplicate` (stops the row), `zone-without-total`.
 */
export function* totalsSteps(
  table: Table,
  mapping: TotalsMapping,
  zones: ZoneTable,
  stage: Stage,
): Steps<ReadResult<ZoneTotals>> {
  const doubts = new Doubts(table.file)
  const columns = stageColumns(mapping, stage)
  const grades = gradeColumns(mapping)
  if (columns.length === 0) doubts.add('columns-missing', 'stops', { value: 'children' })
  if (mapping.zone === undefined && mapping.zone_code === undefined)
    doubts.add('columns-missing', 'stops', { value: 'zone' })
  const empty = () => new Float64Array(zones.id.length).fill(Number.NaN)
  const children = Object.fromEntries(columns.map((column) => [column.stage, empty()])) as Record<Stage, Float64Array>
  const byGrade = grades.map(empty)
  const seen = new Set<number>()
  const find = zoneFinder(zones)
  for (const [k, cells] of table.rows.entries()) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / table.rows.length
    if (columns.length === 0 || isNoData(table, k, [mapping.zone, mapping.zone_code], doubts)) continue
    const zone = find(
      cellText(cells, mapping.zone_code),
      cellText(cells, mapping.zone),
      table.rowNumber[k] ?? 0,
      doubts,
    )
    if (zone === null) continue
    if (seen.has(zone)) {
      doubts.add('zone-duplicate', 'stops', { row: table.rowNumber[k] ?? 0, value: zones.id[zone] ?? '' })
      continue
    }
    const counts = grades.map((column) => (column === undefined ? 0 : readCount(table, k, column, CHILDREN, doubts)))
    const totals = columns.map((column) => readTotal(table, k, column, counts, doubts))
    if (counts.includes(null) || totals.includes(null)) continue
    seen.add(zone)
    columns.forEach((column, s) => {
      children[column.stage][zone] = totals[s] ?? 0
    })
    byGrade.forEach((column, g) => {
      column[zone] = counts[g] ?? 0
    })
  }
  zones.id.forEach((value, zone) => {
    if (!seen.has(zone)) doubts.add('zone-without-total', 'doubtful', { value })
  })
  return { value: { children, grades: byGrade }, issues: doubts.list() }
}

function readTotal(
  table: Table,
  k: number,
  column: StageColumns,
  byGrade: readonly (number | null)[],
  doubts: Doubts,
): number | null {
  if (column.total !== undefined) return readCount(table, k, column.total, CHILDREN, doubts)
  return column.grades.reduce((sum, grade) => sum + (byGrade[grade - 1] ?? 0), 0)
}

/** A street's name without the words for its kind, so that 学院路 matches 学院路街道. */
function plainZoneName(name: string): string {
  return plainName(name).replace(
    /(?:街道办事处|地区办事处|办事处|街道|地区|镇|乡|subdistrict|street|town|township)+$/i,
    '',
  )
}

function zoneFinder(zones: ZoneTable) {
  const byCode = new Map(zones.id.map((id, k) => [id, k]))
  const byName = new Map<string, number | null>()
  const learn = (name: string, k: number): void => {
    if (name === '') return
    const before = byName.get(name)
    // A name that two streets share tells nothing.
    byName.set(name, before === undefined || before === k ? k : null)
  }
  zones.name.forEach(({ zh, en }, k) => {
    for (const name of [zh, en]) {
      learn(plainName(name), k)
      learn(plainZoneName(name), k)
    }
  })
  return (code: string, name: string, row: number, doubts: Doubts): number | null => {
    const exact = code === '' ? undefined : byCode.get(code)
    if (exact !== undefined) return exact
    for (const text of [name, code]) {
      const match = byName.get(plainName(text)) ?? byName.get(plainZoneName(text))
      if (match == null) continue
      // With a name and no code at all there is nothing to doubt.
      if (code !== '')
        doubts.add('zone-matched-by-name', 'doubtful', { row, value: code, params: { code: zones.id[match] ?? '' } })
      return match
    }
    doubts.add('zone-unknown', 'stops', { row, value: code || name })
    return null
  }
}
