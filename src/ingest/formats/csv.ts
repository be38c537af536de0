import Papa, { type ParseResult, type Parser } from 'papaparse'
import { walk } from '../../core/steps.ts'
import { Doubts } from '../doubts.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { tableSteps } from '../records.ts'
import type { Table } from '../table.ts'
import { decodeSteps } from '../text.ts'

/** Characters parsed between two reports of progress. */
const CHUNK = 1 << 18
/** Shares of the work: decoding, then parsing; the rest is laying out the table. */
const DECODED = 0.05
const PARSED = 0.9

/**
 * Reads comma-, tab- or semicolon-separated text. The first row with text is the header; blank rows are skipped.
 * Issues: `file-empty`, `text-damaged`, `csv-quotes`, `column-duplicate`, `row-long`.
 * @throws DOMException `AbortError` when `options.signal` says so
 */
export async function readCsv(bytes: Uint8Array, file: string, options: ReadOptions = {}): Promise<ReadResult<Table>> {
  const doubts = new Doubts(file)
  const decoded = await walk(decodeSteps(bytes, options.encoding), options, 0, DECODED)
  if (decoded.damaged) doubts.add('text-damaged', 'doubtful', { params: { encoding: decoded.encoding } })
  const records = await parse(decoded.text, doubts, options)
  const table = await walk(tableSteps(file, records, doubts, options.header), options, PARSED, 1)
  return { value: table, issues: doubts.list() }
}

async function parse(text: string, doubts: Doubts, options: ReadOptions): Promise<string[][]> {
  const records: string[][] = []
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      chunkSize: CHUNK,
      chunk: (result: ParseResult<string[]>, parser: Parser) => {
        for (const error of result.errors) {
          if (error.type !== 'Quotes') continue
          // After a quote that is never closed the rest of the file is one cell.
          const severity = error.code === 'MissingQuotes' ? 'stops' : 'doubtful'
          doubts.add('csv-quotes', severity, { row: records.length + (error.row ?? 0) + 1 })
        }
        for (const record of result.data) records.push(record)
        options.onProgress?.(DECODED + (PARSED - DECODED) * Math.min(1, result.meta.cursor / text.length))
        if (options.signal?.aborted) {
          parser.abort()
          reject(options.signal.reason)
          return
        }
        if (options.pause === undefined) return
        // Give the thread a turn, so that a wish to cancel can arrive.
        parser.pause()
        options.pause().then(
          () => parser.resume(),
          (reason: unknown) => {
            parser.abort()
            reject(reason as Error)
          },
        )
      },
      complete: () => resolve(records),
    })
  })
}
