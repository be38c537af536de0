/** One cell: text, a number, or nothing (null, NaN). */
export type CsvCell = string | number | null

export interface CsvOptions {
  /** Digits after the point by column; null or absent = full precision. */
  readonly digits?: readonly (number | null)[]
}

/** Cells that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

/**
 * CSV text as Excel opens it right: byte order mark, CRLF, RFC 4180 quoting. Text that looks like a formula gets a
 * leading apostrophe; numbers are never touched (a minus is a minus), and one that is not finite is an empty cell.
 * @param header column names
 * @param rows one array of cells a row
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>, options: CsvOptions = {}): string {
  const lines = [header.map(textCell).join(',')]
  for (const row of rows)
    lines.push(row.map((cell, column) => csvCell(cell, options.digits?.[column] ?? null)).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
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
