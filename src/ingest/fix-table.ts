import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import type { Table } from './table.ts'

/** What the user decided about rows of a file; rows count as Issues count. Kept in the study as a record. */
export interface RowFixes {
  /** Rows that are left out. */
  readonly excluded: ReadonlySet<number>
  /** New cell texts: row → column index → text. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>
}

/** The table with the user's corrections, in steps; row numbers stay those of the file. Without any it is the table itself. */
export function* fixSteps(table: Table, { excluded, cells }: RowFixes): Steps<Table> {
  if (excluded.size === 0 && cells.size === 0) return table
  const rows: (readonly string[])[] = []
  const rowNumber: number[] = []
  for (const [k, given] of table.rows.entries()) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / table.rows.length
    const row = table.rowNumber[k] ?? 0
    if (excluded.has(row)) continue
    const changed = cells.get(row)
    rows.push(changed ? table.columns.map((_, column) => changed.get(column) ?? given[column] ?? '') : given)
    rowNumber.push(row)
  }
  return { ...table, rows, rowNumber: new Uint32Array(rowNumber) }
}
