import type { Issue } from '../core/issue.ts'
import { finish, ROWS_A_STEP, type Steps } from '../core/steps.ts'
import type { ColumnField } from './column-names.ts'
import { parseNumber } from './number.ts'
import { cellText, type Mapping, type Table } from './table.ts'

/** What could stand in a row instead, for the user to take or leave; nothing is changed before. */
export interface Suggestion {
  /** New text by column index. */
  readonly cells: readonly (readonly [column: number, text: string])[]
  /** The ground for it: `unit-removed`, `classes-times-size`, `swapped`, `id-suffix`, `zone-code`. */
  readonly because: string
  readonly params: Readonly<Record<string, string | number>>
}

/** A figure with a unit after it or words before it: `1440人`, `约36班`. */
const FIGURE = /^\D{0,3}(\d[\d,，]*(?:\.\d+)?)\s*(人|个|名|班|处|座|places?|seats?|pupils?|classes)\s*$/i

/**
 * A likely mend for a doubt about a row; null = it needs a person.
 * @param k the row's place in the table
 * @param classSize places a class, where a row gives classes in the place of places
 */
export function suggestFix(
  table: Table,
  k: number,
  mapping: Mapping<ColumnField>,
  issue: Issue,
  classSize: number,
): Suggestion | null {
  const column = table.columns.indexOf(issue.column ?? '')
  switch (issue.code) {
    case 'number-invalid':
      return column < 0 ? null : withoutUnit(cellText(table.rows[k] ?? [], column), column, mapping, classSize)
    case 'coordinate-swapped':
      return swapped(table.rows[k] ?? [], mapping)
    case 'id-duplicate':
      return mapping.id === undefined ? null : withSuffix(table, k, mapping.id)
    case 'zone-matched-by-name':
      return mapping.zone_code === undefined || issue.params?.['code'] === undefined
        ? null
        : { cells: [[mapping.zone_code, String(issue.params['code'])]], because: 'zone-code', params: {} }
    default:
      return null
  }
}

function withoutUnit(
  text: string,
  column: number,
  mapping: Mapping<ColumnField>,
  classSize: number,
): Suggestion | null {
  const [, digits = '', unit = ''] = FIGURE.exec(text.normalize('NFKC')) ?? []
  const figure = parseNumber(digits.replaceAll('，', ','))
  if (figure === null) return null
  const isClasses = /^(?:班|classes)$/i.test(unit)
  if (column === mapping.capacity && isClasses)
    return {
      cells: [[column, String(figure * classSize)]],
      because: 'classes-times-size',
      params: { classes: figure, size: classSize },
    }
  // Children counted in classes cannot be told in children.
  if (isClasses && column !== mapping.classes) return null
  return { cells: [[column, String(figure)]], because: 'unit-removed', params: { unit } }
}

function swapped(row: readonly string[], { lon, lat }: Mapping<ColumnField>): Suggestion | null {
  if (lon === undefined || lat === undefined) return null
  return {
    cells: [
      [lon, cellText(row, lat)],
      [lat, cellText(row, lon)],
    ],
    because: 'swapped',
    params: {},
  }
}

/** Ids of a table, read once: thousands of findings must not each read a million rows. */
const takenIds = new WeakMap<Table, { readonly column: number; readonly ids: ReadonlySet<string> }>()

/** Reads the ids of a table in steps; to be called before duplicates among them are suggested new ones. */
export function* idSteps(table: Table, column: number): Steps<ReadonlySet<string>> {
  const known = takenIds.get(table)
  if (known?.column === column) return known.ids
  const ids = new Set<string>()
  for (const [k, row] of table.rows.entries()) {
    ids.add(cellText(row, column))
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / table.rows.length
  }
  takenIds.set(table, { column, ids })
  return ids
}

function withSuffix(table: Table, k: number, column: number): Suggestion {
  const taken = finish(idSteps(table, column))
  const id = cellText(table.rows[k] ?? [], column)
  let n = 2
  while (taken.has(`${id}-${n}`)) n += 1
  return { cells: [[column, `${id}-${n}`]], because: 'id-suffix', params: {} }
}
