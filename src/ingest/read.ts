import type { Issue } from '../core/issue.ts'
import type { Pace } from '../core/steps.ts'
import type { Part } from './parts.ts'

/** What every reader may be told. */
export interface ReadOptions extends Pace {
  /** Text encoding that overrides the guess. */
  readonly encoding?: string
  /** `first` (default): the first row with text is the header; `find`: titles above it and a missing header are noticed. */
  readonly header?: 'first' | 'find'
  readonly signal?: AbortSignal
}

/** Bytes with the name of the file they are from. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads files of formats that are read in one go, somewhere where that can be stopped. */
export type ReadApart = (files: readonly NamedBytes[], options: ReadOptions) => Promise<ReadResult<readonly Part[]>>

/** Data, and every doubt about it. */
export interface ReadResult<T> {
  readonly value: T
  readonly issues: readonly Issue[]
}

/** A result whose entries come from rows of a file: entry k from row `rows[k]`, counted as Issues count. */
export interface RowResult<T> extends ReadResult<T> {
  readonly rows: Uint32Array
}
