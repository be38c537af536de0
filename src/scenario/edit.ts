import type { SiteStage, Stage } from '../core/places.ts'

/** A position in the study's coordinates: WGS 84 degrees, or metres in a planar study. */
export type Spot = { readonly lon: number; readonly lat: number } | { readonly x: number; readonly y: number }

/** One change to the baseline, as plain data; the form in the file is the form in memory. */
export type Edit =
  | AddEdit
  | ({ readonly op: 'move'; readonly id: string } & Spot)
  | { readonly op: 'resize'; readonly id: string; readonly capacity: number }
  | { readonly op: 'close'; readonly id: string }
  /** 合并: `id` closes and its places, pupils and catchments go to `into`. */
  | { readonly op: 'merge'; readonly id: string; readonly into: string }
  | { readonly op: 'quality'; readonly id: string; readonly quality: boolean }
  | { readonly op: 'stage'; readonly id: string; readonly stage: SiteStage }
  | { readonly op: 'group'; readonly id: string; readonly group: string }
  /** Own radius in metres; null = the method's threshold. */
  | { readonly op: 'threshold'; readonly id: string; readonly threshold: number | null }
  /** Children at a demand point; without `stage`: primary, or the only stage that the data has. */
  | { readonly op: 'children'; readonly id: string; readonly children: number; readonly stage?: Stage }

export type AddEdit = {
  readonly op: 'add'
  readonly id: string
  readonly capacity: number
  readonly name?: string
  readonly stage?: SiteStage
  readonly quality?: boolean
  readonly group?: string
  readonly threshold?: number
  /** Catchments that the new site serves; without them, those that it stands in. */
  readonly catchments?: readonly string[]
} & Spot

/** A named list of edits to the baseline. */
export interface Scenario {
  readonly name: string
  readonly edits: readonly Edit[]
}
