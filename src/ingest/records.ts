import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import { isKnownColumn } from './column-names.ts'
import type { Doubts } from './doubts.ts'
import { parseNumber } from './number.ts'
import type { ReadOptions } from './read.ts'
import type { Table } from './table.ts'

/** Titles, units and notes above a header; further down it would be data. */
const SEARCHED_ROWS = 12

/**
 * The table of parsed records, in steps; record k is row k + 1 of the file. Blank rows are skipped.
 * Issues: `file-empty`, `rows-above-header`, `header-missing` (columns are then called A, B, …), `no-rows`, `column-duplicate`, `row-long`.
 */
export function* tableSteps(
  file: string,
  records: readonly (readonly string[])[],
  doubts: Doubts,
  header: ReadOptions['header'] = 'first',
): Steps<Table> {
  const first = records.findIndex((record) => !isEmpty(record))
  if (first < 0) {
    doubts.add('file-empty', 'stops')
    return { kind: 'table', file, columns: [], rows: [], rowNumber: new Uint32Array(0) }
  }
  const top = header === 'find' ? findHeader(records, first) : first
  // Cells merged over two rows: the lower row has what the upper one leaves open.
  const head = header === 'find' && top >= 0 && isHeaderToo(records[top + 1]) ? top + 1 : top
  if (head > first) doubts.add('rows-above-header', 'note', { row: head + 1, params: { rows: head - first } })
  if (head < 0) doubts.add('header-missing', 'doubtful', { row: first + 1 })
  const columns =
    head < 0
      ? (records[first] ?? []).map((_, k) => letterName(k))
      : headerOf(records, head, header === 'find' ? first : head)
  columns.forEach((name, k) => {
    if (name !== '' && columns.indexOf(name) < k) doubts.add('column-duplicate', 'doubtful', { column: name })
  })

  const rows: (readonly string[])[] = []
  const numbers: number[] = []
  for (let k = head < 0 ? first : head + 1; k < records.length; k++) {
    if (k % ROWS_A_STEP === 0) yield k / records.length
    const record = records[k] ?? []
    if (isEmpty(record)) continue
    if (record.length > columns.length) {
      const surplus = record.slice(columns.length).find((cell) => cell.trim() !== '')
      if (surplus !== undefined) doubts.add('row-long', 'doubtful', { row: k + 1, value: surplus })
    }
    rows.push(record)
    numbers.push(k + 1)
  }
  if (rows.length === 0) doubts.add('no-rows', 'doubtful')
  return { kind: 'table', file, columns, rows, rowNumber: new Uint32Array(numbers) }
}

/** Cells of the header row; where it is blank, of the row above if that is a header too and no title. */
function headerOf(records: readonly (readonly string[])[], head: number, first: number): string[] {
  const plain = (row: number) => (records[row] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim())
  const lower = plain(head)
  const upper = head > first ? plain(head - 1) : []
  const isTitle = upper.filter((cell) => cell !== '').length < 3 || !lower.includes('')
  return isTitle
    ? lower
    : Array.from({ length: Math.max(lower.length, upper.length) }, (_, k) => lower[k] || upper[k] || '')
}

/** True when a row below a header goes on with it: nothing but names of columns, and some cells that the row above fills. */
function isHeaderToo(record: readonly string[] = []): boolean {
  const texts = record.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return texts.length >= 2 && texts.length < record.length && texts.every(isKnownColumn)
}

function isEmpty(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '')
}

/** The row with the most known column names among the first; else the first row; −1 when that row is numbers, hence data. */
function findHeader(records: readonly (readonly string[])[], first: number): number {
  let best = first
  let bestKnown = 0
  for (let k = first; k < Math.min(records.length, first + SEARCHED_ROWS); k++) {
    const known = (records[k] ?? []).filter((cell) => isKnownColumn(cell)).length
    if (known > bestKnown) {
      best = k
      bestKnown = known
    }
  }
  if (bestKnown > 0) return best
  const texts = (records[first] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '')
  const numbers = texts.filter((cell) => parseNumber(cell) !== null).length
  return numbers * 2 >= texts.length && texts.length > 1 ? -1 : first
}

/** 0 → A, 25 → Z, 26 → AA, as a spreadsheet names its columns. */
function letterName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterName(Math.floor(index / 26) - 1) + letter
}
