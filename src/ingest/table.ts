/** Rows of text, as a spreadsheet shows them. */
export interface Table {
  readonly kind: 'table'
  readonly file: string
  /** Sheet or layer of the file, where it has several. */
  readonly part?: string
  /** Header cells, trimmed. */
  readonly columns: readonly string[]
  /** Data rows; a row may be shorter than the header, a missing cell is blank. */
  readonly rows: readonly (readonly string[])[]
  /** Row of the file (header included, from 1) that each data row stands in. */
  readonly rowNumber: Uint32Array
}

/** Which column holds which field, by column index. */
export type Mapping<Field extends string> = Readonly<Partial<Record<Field, number>>>

/**
 * The mapping of a file with canonical headers: each field's column is named like the field, in any case.
 * Of two columns with the same name the first counts.
 */
export function canonicalMapping<Field extends string>(table: Table, fields: readonly Field[]): Mapping<Field> {
  const names = table.columns.map((column) => column.trim().toLowerCase())
  const mapping: Partial<Record<Field, number>> = {}
  for (const field of fields) {
    const index = names.indexOf(field)
    if (index >= 0) mapping[field] = index
  }
  return mapping
}

/** The apostrophe before text that a spreadsheet would take for a formula, as this app (and others) write it. */
const GUARDED = /^'+[=+\-@]/

/** The trimmed text of a cell, without the apostrophe that guards a formula; empty when the row has no such cell or the field has no column. */
export function cellText(row: readonly string[], column: number | undefined): string {
  if (column === undefined) return ''
  const text = (row[column] ?? '').trim()
  return text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text
}

/** The place in the table of a row of the file; −1 = no data row. */
export function indexOfRow({ rowNumber }: Table, row: number): number {
  // Rows stand in the order of the file.
  let [low, high] = [0, rowNumber.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rowNumber[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return rowNumber[low] === row ? low : -1
}
