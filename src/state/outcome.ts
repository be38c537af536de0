import type { Analysis } from '../core/analyse.ts'
import type { Issue } from '../core/issue.ts'
import type { SiteTable } from '../core/places.ts'
import type { LiveAnswer } from '../scenario/in-hand.ts'
import type { Method } from '../scenario/method.ts'
import type { TaskInput, TaskOutput } from '../worker/protocol.ts'

/** A scenario run in full. */
export interface Outcome {
  readonly method: Method
  readonly sites: SiteTable
  readonly issues: readonly Issue[]
  readonly analysis: Analysis
}

/** What the next click on the map, or the next choice from the list of sites, makes. */
export const tools = [
  'add',
  'move',
  'resize',
  'close',
  'merge',
  'stage',
  'quality',
  'group',
  'estate',
  'children',
  'plan',
] as const
export type Tool = (typeof tools)[number]

/** A table of planned schools on its way into a scenario. */
export interface Planned {
  readonly file: File
  readonly choices: Omit<TaskInput<'planned'>, 'key' | 'file'>
  /** null while it is read. */
  readonly table: TaskOutput<'planned'> | null
}

/** A point in the study's coordinates. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A site in the hand, not yet put down. */
export interface Held {
  readonly edit: number
  /** The same object until it is held elsewhere. */
  readonly place: Place
  /** null until the worker has answered for some place. */
  readonly answer: LiveAnswer | null
}

/** Effects of the edits, one after another; see the task `effects`. */
export interface Effects {
  readonly key: string
  readonly placed: Float64Array
  readonly covered: Float64Array
}
