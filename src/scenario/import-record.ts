/** What was done to one file on its way into the study; kept in the study, so that a result can be retraced. */
export interface ImportRecord {
  readonly file: string
  /** Sheet or layer of the file, where it has several. */
  readonly part?: string
  /** What the file was read as: schools, children, totals, streets, catchments, costs. */
  readonly role: string
  /** Local calendar date, 2026-11-22. */
  readonly date: string
  /** Text encoding; absent for files without text. */
  readonly encoding?: string
  /** Coordinate system that the positions were converted from; absent = taken as they stand. */
  readonly system?: string
  /** True: the file gave the latitude first. */
  readonly swapped?: boolean
  /** Places that were entered for every school, since the file gave none. */
  readonly capacity?: number
  /** Field → name of its column or property. */
  readonly columns: Readonly<Record<string, string>>
  /** Rows of the file, and entries that came of them. */
  readonly rows: number
  readonly used: number
  /** Rows that the user left out. */
  readonly excluded: readonly number[]
  /** Cells that the user changed. */
  readonly changed: readonly ChangedCell[]
  /** Doubts by code that stood when the data were taken over, accepted as they are. */
  readonly doubts: Readonly<Record<string, number>>
}

export interface ChangedCell {
  readonly row: number
  readonly column: string
  readonly from: string
  readonly to: string
}
