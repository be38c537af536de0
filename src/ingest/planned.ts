import type { Issue } from '../core/issue.ts'
import type { SiteStage, Stage, StudyData } from '../core/places.ts'
import { plainName } from '../core/plain-name.ts'
import { finish } from '../core/steps.ts'
import type { ColumnField } from './column-names.ts'
import { proposeMapping } from './columns.ts'
import type { CoordinateProposal } from './coordinate-guess.ts'
import type { CoordinateSystem } from './coordinate-system.ts'
import { Doubts } from './doubts.ts'
import { featureTableSteps } from './feature-table.ts'
import { importPart } from './import-part.ts'
import { isBlank, parseNumber } from './number.ts'
import type { Part } from './parts.ts'
import { coordinatesOf } from './position.ts'
import { proposeImport } from './propose-import.ts'
import { cellText, type Mapping, type Table } from './table.ts'

/** A school that is planned: a row of the table, in the study's coordinates. */
export interface PlannedProject {
  /** Row of the file. */
  readonly row: number
  readonly id: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly stage: SiteStage
  readonly capacity: number
  /** Where the row gives classes and no places. */
  readonly classes?: number
  readonly classSize?: number
  readonly opening?: number
  /** CNY. */
  readonly cost?: number
}

export interface PlannedChoices {
  readonly system?: CoordinateSystem
  readonly swapped?: boolean
  /** Stage and places a class of rows that say nothing. */
  readonly stage: Stage
  readonly classSize: number
}

export interface PlannedTable {
  readonly projects: readonly PlannedProject[]
  readonly issues: readonly Issue[]
  /** Rows of the file. */
  readonly rows: number
  /** Other readings of the coordinates, best first; empty = as they stand. */
  readonly readings: readonly CoordinateProposal[]
}

const OPENING = new Set(
  '开办年份 开办年 开办时间 开学年份 建成年份 建成时间 竣工年份 投用年份 投用时间 投入使用年份 启用年份 年份 opening openingyear opens year'.split(
    ' ',
  ),
)
const COST = new Set(
  '费用 投资 总投资 投资额 投资估算 估算投资 概算 造价 工程费用 预算 cost costcny investment budget'.split(' '),
)
const FACTOR: Readonly<Record<string, number>> = {
  元: 1,
  万: 1e4,
  万元: 1e4,
  百万元: 1e6,
  千万元: 1e7,
  亿: 1e8,
  亿元: 1e8,
}

/**
 * Reads a table of planned schools: name, position, places or classes (× class size), year of opening, cost. Columns,
 * encodings and coordinates are those of a list of schools. Never throws for bad data: rows without a usable position or
 * size are left out with an Issue that stops them; a year or a cost that cannot be read is doubted and left blank.
 */
export async function readPlanned(part: Part, study: StudyData, choices: PlannedChoices): Promise<PlannedTable> {
  const nothing = { projects: [], rows: 0, readings: [] }
  const refuse = (code: string, params: Issue['params'] = {}) => ({
    ...nothing,
    issues: [{ code, severity: 'stops' as const, file: part.file, params }],
  })
  if (part.kind !== 'table' && part.kind !== 'features') return refuse('role-unfit', { role: 'schools' })
  const table = part.kind === 'table' ? part : finish(featureTableSteps(part))
  const columnOf = (names: ReadonlySet<string>) => table.columns.findIndex((column) => names.has(plainName(column)))
  const [opening, cost] = [columnOf(OPENING), columnOf(COST)]
  const own = [opening, cost].map((column) => table.columns[column] ?? '').filter((column) => column !== '')
  // Years look like ids to who looks at the content alone.
  const mapping: Mapping<ColumnField> = Object.fromEntries(
    Object.entries(proposeMapping(table, 'schools').mapping).filter(
      ([, column]) => column !== opening && column !== cost,
    ),
  )
  const inDegrees = coordinatesOf(mapping) === 'lonlat' || choices.system !== undefined
  if (coordinatesOf(mapping) !== null && inDegrees !== (study.coordinates === 'lonlat')) {
    return refuse('planned-coordinates-differ')
  }
  const { coordinates: readings } = await proposeImport(part, study, 'schools')
  const { layer, issues } = await importPart(part, { role: 'schools', mapping, ...choices }, study)
  if (layer?.role !== 'schools') return { ...nothing, issues, rows: table.rows.length, readings }
  const sites = layer.value
  const doubts = new Doubts(part.file)
  const index = new Map(Array.from(table.rowNumber, (row, k) => [row, k]))
  const projects = sites.id.map((id, j): PlannedProject => {
    const row = layer.rows[j] ?? 0
    const k = index.get(row) ?? 0
    const cells = table.rows[k] ?? []
    const classes = parseNumber(cellText(cells, mapping.classes))
    const capacity = sites.capacity[j] ?? 0
    const isPlan = classes !== null && classes > 0 && isBlank(cellText(cells, mapping.capacity))
    const year = readYear(table, k, opening, doubts)
    const money = readMoney(table, k, cost, doubts)
    return {
      row,
      id: mapping.id === undefined ? '' : id,
      name: mapping.name === undefined ? '' : (sites.name[j]?.zh ?? ''),
      x: sites.x[j] ?? 0,
      y: sites.y[j] ?? 0,
      stage: sites.stage[j] ?? choices.stage,
      capacity,
      ...(isPlan && { classes, classSize: capacity / classes }),
      ...(year !== null && { opening: year }),
      ...(money !== null && { cost: money }),
    }
  })
  // Years and sums were read above, in their own ways; further columns of the table are no news here.
  const told = issues.filter(
    ({ code, column = '' }) => code !== 'column-unused' && !(code === 'number-invalid' && own.includes(column)),
  )
  return { projects, issues: [...told, ...doubts.list()], rows: table.rows.length, readings }
}

const whereOf = (table: Table, k: number, column: number, value: string) => ({
  row: table.rowNumber[k] ?? 0,
  column: table.columns[column] ?? '',
  value,
})

/** 2027, 2027年, 2027-09, 2027/9/1 → 2027; null = not given or (with an Issue) none. */
function readYear(table: Table, k: number, column: number, doubts: Doubts): number | null {
  const value = cellText(table.rows[k] ?? [], column).normalize('NFKC')
  if (column < 0 || isBlank(value)) return null
  const year = Number(/^(\d{4})(?:\D.*)?$/.exec(value)?.[1])
  if (year >= 1900 && year <= 2200) return year
  doubts.add('year-invalid', 'doubtful', whereOf(table, k, column, value))
  return null
}

/** A sum in CNY; the unit stands in the cell (1.2亿) or in the header (投资（万元）). null = not given or none. */
function readMoney(table: Table, k: number, column: number, doubts: Doubts): number | null {
  const value = cellText(table.rows[k] ?? [], column).normalize('NFKC')
  if (column < 0 || isBlank(value)) return null
  const [, figure = '', unit = ''] = /^(.*?)\s*(百万元|千万元|亿元|亿|万元|万|元)?$/.exec(value) ?? []
  const inHeader = /百万元|千万元|亿元|万元/.exec((table.columns[column] ?? '').normalize('NFKC'))?.[0] ?? '元'
  const number = parseNumber(figure.replace(/^[¥￥]\s*/, ''))
  if (number !== null && number >= 0) return Math.round(number * (FACTOR[unit || inHeader] ?? 1) * 100) / 100
  doubts.add(number === null ? 'cost-invalid' : 'number-negative', 'doubtful', whereOf(table, k, column, value))
  return null
}
