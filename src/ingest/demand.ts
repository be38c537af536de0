import type { DemandTable, Stage } from '../core/places.ts'
import { STAGE_GRADES } from '../core/stage.ts'
import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import { type CountRule, readCount } from './count.ts'
import { Doubts } from './doubts.ts'
import { type PositionOptions, readPosition, usableCoordinates } from './position.ts'
import type { RowResult } from './read.ts'
import { isNoData, readId, SeenIds } from './row-checks.ts'
import type { Mapping, Table } from './table.ts'

export const GRADE_FIELDS = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9'] as const
export const DEMAND_FIELDS = [
  'id',
  'lon',
  'lat',
  'x',
  'y',
  'position',
  'children',
  'children_primary',
  'children_junior',
  ...GRADE_FIELDS,
] as const
export type GradeField = (typeof GRADE_FIELDS)[number]
export type CountField = GradeField | 'children' | 'children_primary' | 'children_junior'
export type DemandField = (typeof DEMAND_FIELDS)[number]
export type DemandMapping = Mapping<DemandField>

export interface DemandOptions extends PositionOptions {
  /** Stage that a plain `children` column speaks of when no other column says more. */
  readonly stage?: Stage
  /** Edge in metres when the points are centres of square cells. */
  readonly cellSize?: number
}

const CHILDREN: CountRule = { what: 'children', absurdAbove: 100_000, optional: false }
/** Grades and their sum may differ by rounding. */
const SUM_TOLERANCE = 0.5

/** Which columns give the children of each stage: one total, or grades to add up. */
export interface StageColumns {
  readonly stage: Stage
  readonly total: number | undefined
  readonly grades: readonly number[]
}

/**
 * Demand points of a table. A row without usable position or count is left out with an Issue that stops it. A plain
 * `children` column is the primary stage when another column gives the junior one, else `options.stage`.
 */
export function* demandSteps(
  table: Table,
  mapping: DemandMapping,
  options: DemandOptions = {},
): Steps<RowResult<DemandTable>> {
  const doubts = new Doubts(table.file)
  const coordinates = usableCoordinates(mapping, options, doubts)
  const stages = stageColumns(mapping, options.stage ?? 'primary')
  if (stages.length === 0) doubts.add('columns-missing', 'stops', { value: 'children' })
  const gradesGiven = gradeColumns(mapping)

  const id: string[] = []
  const rows: number[] = []
  const x: number[] = []
  const y: number[] = []
  const counts: number[][] = stages.map(() => [])
  const grades: number[][] = gradesGiven.map(() => [])
  const seen = new SeenIds(doubts)
  const spots = new Spots()
  for (let k = 0; coordinates !== null && stages.length > 0 && k < table.rows.length; k++) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / table.rows.length
    if (isNoData(table, k, [mapping.id, 0], doubts)) continue
    const position = readPosition(table, k, mapping, coordinates, options, doubts)
    const byGrade = gradesGiven.map((column) =>
      column === undefined ? 0 : readCount(table, k, column, CHILDREN, doubts),
    )
    const byStage = stages.map((columns) => readStageCount(table, k, columns, byGrade, doubts))
    if (position === null || byGrade.includes(null) || byStage.includes(null)) continue
    const name = readId(table, k, mapping.id, doubts)
    if (mapping.id !== undefined) seen.note(name, table.rowNumber[k] ?? 0, table.columns[mapping.id] ?? '')
    const other = spots.put(position.x, position.y, x, y)
    if (other >= 0) {
      const value = `${position.x},${position.y}`
      doubts.add('points-coincident', 'note', {
        row: table.rowNumber[k] ?? 0,
        value,
        params: { other: id[other] ?? '' },
      })
    }
    id.push(name)
    rows.push(table.rowNumber[k] ?? 0)
    x.push(position.x)
    y.push(position.y)
    byStage.forEach((count, s) => {
      counts[s]?.push(count ?? 0)
    })
    byGrade.forEach((count, g) => {
      grades[g]?.push(count ?? 0)
    })
  }
  const value: DemandTable = {
    id,
    x: new Float64Array(x),
    y: new Float64Array(y),
    children: Object.fromEntries(stages.map(({ stage }, s) => [stage, new Float64Array(counts[s] ?? [])])),
    grades: grades.map((column) => new Float64Array(column)),
    cellSize: options.cellSize ?? 0,
  }
  return { value, issues: doubts.list(), rows: new Uint32Array(rows) }
}

/** Which point stands where: a million places cost a map of numbers, not of texts. */
class Spots {
  private readonly first = new Map<number, number>()

  /**
   * @param xs, ys the points so far; the place is to become the next
   * @returns the first point on exactly the same spot, −1 = none
   */
  put(x: number, y: number, xs: readonly number[], ys: readonly number[]): number {
    // Two places may share the number; then the second of them is merely not compared.
    const number = x * 7919 + y
    const other = this.first.get(number)
    if (other === undefined) this.first.set(number, xs.length)
    return other !== undefined && xs[other] === x && ys[other] === y ? other : -1
  }
}

/** Columns of grades 1 to the highest given one; undefined = that grade has no column and counts 0. */
export function gradeColumns(mapping: Mapping<GradeField>): (number | undefined)[] {
  const columns = GRADE_FIELDS.map((field) => mapping[field])
  const last = columns.findLastIndex((column) => column !== undefined)
  return columns.slice(0, last + 1)
}

/** The columns that give each stage's children; stages without any are left out. */
export function stageColumns(mapping: Mapping<CountField>, plainStage: Stage): StageColumns[] {
  const gradesOf = (stage: Stage) =>
    STAGE_GRADES[stage].filter((grade) => mapping[GRADE_FIELDS[grade - 1] ?? 'g1'] !== undefined)
  const isJuniorGiven = mapping.children_junior !== undefined || gradesOf('junior').length > 0
  const plain = isJuniorGiven || mapping.children_primary !== undefined ? 'primary' : plainStage
  const totals: Record<Stage, number | undefined> = {
    primary: mapping.children_primary ?? (plain === 'primary' ? mapping.children : undefined),
    junior: mapping.children_junior ?? (plain === 'junior' ? mapping.children : undefined),
  }
  return (['primary', 'junior'] as const)
    .map((stage) => ({ stage, total: totals[stage], grades: gradesOf(stage) }))
    .filter(({ total, grades }) => total !== undefined || grades.length > 0)
}

function readStageCount(
  table: Table,
  k: number,
  columns: StageColumns,
  byGrade: readonly (number | null)[],
  doubts: Doubts,
): number | null {
  const sum = columns.grades.reduce((before, grade) => before + (byGrade[grade - 1] ?? 0), 0)
  if (columns.total === undefined) return sum
  const total = readCount(table, k, columns.total, CHILDREN, doubts)
  if (total === null || columns.grades.length === 0 || byGrade.includes(null)) return total
  if (Math.abs(total - sum) > SUM_TOLERANCE) {
    doubts.add('grades-differ', 'doubtful', {
      row: table.rowNumber[k] ?? 0,
      column: table.columns[columns.total] ?? '',
      value: String(total),
      params: { sum },
    })
  }
  return total
}
