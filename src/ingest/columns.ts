import { parsePair } from './angle.ts'
import { type ColumnField, fieldOf } from './column-names.ts'
import { DEMAND_FIELDS } from './demand.ts'
import { isBlank, parseNumber } from './number.ts'
import { isStageWord, SITE_FIELDS } from './site-cells.ts'
import { cellText, type Mapping, type Table } from './table.ts'
import { TOTALS_FIELDS } from './totals.ts'

/** What a table is read as. */
export type TableRole = 'schools' | 'children' | 'totals'

/** Why a column was taken for a field. */
export type MatchedBy = 'name' | 'content'

/** A mapping for the user to confirm. */
export interface ProposedMapping {
  readonly mapping: Mapping<ColumnField>
  readonly matchedBy: Readonly<Partial<Record<ColumnField, MatchedBy>>>
  /** Columns that no field uses, by index. */
  readonly unused: readonly number[]
}

const FIELDS: Readonly<Record<TableRole, readonly ColumnField[]>> = {
  schools: SITE_FIELDS,
  children: DEMAND_FIELDS,
  totals: TOTALS_FIELDS,
}
/** Rows that the look at the content takes into account. */
const SAMPLE = 200

/**
 * Proposes which column holds which field: by name in Chinese and English, then, where no name tells, by content
 * (longitudes and latitudes of China, stages, names of schools, unique codes).
 */
export function proposeMapping(table: Table, role: TableRole): ProposedMapping {
  const mapping: Partial<Record<ColumnField, number>> = {}
  const matchedBy: Partial<Record<ColumnField, MatchedBy>> = {}
  const used = new Set<number>()
  const take = (field: ColumnField, column: number, by: MatchedBy): void => {
    mapping[field] = column
    matchedBy[field] = by
    used.add(column)
  }
  const fields = FIELDS[role]
  table.columns.forEach((name, column) => {
    const field = fieldFor(name, role)
    if (field !== null && fields.includes(field) && mapping[field] === undefined) take(field, column, 'name')
  })
  const rows = table.rows.slice(0, SAMPLE)
  for (const [field, fits] of contentTests(mapping, role)) {
    if (mapping[field] !== undefined || !fields.includes(field)) continue
    const column = table.columns.findIndex((_, k) => !used.has(k) && fits(rows.map((row) => cellText(row, k))))
    if (column >= 0) take(field, column, 'content')
  }
  return { mapping, matchedBy, unused: table.columns.map((_, k) => k).filter((k) => !used.has(k)) }
}

/** A key that two tables share when they have the same columns: under it a confirmed mapping can be remembered. */
export function tableShape(table: Table): string {
  return table.columns.join('\u0001')
}

/** Some names mean different things in different tables. */
function fieldFor(name: string, role: TableRole): ColumnField | null {
  const field = fieldOf(name)
  if (role === 'schools') return field
  // A list of children calls its figure "pupils", and its place a "school" never.
  if (field === 'enrolment') return 'children'
  if (role === 'totals' && field === 'name') return 'zone'
  if (role === 'totals' && field === 'id') return 'zone_code'
  if (role === 'children' && field === 'name') return 'id'
  return field
}

type Fits = (texts: readonly string[]) => boolean

function contentTests(mapping: Mapping<ColumnField>, role: TableRole): [ColumnField, Fits][] {
  const isPlaced = mapping.position !== undefined || (mapping.x !== undefined && mapping.y !== undefined)
  const tests: [ColumnField, Fits][] = []
  if (!isPlaced && role !== 'totals') {
    if (mapping.lon === undefined && mapping.lat === undefined)
      tests.push(['position', most((text) => parsePair(text) !== null)])
    // China spans 73–136° E and 3–54° N, so that a column can only be one of the two.
    tests.push(['lon', most(between(73, 136))], ['lat', most(between(3, 54))])
  }
  if (role === 'schools') {
    tests.push(
      ['stage', most(isStageWord)],
      ['name', most((text) => /(?:小学|中学|学校|校区|校址|school)/i.test(text))],
    )
  }
  if (role !== 'totals') tests.push(['id', isCode])
  return tests
}

function between(low: number, high: number): (text: string) => boolean {
  return (text) => {
    const value = parseNumber(text)
    // Coordinates have decimals; a count of classes between 3 and 54 has none.
    return value !== null && value >= low && value <= high && !Number.isInteger(value)
  }
}

/** True for columns in which at least nine of ten cells that are not blank pass. */
function most(passes: (text: string) => boolean): Fits {
  return (texts) => {
    const given = texts.filter((text) => !isBlank(text))
    return given.length > 0 && given.filter(passes).length >= given.length * 0.9
  }
}

function isCode(texts: readonly string[]): boolean {
  const isUnique = new Set(texts).size === texts.length
  return texts.length > 0 && isUnique && texts.every((text) => /^[A-Za-z]{0,6}[-_]?\d{1,20}$/.test(text))
}
