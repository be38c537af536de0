import type { Issue } from '../core/issue.ts'

/** What every reader may be told. */
export interface ReadOptions {
  /** Text encoding that overrides the guess. */
  readonly encoding?: string
  /** `first` (default): the first row with text is the header; `find`: titles above it and a missing header are noticed. */
  readonly header?: 'first' | 'find'
  /** Called with the share done, in [0, 1]. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Data, and every doubt about it. */
export interface ReadResult<T> {
  readonly value: T
  readonly issues: readonly Issue[]
}

/** A result whose entries come from rows of a file: entry k from row `rows[k]`, counted as Issues count. */
export interface RowResult<T> extends ReadResult<T> {
  readonly rows: Uint32Array
}
