const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** No number that somebody typed is longer; the patterns below are not tried on novels. */
const LONGEST = 60

/** Cells that people write for "nothing". */
const BLANK = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '–',
  '―',
  '…',
  '~',
  '/',
  '\\',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  '无',
  '缺',
  '#n/a',
  '.',
])

/** True for an empty cell and for the usual ways to write one. */
export function isBlank(text: string): boolean {
  return text === '' || (text.length <= 5 && !/\d/.test(text) && BLANK.has(text.trim().toLowerCase()))
}

/**
 * Reads a number as people write it: blanks around it, full-width digits, thousands separators (`1,080`), one unit
 * sign such as 人 or % is *not* accepted.
 * @returns a finite number, or null when the text is none (also for hexadecimal, `Infinity`, and what overflows)
 */
export function parseNumber(text: string): number | null {
  if (PLAIN.test(text)) return finite(Number(text))
  if (text.length > LONGEST) return null
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\u2212/g, '-')
  if (PLAIN.test(plain)) return finite(Number(plain))
  if (GROUPED.test(plain)) return finite(Number(plain.replaceAll(',', '')))
  return null
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
