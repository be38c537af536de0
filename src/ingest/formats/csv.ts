import Papa, { type ParseResult, type Parser } from 'papaparse'
import { Doubts } from '../doubts.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import type { Table } from '../table.ts'
import { decodeText } from '../text.ts'

/** Characters parsed between two reports of progress. */
const CHUNK = 1 << 20

/**
 * Reads comma-, tab- or semicolon-separated text. The first row with text is the header; blank rows are skipped.
 * Issues: `file-empty`, `text-damaged`, `csv-quotes`, `column-duplicate`, `row-long`.
 * @throws DOMException `AbortError` when `options.signal` says so
 */
export async function readCsv(bytes: Uint8Array, file: string, options: ReadOptions = {}): Promise<ReadResult<Table>> {
  const doubts = new Doubts(file)
  const decoded = decodeText(bytes, options.encoding)
  if (decoded.damaged) doubts.add('text-damaged', 'doubtful', { params: { encoding: decoded.encoding } })
  const records = await parse(decoded.text, doubts, options)
  const table = tableOf(file, records, doubts)
  return { value: table, issues: doubts.list() }
}

async function parse(text: string, doubts: Doubts, options: ReadOptions): Promise<string[][]> {
  const records: string[][] = []
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      chunkSize: CHUNK,
      chunk: (result: ParseResult<string[]>, parser: Parser) => {
        for (const error of result.errors) {
          if (error.type === 'Quotes')
            doubts.add('csv-quotes', 'doubtful', { row: records.length + (error.row ?? 0) + 1 })
        }
        for (const record of result.data) records.push(record)
        options.onProgress?.(Math.min(1, result.meta.cursor / text.length))
        if (options.signal?.aborted) {
          parser.abort()
          reject(options.signal.reason)
          return
        }
        if (options.signal === undefined) return
        // Give the thread a turn, so that a wish to cancel can arrive.
        parser.pause()
        setTimeout(() => parser.resume())
      },
      complete: () => resolve(records),
    })
  })
}

/** The table of parsed records; record k is row k + 1 of the file. */
export function tableOf(file: string, records: readonly (readonly string[])[], doubts: Doubts): Table {
  const isEmpty = (record: readonly string[]) => record.every((cell) => cell.trim() === '')
  const head = records.findIndex((record) => !isEmpty(record))
  const columns = (records[head] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim())
  if (head < 0) doubts.add('file-empty', 'stops')
  columns.forEach((name, k) => {
    if (name !== '' && columns.indexOf(name) < k) doubts.add('column-duplicate', 'doubtful', { column: name })
  })
  const rows: (readonly string[])[] = []
  const numbers: number[] = []
  for (let k = head + 1; head >= 0 && k < records.length; k++) {
    const record = records[k] ?? []
    if (isEmpty(record)) continue
    const surplus = record.slice(columns.length).find((cell) => cell.trim() !== '')
    if (surplus !== undefined) doubts.add('row-long', 'doubtful', { row: k + 1, value: surplus })
    rows.push(record)
    numbers.push(k + 1)
  }
  return { kind: 'table', file, columns, rows, rowNumber: Uint32Array.from(numbers) }
}
