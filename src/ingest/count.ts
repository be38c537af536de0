import type { Severity } from '../core/issue.ts'
import type { Doubts } from './doubts.ts'
import { isBlank, parseNumber } from './number.ts'
import { cellText, type Table } from './table.ts'

/** What a count is about, in the codes of its Issues: `capacity-missing`, `children-absurd`, … */
export interface CountRule {
  readonly what: string
  /** Above this the figure is used but doubted. */
  readonly absurdAbove: number
  /** True: blank is an answer (NaN), and a wrong figure is doubted and left blank; false: both stop the row. */
  readonly optional: boolean
}

/**
 * A count of a row: finite and ≥ 0, or NaN = not given (optional counts only), or null = the row cannot be used.
 * Issues: `<what>-missing`, `number-invalid`, `number-negative`, `<what>-absurd`.
 */
export function readCount(
  table: Table,
  k: number,
  column: number | undefined,
  rule: CountRule,
  doubts: Doubts,
): number | null {
  const value = cellText(table.rows[k] ?? [], column)
  const doubt = (code: string, severity: Severity): void => {
    doubts.add(code, severity, {
      row: table.rowNumber[k] ?? 0,
      column: table.columns[column ?? -1] ?? rule.what,
      value,
    })
  }
  const severity = rule.optional ? 'doubtful' : 'stops'
  const nothing = rule.optional ? Number.NaN : null
  if (isBlank(value)) {
    if (!rule.optional) doubt(`${rule.what}-missing`, 'stops')
    return nothing
  }
  const count = parseNumber(value)
  if (count === null || count < 0) {
    doubt(count === null ? 'number-invalid' : 'number-negative', severity)
    return nothing
  }
  if (count > rule.absurdAbove) doubt(`${rule.what}-absurd`, 'doubtful')
  // −0 would print as "-0" in every table.
  return count + 0
}
