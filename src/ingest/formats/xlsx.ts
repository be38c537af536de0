import { StudyRefusal } from '../../core/refusal.ts'
import { Doubts } from '../doubts.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { tableOf } from '../records.ts'
import type { Table } from '../table.ts'
import { listZip } from '../zip.ts'

/**
 * Reads every sheet of an XLSX workbook that has cells. Formulas are not evaluated: their stored result is read.
 * @throws StudyRefusal `xlsx-damaged`, `zip-damaged` or `zip-too-large`
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Table[]>> {
  const doubts = new Doubts(file)
  await listZip(bytes, file)
  const sheets = await parse(bytes, file)
  options.signal?.throwIfAborted()
  const tables: Table[] = []
  for (const { sheet, data } of sheets) {
    if (data.length === 0) continue
    const table = tableOf(
      file,
      data.map((row) => row.map(cellOf)),
      doubts,
      options.header,
    )
    tables.push(sheets.length > 1 ? { ...table, part: sheet } : table)
  }
  if (tables.length === 0) doubts.add('file-empty', 'stops')
  options.onProgress?.(1)
  return { value: tables, issues: doubts.list() }
}

async function parse(bytes: Uint8Array, file: string) {
  const { default: readSheets } = await import('read-excel-file/universal')
  try {
    return await readSheets(bytes.slice().buffer)
  } catch (error) {
    throw new StudyRefusal('xlsx-damaged', { file, detail: (error as Error).message })
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value)
}
