import type { Issue } from '../core/issue.ts'
import type { Name, Provenance } from '../core/places.ts'
import type { ColumnField } from '../ingest/column-names.ts'
import type { CoordinateSystem } from '../ingest/coordinate-system.ts'
import type { ImportChoices } from '../ingest/import-part.ts'
import type { ImportProposal } from '../ingest/propose-import.ts'
import type { Role } from '../ingest/roles.ts'
import type { Suggestion } from '../ingest/suggest-fix.ts'
import type { Mapping } from '../ingest/table.ts'
import type { AreaProperties } from '../ingest/zones.ts'

/** A file that was read; its parts lie in the worker. */
export interface ReadReport {
  readonly files: readonly FileReport[]
}

export interface FileReport {
  readonly file: string
  /** How its text was read; null = not a text file. */
  readonly encoding: string | null
  /** Some of its text, Chinese if there is any, to see whether the encoding is right. */
  readonly sample: string
  readonly parts: readonly PartReport[]
  readonly issues: readonly Issue[]
}

export interface PartReport {
  readonly id: number
  readonly file: string
  /** Sheet, layer or band; empty where the file has one part. */
  readonly part: string
  readonly kind: 'table' | 'features' | 'grid' | 'study'
  /** Rows, features or cells. */
  readonly count: number
  readonly columns: readonly string[]
  /** For each column the first text that is not blank. */
  readonly examples: readonly string[]
  readonly role: Role
  /** Coordinate system that the file itself names; empty = none. */
  readonly crs: string
}

/** What the user decided about a part, as plain data. */
export interface Decision extends Omit<ImportChoices, 'weights' | 'fixes'> {
  /** How totals are spread over their streets: over cells, or in proportion to the other children. Default: points if there are any. */
  readonly spread?: 'even' | 'points'
  readonly excluded: readonly number[]
  readonly cells: readonly CellChange[]
}

export interface CellChange {
  readonly row: number
  readonly column: number
  readonly text: string
}

export interface StagedPart {
  readonly id: number
  readonly decision: Decision
}

/** Parts that shall become a study together. */
export interface StageInput {
  /** Study whose other layers are kept; null = only the files count. */
  readonly base: string | null
  readonly parts: readonly StagedPart[]
}

export interface PartCheck {
  readonly id: number
  readonly proposal: ImportProposal
  /** The columns and properties that are read: the user's, else the proposed. */
  readonly mapping: Mapping<ColumnField>
  readonly properties: AreaProperties
  readonly issues: readonly Issue[]
  /** A likely mend for each Issue, in their order. */
  readonly suggestions: readonly (Suggestion | null)[]
  /** What the rows in the Issues are called. */
  readonly labels: Readonly<Record<number, string>>
  /** Entries that came of the part. */
  readonly used: number
  /** Unit in which costs are read; null = the part gives none. */
  readonly costUnit: 'm' | 'min' | null
  /** The children were spread or derived, or the places entered for all schools alike. */
  readonly isEstimated: boolean
}

export type LayerName = 'schools' | 'children' | 'streets' | 'catchments' | 'costs'

export interface StageReport {
  readonly checks: readonly PartCheck[]
  /** Doubts about the whole, not about one file. */
  readonly issues: readonly Issue[]
  readonly totals: {
    readonly sites: number
    readonly places: number
    readonly quality: number
    readonly points: number
    readonly children: number
    readonly zones: number
  }
  /** Layers that come from the files, and from the study that lay open. */
  readonly imported: readonly LayerName[]
  readonly kept: readonly LayerName[]
}

/** What a study made of files says about itself; sentences come from the page. */
export interface About {
  readonly name: Name
  readonly year: string
  readonly provenance: readonly Provenance[]
  readonly qualityDefinition: Name | null
  readonly credit: Name
}

/** A row of a file as it stands, for a look at the original. */
export interface RawRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** How a part lies on the map, as the file gives it and under another reading of its coordinates. */
export interface Placement {
  /** File row of each point that is drawn. */
  readonly row: Uint32Array
  /** Longitude and latitude in turn. */
  readonly before: Float64Array
  readonly after: Float64Array
  /** 1 = outside all streets. */
  readonly outsideBefore: Uint8Array
  readonly outsideAfter: Uint8Array
  /** Counts over all points, drawn or not; −1 without streets. */
  readonly countOutsideBefore: number
  readonly countOutsideAfter: number
  /** Points that lie in another street before than after; −1 without streets. */
  readonly countOtherZone: number
  readonly points: number
  /** Median shift between the two readings of the points that are drawn, in metres. */
  readonly shift: number
  /** Outlines of the streets, around holes as well: longitude and latitude in turn, a ring each. */
  readonly outlines: readonly Float64Array[]
  /** Street of each outline, by its place in `names`. */
  readonly outlineOf: readonly number[]
  /** Where each street may be named. */
  readonly names: readonly { readonly lon: number; readonly lat: number; readonly name: Name }[]
}

export interface PlacementInput extends StageInput {
  readonly part: number
  /** The reading to be compared with the file's own; absent = none. */
  readonly reading?: { readonly system: CoordinateSystem; readonly swapped: boolean }
}
