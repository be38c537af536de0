import type { Features } from './features.ts'
import type { Grid } from './grid.ts'
import type { Table } from './table.ts'

/** A study file, not opened yet: its text, and the files packed beside it. */
export interface StudySource {
  readonly kind: 'study'
  readonly file: string
  readonly study: unknown
  /** Packed files by the name that the study uses; empty for a study file that stands alone. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** One thing found in a file: a sheet, a layer, a band, a study. */
export type Part = Table | Features | Grid | StudySource
