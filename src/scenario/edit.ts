import type { SiteStage, Stage } from '../core/places.ts'

/** A position in the study's coordinates: WGS 84 degrees, or metres in a planar study. */
export type Spot = { readonly lon: number; readonly lat: number } | { readonly x: number; readonly y: number }

/** What every edit may say besides. */
export interface EditNote {
  /** True: switched off; it stays in the list and changes nothing. */
  readonly off?: boolean
  /** Name of an added site or estate; of any other edit what the user calls it. */
  readonly name?: string
  readonly note?: string
  /** Year in which it opens. */
  readonly opening?: number
  /** What it costs, in CNY. */
  readonly cost?: number
}

/** Classes × children a class, where places were chosen that way; `capacity` is their product and alone counts. */
export interface ClassPlan {
  readonly classes?: number
  readonly classSize?: number
}

/** Homes × children a home, where children were given that way; `children` is their product and alone counts. */
export interface HomePlan {
  readonly homes?: number
  readonly rate?: number
}

/** One change to the baseline, as plain data; the form in the file is the form in memory. */
export type Edit = Change & EditNote

type Change =
  | AddEdit
  | ({ readonly op: 'move'; readonly id: string } & Spot)
  | ({ readonly op: 'resize'; readonly id: string; readonly capacity: number } & ClassPlan)
  | { readonly op: 'close'; readonly id: string }
  /** 合并: `id` closes and its places, pupils and catchments go to `into`. */
  | { readonly op: 'merge'; readonly id: string; readonly into: string }
  | { readonly op: 'quality'; readonly id: string; readonly quality: boolean }
  | { readonly op: 'stage'; readonly id: string; readonly stage: SiteStage }
  /** Joins a group, as its lead school where `lead` says so; an empty group = leaves. */
  | { readonly op: 'group'; readonly id: string; readonly group: string; readonly lead?: boolean }
  /** Own radius in metres; null = the method's threshold. */
  | { readonly op: 'threshold'; readonly id: string; readonly threshold: number | null }
  /** Children at a demand point; without `stage`: primary, or the only stage that the data has. */
  | ({ readonly op: 'children'; readonly id: string; readonly children: number; readonly stage?: Stage } & HomePlan)
  /** A new place where children live: a demand point of its own, behind those of the baseline. */
  | ({ readonly op: 'estate'; readonly id: string; readonly children: number; readonly stage?: Stage } & HomePlan &
      Spot)

export type AddEdit = {
  readonly op: 'add'
  readonly id: string
  readonly capacity: number
  readonly stage?: SiteStage
  readonly quality?: boolean
  readonly group?: string
  readonly threshold?: number
  /** Catchments that the new site serves; without them, those that it stands in. */
  readonly catchments?: readonly string[]
} & ClassPlan &
  Spot

/** A named list of edits to the baseline. */
export interface Scenario {
  readonly name: string
  readonly edits: readonly Edit[]
  /** True: put aside; it stays in the study and leaves the comparison. */
  readonly archived?: boolean
}
