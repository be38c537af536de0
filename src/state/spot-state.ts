import type { SpotGoal } from '../core/siting/best-spot.ts'
import type { ClassPlan } from '../scenario/edit.ts'
import type { Failure, TaskOutput } from '../worker/protocol.ts'

/** Candidate parcels of the user's. */
interface Parcels {
  readonly file: string
  readonly table: TaskOutput<'candidates'>
}

export interface SpotChoice extends ClassPlan {
  readonly goal: SpotGoal
  readonly capacity: number
  readonly quality: boolean
  /** Metres between two proposed spots, at least. */
  readonly spacing: number
  /** null = every demand point. */
  readonly parcels: Parcels | null
}

/** The search for a good spot, from opening the panel to closing it. */
export interface SpotState {
  readonly choice: SpotChoice
  /** Share done of the search under way; null = none. */
  readonly progress: number | null
  readonly found: FoundSpots | null
  readonly failure: Failure | null
}

export interface FoundSpots {
  /** What it was searched with; see `spotKey` in spots.ts. */
  readonly key: string
  readonly choice: SpotChoice
  readonly result: TaskOutput<'spots'>
}
