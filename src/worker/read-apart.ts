import type { Feature } from '../ingest/features.ts'
import type { Part } from '../ingest/parts.ts'
import type { ReadApart } from '../ingest/read.ts'
import { readFiles } from '../ingest/read-files.ts'
import { handOver } from './parcel.ts'
import type { TaskInput, TaskOutput } from './protocol.ts'
import type { TaskContext } from './session.ts'

/** Rows or features that travel at a time: a worker takes in as many within some milliseconds. */
const PIECE = 2048

/**
 * Reads files in a worker that lives as long as the reading: their libraries read in one go, and only the end of the worker
 * stops them. Absent where there are no further workers; then they are read here.
 */
export function readerApart(context: TaskContext): ReadApart | undefined {
  const { startReader } = context.session
  if (!startReader) return undefined
  return async (files, { encoding, onProgress, signal }) => {
    const reader = startReader()
    const watch = { ...(onProgress && { onProgress }), ...(signal && { signal }) }
    try {
      const { value, issues } = await reader.run('readApart', { files, ...(encoding && { encoding }) }, watch)
      const parts: Part[] = []
      for (const [k, part] of value.entries()) {
        const list: unknown[] = []
        for (;;) {
          const piece = await reader.run('fetchList', { part: k, from: list.length }, watch)
          if (piece.length === 0) break
          for (const entry of piece) list.push(entry)
          await context.pause()
        }
        parts.push(withList(part, list))
      }
      return { value: parts, issues }
    } finally {
      reader.end()
    }
  }
}

/** The reader's side: reads, keeps the long lists, and gives the rest. */
export async function readApart(
  { files, encoding }: TaskInput<'readApart'>,
  { session, progress, pause, signal }: TaskContext,
): Promise<TaskOutput<'readApart'>> {
  const options = { ...(encoding && { encoding }), onProgress: progress, pause, signal }
  const { value, issues } = await readFiles(files, options)
  session.apart = value
  const cells = value.flatMap((part) => (part.kind === 'grid' ? [part.values] : []))
  return handOver({ value: value.map((part) => withList(part, [])), issues }, cells)
}

/** The next entries of a part's list; none = that was all. */
export function fetchList({ part, from }: TaskInput<'fetchList'>, { session }: TaskContext): readonly unknown[] {
  return listOf(session.apart[part]).slice(from, from + PIECE)
}

function listOf(part: Part | undefined): readonly unknown[] {
  if (part?.kind === 'table') return part.rows
  return part?.kind === 'features' ? part.features : []
}

function withList(part: Part, list: readonly unknown[]): Part {
  if (part.kind === 'table') return { ...part, rows: list as readonly (readonly string[])[] }
  return part.kind === 'features' ? { ...part, features: list as readonly Feature[] } : part
}
