import type { Name, SiteTable, Stage } from '../core/places.ts'
import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import { type CountRule, readCount } from './count.ts'
import { Doubts } from './doubts.ts'
import { readIndicators } from './indicators.ts'
import { type Position, type PositionOptions, readPosition, usableCoordinates } from './position.ts'
import type { RowResult } from './read.ts'
import { isMojibake, isNoData, readId, SeenIds } from './row-checks.ts'
import { readCapacity, readFlag, readStage, readThreshold, type SiteMapping } from './site-cells.ts'
import { cellText, type Table } from './table.ts'

export interface SiteOptions extends PositionOptions {
  /** Stage of a site that names none. */
  readonly stage?: Stage
  /** Places a class where the file gives classes only; Beijing 40, the country 45 primary and 50 junior. */
  readonly classSize?: number
  /** Places of every school where the file gives neither places nor classes. */
  readonly capacity?: number
}

const ENROLMENT: CountRule = { what: 'enrolment', absurdAbove: 10_000, optional: true }

/**
 * School sites of a table. A row without usable position or capacity is left out with an Issue that stops it; nothing
 * becomes 0 that was not 0 in the file.
 */
export function* siteSteps(table: Table, mapping: SiteMapping, options: SiteOptions = {}): Steps<RowResult<SiteTable>> {
  const doubts = new Doubts(table.file)
  const coordinates = usableCoordinates(mapping, options, doubts)
  const isGiven = mapping.capacity !== undefined || mapping.classes !== undefined
  const hasCapacity = isGiven || options.capacity !== undefined
  if (!hasCapacity) doubts.add('capacity-column-missing', 'stops')
  const rows: number[] = []
  const places: (Position & { capacity: number; enrolment: number })[] = []
  const ids: string[] = []
  const seen = new SeenIds(doubts)
  const positions = new Map<string, string>()
  let assumed = 0

  for (let k = 0; coordinates !== null && hasCapacity && k < table.rows.length; k++) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / table.rows.length
    if (isNoData(table, k, [mapping.id, mapping.name, 0, 1], doubts)) continue
    const row = table.rowNumber[k] ?? 0
    const position = readPosition(table, k, mapping, coordinates, options, doubts)
    const given = isGiven
      ? readCapacity(table, k, mapping, options.classSize ?? 40, doubts)
      : { capacity: options.capacity ?? 0, isFromDefault: false }
    const stage = readStage(table, k, mapping.stage, options.stage ?? 'primary', doubts)
    if (position === null || given === null || stage === null) continue
    const { capacity } = given
    if (given.isFromDefault) assumed += 1
    const id = readId(table, k, mapping.id, doubts)
    if (mapping.id !== undefined) seen.note(id, row, table.columns[mapping.id] ?? '')
    const enrolment = readCount(table, k, mapping.enrolment, ENROLMENT, doubts) ?? Number.NaN
    if (capacity === 0) doubts.add('capacity-zero', 'doubtful', { row, value: '0' })
    else if (enrolment > capacity)
      doubts.add('enrolment-over-capacity', 'doubtful', { row, value: String(enrolment), params: { capacity } })
    const spot = `${position.x},${position.y}`
    const other = positions.get(spot)
    if (other === undefined) positions.set(spot, id)
    else doubts.add('position-coincident', 'doubtful', { row, value: spot, params: { id, other } })
    rows.push(k)
    ids.push(id)
    places.push({ ...position, capacity, enrolment })
  }

  if (assumed > 0)
    doubts.add('class-size-assumed', 'note', { params: { rows: assumed, size: options.classSize ?? 40 } })
  if (!isGiven && rows.length > 0)
    doubts.add('capacity-stated', 'note', { params: { places: options.capacity ?? 0, rows: rows.length } })
  const text = (column: number | undefined) => rows.map((k) => cellText(table.rows[k] ?? [], column))
  const names = readNames(table, rows, ids, mapping, doubts)
  const value: SiteTable = {
    id: ids,
    name: names,
    stage: rows.map((k) => readStage(table, k, mapping.stage, options.stage ?? 'primary', null) ?? 'primary'),
    x: Float64Array.from(places, (place) => place.x),
    y: Float64Array.from(places, (place) => place.y),
    capacity: Float64Array.from(places, (place) => place.capacity),
    enrolment: Float64Array.from(places, (place) => place.enrolment),
    quality: Uint8Array.from(rows, (k) => readFlag(table, k, mapping.quality, doubts)),
    group: text(mapping.group),
    lead: Uint8Array.from(rows, (k) => readFlag(table, k, mapping.lead, doubts)),
    partner: partnerIds(table, rows, mapping, ids, names, doubts),
    threshold: Float64Array.from(rows, (k) => readThreshold(table, k, mapping.threshold, doubts)),
    extra: readIndicators(table, rows, mapping, doubts),
  }
  return { value, issues: doubts.list(), rows: Uint32Array.from(rows, (k) => table.rowNumber[k] ?? 0) }
}

/** Partners as ids; the column may give ids or names. What names no other site of the table is a doubt, and no partner. */
function partnerIds(
  table: Table,
  rows: readonly number[],
  mapping: SiteMapping,
  ids: readonly string[],
  names: readonly Name[],
  doubts: Doubts,
): string[] {
  const idOf = new Map<string, string>()
  names.forEach(({ zh, en }, j) => {
    for (const name of [en, zh]) if (name !== '') idOf.set(name, ids[j] ?? '')
  })
  for (const id of ids) idOf.set(id, id)
  return rows.map((k, j) => {
    const value = cellText(table.rows[k] ?? [], mapping.partner)
    const found = value === '' ? '' : idOf.get(value)
    if (found !== undefined && (found === '' || found !== ids[j])) return found
    const where = { row: table.rowNumber[k] ?? 0, column: table.columns[mapping.partner ?? -1] ?? '' }
    doubts.add('partner-unknown', 'doubtful', { ...where, value })
    return ''
  })
}

function readNames(
  table: Table,
  rows: readonly number[],
  ids: readonly string[],
  mapping: SiteMapping,
  doubts: Doubts,
): Name[] {
  const seen = new SeenIds(doubts, 'name-duplicate')
  const column = table.columns[mapping.name ?? -1] ?? ''
  return rows.map((k, j) => {
    const row = table.rowNumber[k] ?? 0
    const zh = cellText(table.rows[k] ?? [], mapping.name)
    const en = cellText(table.rows[k] ?? [], mapping.name_en)
    if (zh === '' && mapping.name !== undefined) doubts.add('name-missing', 'doubtful', { row, column })
    if (isMojibake(zh)) doubts.add('text-damaged', 'doubtful', { row, column, value: zh })
    if (zh !== '') seen.note(zh, row, column)
    return { zh: zh || en || (ids[j] ?? ''), en }
  })
}
