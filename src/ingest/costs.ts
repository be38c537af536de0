import type { CostColumn, CostTable, Name } from '../core/places.ts'
import { plainName } from '../core/plain-name.ts'
import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import { fieldOf } from './column-names.ts'
import { Doubts } from './doubts.ts'
import { isBlank, parseNumber } from './number.ts'
import type { ReadResult } from './read.ts'
import { cellText, type Table } from './table.ts'

/** Names that mean a place of a pair in a table of costs alone. */
const LONG_NAMES = {
  origin: ['demand', '小区', '居住区', '网格'],
  destination: ['site', 'school', '学校', '学校名称', '校址'],
  cost: [],
} as const
const MINUTES = /分钟|时间|时长|用时|耗时|min|time|duration/i

/** Pairs of one demand point: site or proposal → cost. */
type Row = Map<number | string, number>

/** Cells of a wide matrix between two steps. */
const CELLS_A_STEP = 20_000

/**
 * The user's own costs, wide (`id, <site>, …`) or long (`origin, destination, cost`), matched by id. A blank cell is
 * unreachable. A cost that is no number or negative leaves its pair out with an Issue that stops it; of two costs of one
 * pair the first counts (`cost-duplicate`). What is missing is said: `cost-origin-missing`, `cost-site-missing`.
 * Costs to places that are no site are kept as proposals (`cost-site-unknown`, a note).
 * Destinations may be called by the name of a site that no other has (`cost-site-by-name`, a note).
 * @param stated unit that the user chose; absent = minutes where file or column speak of time, else metres
 */
export function* costSteps(
  table: Table,
  demandIds: readonly string[],
  siteIds: readonly string[],
  stated: CostTable['unit'] | undefined,
  siteNames: readonly Name[] = [],
): Steps<ReadResult<CostTable>> {
  const doubts = new Doubts(table.file)
  const pointOf = yield* indexSteps(demandIds)
  const siteOf = yield* indexSteps(siteIds)
  const rows: (Row | undefined)[] = new Array(demandIds.length)
  const siteOfName = uniqueNames(siteNames)
  const called = new Set<string>()
  const strangers = new Set<string>()
  const seenSites = new Set<number>()

  const put = (row: number, origin: string, destination: string, column: string, text: string): void => {
    const points = pointOf.get(origin) ?? []
    const named = siteOf.has(destination) ? undefined : siteOfName.get(destination)
    if (named !== undefined) called.add(destination)
    const site = named === undefined ? siteOf.get(destination) : [named]
    if (site === undefined) strangers.add(destination)
    else for (const j of site) seenSites.add(j)
    if (isBlank(text)) return
    const cost = parseNumber(text)
    if (cost === null || cost < 0) {
      doubts.add(cost === null ? 'number-invalid' : 'number-negative', 'stops', { row, column, value: text })
      return
    }
    for (const i of points) {
      const pairs: Row = rows[i] ?? new Map()
      rows[i] = pairs
      for (const key of site ?? [destination]) {
        if (pairs.has(key))
          doubts.add('cost-duplicate', 'doubtful', { row, column, value: `${origin} → ${destination}` })
        else pairs.set(key, cost + 0)
      }
    }
  }

  const known = new Set<string>()
  const isKnown = (row: number, origin: string): boolean => {
    known.add(origin)
    if (pointOf.has(origin)) return true
    doubts.add('cost-origin-unknown', 'doubtful', { row, value: origin })
    return false
  }
  const long = longColumns(table)
  const unit = stated ?? (MINUTES.test(`${table.file} ${table.columns[long?.cost ?? 0]}`) ? 'min' : 'm')
  const step = long ? ROWS_A_STEP : Math.max(1, Math.floor(CELLS_A_STEP / table.columns.length))
  for (const [k, cells] of table.rows.entries()) {
    if (k % step === step - 1) yield (0.8 * k) / table.rows.length
    const row = table.rowNumber[k] ?? 0
    const origin = cellText(cells, long?.origin ?? 0)
    if (!isKnown(row, origin)) continue
    if (long)
      put(row, origin, cellText(cells, long.destination), table.columns[long.cost] ?? '', cellText(cells, long.cost))
    else
      for (let c = 1; c < table.columns.length; c++)
        put(row, origin, table.columns[c] ?? '', table.columns[c] ?? '', cellText(cells, c))
  }

  for (const [k, value] of demandIds.entries()) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield 0.8
    if (!known.has(value)) doubts.add('cost-origin-missing', 'doubtful', { value })
  }
  siteIds.forEach((value, j) => {
    if (!seenSites.has(j)) doubts.add('cost-site-missing', 'doubtful', { value })
  })
  if (called.size > 0) doubts.add('cost-site-by-name', 'note', { params: { count: called.size } })
  for (const value of strangers) doubts.add('cost-site-unknown', 'note', { value })
  return { value: yield* compressSteps(rows, unit), issues: doubts.list() }
}

/** The site of each name that only one has. */
function uniqueNames(names: readonly Name[]): Map<string, number> {
  const all = names.flatMap(({ zh, en }, j) => [...new Set([zh, en])].map((name) => [name, j] as const))
  const count = new Map<string, number>()
  for (const [name] of all) count.set(name, (count.get(name) ?? 0) + 1)
  return new Map(all.filter(([name]) => name !== '' && count.get(name) === 1))
}

function* indexSteps(ids: readonly string[]): Steps<Map<string, number[]>> {
  const index = new Map<string, number[]>()
  for (const [k, id] of ids.entries()) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield 0
    const entries = index.get(id)
    if (entries) entries.push(k)
    else index.set(id, [k])
  }
  return index
}

/** The columns of a table with a row for each pair; null = it has none. */
export function longColumns({ columns }: Table): { origin: number; destination: number; cost: number } | null {
  const find = (field: keyof typeof LONG_NAMES) =>
    columns.findIndex((column) => {
      const others: readonly string[] = LONG_NAMES[field]
      return fieldOf(column) === field || others.includes(plainName(column))
    })
  const [origin, destination, cost] = [find('origin'), find('destination'), find('cost')]
  return origin >= 0 && destination >= 0 && cost >= 0 ? { origin, destination, cost } : null
}

function* compressSteps(rows: readonly (Row | undefined)[], unit: CostTable['unit']): Steps<CostTable> {
  const rowOffset = new Uint32Array(rows.length + 1)
  const siteIndex: number[] = []
  const cost: number[] = []
  const proposals = new Map<string, { points: number[]; costs: number[] }>()
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_A_STEP === ROWS_A_STEP - 1) yield 0.8 + (0.2 * i) / rows.length
    const entries = [...(rows[i] ?? [])]
    const sites = entries.filter((entry): entry is [number, number] => typeof entry[0] === 'number')
    for (const [site, value] of sites.sort((a, b) => a[0] - b[0])) {
      siteIndex.push(site)
      cost.push(value)
    }
    for (const [id, value] of entries) {
      if (typeof id === 'number') continue
      const column = proposals.get(id) ?? { points: [], costs: [] }
      column.points.push(i)
      column.costs.push(value)
      proposals.set(id, column)
    }
    rowOffset[i + 1] = siteIndex.length
  }
  const columns = [...proposals].map(([id, { points, costs }]): [string, CostColumn] => {
    return [id, { pointIndex: Uint32Array.from(points), cost: Float64Array.from(costs) }]
  })
  const table = { rowOffset, siteIndex: Uint32Array.from(siteIndex), cost: Float64Array.from(cost), unit }
  return columns.length > 0 ? { ...table, proposals: new Map(columns) } : table
}
