import { toCsv } from '../../core/csv.ts'
import { columnHead, type DataColumn, type DataTable, safeCell } from './data-table.ts'

/**
 * One workbook, a sheet a table: first the names in the language, then the names for programs, then the rows. Numbers are
 * numbers and keep all their digits; texts are texts, so that none of them is run as a formula.
 */
export async function writeXlsx(tables: readonly DataTable[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal')
  const sheets = tables.map(({ title, columns, rows }) => ({
    sheet: sheetName(title),
    stickyRowsCount: 2,
    columns: columns.map((column, k) => ({ width: widthOf(column, k, rows) })),
    data: [
      columns.map(({ label }) => ({ value: xmlText(label), type: String, fontWeight: 'bold' as const })),
      columns.map(({ name }) => ({ value: name, type: String, textColor: '#54666f' })),
      ...rows.map((row) =>
        columns.map(({ digits }, k) => {
          const cell = safeCell(row[k] ?? null)
          if (cell === null || cell === '') return null
          if (typeof cell === 'string') return { value: xmlText(cell), type: String }
          return { value: cell, type: Number, ...(digits !== undefined && { format: formatOf(digits) }) }
        }),
      ),
    ],
  }))
  return write(sheets).toBlob()
}

/**
 * A text that a workbook can hold: XML knows no control characters, and the writer takes the names of an object's own
 * members (`toString`) for texts that it has seen already.
 */
function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return clean in Object.prototype ? `${clean} ` : clean
}

const formatOf = (digits: number) => (digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`)

/** Names of sheets may not hold these, nor be longer than 31. */
const sheetName = (title: string) => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

/** Characters: Chinese ones count two. */
const charactersOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)

function widthOf({ label, name }: DataColumn, k: number, rows: DataTable['rows']): number {
  const seen = rows
    .slice(0, 200)
    .map((row) => charactersOf(typeof row[k] === 'string' ? (row[k] as string) : '00000000'))
  return Math.min(60, 2 + Math.max(charactersOf(label), charactersOf(name), ...seen))
}

/** CSV with byte order mark: one line of heads, `儿童 [children]`, and texts that look like formulas made harmless. */
export const writeCsv = ({ columns, rows }: DataTable): string =>
  toCsv(
    columns.map(columnHead),
    rows.map((row) => columns.map((_, k) => safeCell(row[k] ?? null))),
  )

/** GeoJSON with the names for programs as properties; `columns` says what they are called in the language. Null without places. */
export function writeGeoJson({ id, title, columns, rows, geometry }: DataTable): string | null {
  if (!geometry) return null
  const features = rows.map((row, k) => ({
    type: 'Feature',
    properties: Object.fromEntries(columns.map(({ name }, c) => [name, safeCell(row[c] ?? null)])),
    geometry: geometry(k),
  }))
  const labels = Object.fromEntries(columns.map(({ name, label }) => [name, label]))
  return JSON.stringify({ type: 'FeatureCollection', name: id, title, columns: labels, features })
}
