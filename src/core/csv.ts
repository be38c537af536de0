/** One cell: text, a number, or nothing (null, NaN). */
export type CsvCell = string | number | null

export interface CsvOptions {
  /** `excel` (default): byte order mark and CRLF, opens right in Excel; `plain`: neither, for programs. */
  readonly style?: 'excel' | 'plain'
  /** Digits after the point by column; null or absent = full precision. */
  readonly digits?: readonly (number | null)[]
}

/**
 * Cells that a spreadsheet would run as a formula; a plain number with its sign is none. Apostrophes before it count too,
 * so that the reader, which takes one away, gets back what was written.
 */
const FORMULA = /^(?![+-]?\d+(?:\.\d+)?$)'*[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

/**
 * CSV text with RFC 4180 quoting. Text that looks like a formula gets a
 * leading apostrophe; numbers are never touched (a minus is a minus), and one that is not finite is an empty cell.
 * @param header column names
 * @param rows one array of cells a row
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>, options: CsvOptions = {}): string {
  return [...csvPieces(header, rows, options)].join('')
}

/** Rows in a piece: some milliseconds. */
const ROWS_A_PIECE = 2000

/** The text of `toCsv` in pieces, for tables that are written bit by bit. */
export function* csvPieces(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  { style, digits }: CsvOptions = {},
): Generator<string> {
  const lineEnd = style === 'plain' ? '\n' : '\r\n'
  let lines = [`${style === 'plain' ? '' : '\uFEFF'}${header.map(textCell).join(',')}`]
  for (const row of rows) {
    lines.push(row.map((cell, column) => csvCell(cell, digits?.[column] ?? null)).join(','))
    if (lines.length < ROWS_A_PIECE) continue
    yield `${lines.join(lineEnd)}${lineEnd}`
    lines = []
  }
  if (lines.length > 0) yield `${lines.join(lineEnd)}${lineEnd}`
}

function csvCell(cell: CsvCell, digits: number | null): string {
  if (typeof cell === 'string') return textCell(cell)
  if (cell === null || !Number.isFinite(cell)) return ''
  // Adding 0 turns −0 into 0.
  return digits === null ? String(cell + 0) : withDigits(cell, digits)
}

function withDigits(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text
}

function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
