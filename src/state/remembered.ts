import type { ColumnField } from '../ingest/column-names.ts'
import type { Role } from '../ingest/roles.ts'
import type { Mapping } from '../ingest/table.ts'

/** How a file with these columns was read the last time. */
export interface Remembered {
  readonly role: Role
  readonly mapping: Mapping<ColumnField>
}

const KEY = 'jiujin.columns'
/** Shapes of files that are remembered; the oldest goes first. */
const LIMIT = 60

type Shelf = readonly (readonly [shape: string, Remembered])[]

/** Browsers may forbid storage, and others may have written there: then nothing is remembered. */
function shelf(): Shelf {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as Shelf) : []
  } catch {
    return []
  }
}

export function recall(shape: string, role: Role): Remembered | null {
  return shelf().find(([kept, { role: as }]) => kept === shape && as === role)?.[1] ?? null
}

export function remember(shape: string, how: Remembered): void {
  const others = shelf().filter(([kept, { role }]) => kept !== shape || role !== how.role)
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [shape, how]].slice(-LIMIT)))
  } catch {
    // Full or forbidden: the next file of this shape is proposed anew.
  }
}

export function forgetColumns(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Forbidden storage holds nothing.
  }
}
