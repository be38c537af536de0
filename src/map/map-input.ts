import type { SiteTable, StudyData } from '../core/places.ts'
import type { Squares } from '../core/squares.ts'
import type { Lang, LayerSwitches, Target, Theme } from '../state/view.ts'

/** Class index that means "no data". */
export const noData = 255

/** Sites as they are linked: those of the study, or of a scenario. */
export interface LinkedSites {
  readonly sites: SiteTable
  /** Places that count; a site without any is not drawn. Keep the array: a new one builds the lines anew. */
  readonly capacity: Float64Array
}

/** Everything the map shows, as plain data. The map decides nothing about numbers, only about ink. */
export interface MapInput {
  readonly data: StudyData
  /** Its demand points, as they are drawn. */
  readonly squares: Squares
  /** Street of each demand point; −1 = none. */
  readonly zoneOf: Int32Array
  readonly lang: Lang
  readonly theme: Theme
  readonly layers: LayerSwitches
  /** Colour of each class, `#rrggbb`. */
  readonly colours: {
    readonly zone: readonly string[]
    readonly cell: readonly string[]
    readonly load: readonly string[]
  }
  /** Class of each street, demand point and site, as an index into `colours`; 255 = no data. */
  readonly classes: {
    readonly zone: Uint8Array
    readonly cell: Uint8Array
    readonly load: Uint8Array
  }
  /** Per street: 1 = a small denominator, hatched over its class. */
  readonly thin: Uint8Array
  /** Per street: 1 = filtered out, paled; empty = none. */
  readonly dimmed: Uint8Array
  /** Per site: 1 = a quality site. */
  readonly quality: Uint8Array
  readonly links: LinkedSites
  /** `quality`: solid or open discs; `load`: discs filled by load, the quality flag as a dot. */
  readonly siteLook: 'quality' | 'load'
  /** Per site: 1 = drawn; `null` = all. Sites of another stage are left out this way. */
  readonly siteShown: Uint8Array | null
  readonly selection: Target | null
  readonly hover: Target | null
}
