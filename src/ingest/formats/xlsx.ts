import { StudyRefusal } from '../../core/refusal.ts'
import { walk } from '../../core/steps.ts'
import { Doubts } from '../doubts.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { tableSteps } from '../records.ts'
import type { Table } from '../table.ts'
import { readZip } from '../zip.ts'

/**
 * Reads every sheet of an XLSX workbook that has cells. Formulas are not evaluated: their stored result is read.
 * @throws StudyRefusal `xlsx-damaged`, `xlsx-too-large`, `zip-damaged` or `zip-too-large`
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Table[]>> {
  const doubts = new Doubts(file)
  const entries = await readZip(bytes, file, (name) => /\.(?:xml|rels)$/i.test(name))
  checkSize(entries, file)
  const sheets = await parse(entries, file)
  options.signal?.throwIfAborted()
  const tables: Table[] = []
  for (const { sheet, data } of sheets) {
    if (data.length === 0) continue
    if (NOTES.test(sheet) && sheets.length > 1) {
      doubts.add('sheet-notes', 'note', { value: sheet })
      continue
    }
    const records = data.map((row) => row.map(cellOf))
    const table = await walk(tableSteps(file, records, doubts, options.header), options)
    tables.push(sheets.length > 1 ? { ...table, part: sheet } : table)
  }
  if (tables.length === 0) doubts.add('file-empty', 'stops')
  options.onProgress?.(1)
  return { value: tables, issues: doubts.list() }
}

/** Sheets that explain the others, such as the second one of our templates. */
const NOTES = /^(?:说明|填表说明|notes|readme)$/i

async function parse(entries: ReadonlyMap<string, Uint8Array>, file: string) {
  const [{ default: readSheets }, { zipSync }] = await Promise.all([
    import('read-excel-file/universal'),
    import('fflate'),
  ])
  try {
    // Packed again without compression: the library would unpack large entries in a worker made from text, which the
    // page's security policy forbids.
    const sheets = await readSheets(zipSync(Object.fromEntries(entries), { level: 0 }).buffer)
    // A workbook that names a sheet and does not hold it gives no data for it.
    return sheets.filter((sheet) => Array.isArray(sheet.data))
  } catch (error) {
    throw new StudyRefusal('xlsx-damaged', { file, detail: (error as Error).message })
  }
}

/** Excel's own limits, and a limit on rows × columns: the library fills every cell up to the last one that is named. */
const MAX_ROWS = 1_048_576
const MAX_COLUMNS = 16_384
const MAX_CELLS = 30_000_000

/** Looks at the cell addresses before the library does: one damaged address could make it fill the memory. */
function checkSize(entries: ReadonlyMap<string, Uint8Array>, file: string): void {
  for (const [name, sheet] of entries) {
    if (!/worksheets\/[^/]+\.xml$/i.test(name)) continue
    let rows = 1
    let columns = 1
    for (const [, , address = ''] of new TextDecoder()
      .decode(sheet)
      .matchAll(/(?<![\w:.-])r\s*=\s*(["'])([\s\S]*?)\1/g)) {
      const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? []
      if (letters === undefined || digits === undefined)
        throw new StudyRefusal('xlsx-damaged', { file, detail: 'cell address' })
      rows = Math.max(rows, Number(digits))
      columns = Math.max(columns, columnNumber(letters))
    }
    if (rows > MAX_ROWS || columns > MAX_COLUMNS || rows * columns > MAX_CELLS)
      throw new StudyRefusal('xlsx-too-large', { file })
  }
}

/** A → 1, Z → 26, AA → 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value)
}
