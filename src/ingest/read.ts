import type { Issue } from '../core/issue.ts'
import type { Pace } from '../core/steps.ts'

/** What every reader may be told. */
export interface ReadOptions extends Pace {
  /** Text encoding that overrides the guess. */
  readonly encoding?: string
  /** `first` (default): the first row with text is the header; `find`: titles above it and a missing header are noticed. */
  readonly header?: 'first' | 'find'
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
