import type { Doubts } from './doubts.ts'
import { isBlank, parseNumber } from './number.ts'
import { cellText, type Mapping, type Table } from './table.ts'

/**
 * The further numeric columns of a table by their header: every unmapped column in which at least half of the cells that
 * are not blank are numbers. A cell that is none becomes NaN with an Issue (`number-invalid`); a column of text is named
 * in a note (`column-unused`).
 * @param rows indices of the rows that are used
 */
export function readIndicators(
  table: Table,
  rows: readonly number[],
  mapping: Mapping<string>,
  doubts: Doubts,
): Record<string, Float64Array> {
  const mapped = new Set(Object.values(mapping))
  const indicators = new Map<string, Float64Array>()
  table.columns.forEach((column, index) => {
    if (mapped.has(index) || column === '' || indicators.has(column)) return
    const texts = rows.map((k) => cellText(table.rows[k] ?? [], index))
    const given = texts.filter((text) => !isBlank(text))
    const numbers = given.filter((text) => parseNumber(text) !== null)
    if (given.length === 0) return
    if (numbers.length * 2 < given.length) {
      doubts.add('column-unused', 'note', { column })
      return
    }
    const values = texts.map((value, j) => {
      const number = isBlank(value) ? Number.NaN : parseNumber(value)
      if (number === null)
        doubts.add('number-invalid', 'doubtful', { row: table.rowNumber[rows[j] ?? 0] ?? 0, column, value })
      return number ?? Number.NaN
    })
    indicators.set(column, Float64Array.from(values))
  })
  return Object.fromEntries(indicators)
}
