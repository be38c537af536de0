import type { Table } from './table.ts'

/** What the user decided about rows of a file; rows count as Issues count. Kept in the study as a record. */
export interface RowFixes {
  /** Rows that are left out. */
  readonly excluded: ReadonlySet<number>
  /** New cell texts: row → column index → text. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>
}

/** The table with the user's corrections; row numbers stay those of the file. */
export function fixTable(table: Table, fixes: RowFixes): Table {
  const kept = table.rows.map((_, k) => k).filter((k) => !fixes.excluded.has(table.rowNumber[k] ?? 0))
  const rows = kept.map((k) => {
    const cells = table.rows[k] ?? []
    const changed = fixes.cells.get(table.rowNumber[k] ?? 0)
    return changed === undefined ? cells : table.columns.map((_, column) => changed.get(column) ?? cells[column] ?? '')
  })
  return { ...table, rows, rowNumber: Uint32Array.from(kept, (k) => table.rowNumber[k] ?? 0) }
}
