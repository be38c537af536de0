import { type Distances, type Located, locateSteps } from '../core/analyse.ts'
import type { Issue } from '../core/issue.ts'
import type { StudyData } from '../core/places.ts'
import { squareSteps } from '../core/squares.ts'
import { type Steps, walk } from '../core/steps.ts'
import type { Layer } from '../ingest/import-part.ts'
import type { Part } from '../ingest/parts.ts'
import type { InHand } from '../scenario/in-hand.ts'
import type { Method } from '../scenario/method.ts'
import type { OwnWorker } from './caller.ts'
import type { PartCheck } from './import-protocol.ts'
import type { Held, Partner } from './paired.ts'
import { handOver } from './parcel.ts'
import type { Opened, TaskInput, TaskName, TaskOutput } from './protocol.ts'

/** The caller gave the task up. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** A refusal with a code that i18n turns into a sentence. */
export class TaskRefusal extends Error {
  override name = 'TaskRefusal'
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: string, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
  }
}

/** A part that was read as decided; kept, so that a change in one file does not read the others again. */
export interface StagedLayer {
  readonly key: string
  readonly check: PartCheck
  readonly layer: Layer | null
}

interface OpenStudy {
  readonly data: StudyData
  readonly located: Located
  /** Nearest-school facts by `distancesKey`. */
  readonly distances: Map<string, Distances>
}

/** More workers, where they can be had. */
export interface Threads {
  readonly start: () => OwnWorker
  /** Cores of the machine. */
  readonly cores: number
}

/** What a worker remembers between tasks. */
export interface Session {
  readonly studies: Map<string, OpenStudy>
  /** Copies that another worker lent. */
  readonly lent: Map<string, StudyData>
  held: Held | null
  /** The scenario whose site is in the hand. */
  live: { readonly token: string; readonly scenario: InHand } | null
  /** The second worker, started when first needed; null = none to be had. */
  readonly partner: () => Partner | null
  /** Starts a worker that reads one drop of files; null = they are read here. */
  readonly startReader: (() => OwnWorker) | null
  /** What this worker read for another that has not fetched it yet. */
  apart: readonly Part[]
  /** Parts of dropped files, and how they were read last. */
  readonly parts: Map<number, Part>
  readonly staged: Map<number, StagedLayer>
  nextPart: number
}

/** @param threads absent where there are no further workers */
export function createSession(threads?: Threads): Session {
  let partner: Partner | null = null
  return {
    studies: new Map(),
    lent: new Map(),
    held: null,
    live: null,
    partner() {
      // Without a core of its own a second worker would only take turns with this one.
      if (threads && threads.cores > 1 && !partner) partner = { caller: threads.start(), lent: new Set() }
      return partner
    },
    startReader: threads?.start ?? null,
    apart: [],
    parts: new Map(),
    staged: new Map(),
    nextPart: 1,
  }
}

export interface TaskContext {
  readonly session: Session
  progress(share: number): void
  /** Gives way to waiting messages now and then. @throws Cancelled */
  pause(): Promise<void>
  /** Aborted when the task is given up. */
  readonly signal: AbortSignal
}

export type Tasks = { [K in TaskName]: (input: TaskInput<K>, context: TaskContext) => Promise<TaskOutput<K>> }

/** @throws TaskRefusal `study-closed` */
export function studyOf(session: Session, key: string): OpenStudy {
  const study = session.studies.get(key)
  if (!study) throw new TaskRefusal('study-closed', { key })
  return study
}

/** Schools or children that could not be read are no study: better no map than one that misleads. */
export function refuseWithoutData(issues: readonly Issue[], data: StudyData): void {
  const lost = issues.find(({ severity, row, file }) => severity === 'stops' && row === undefined && file !== undefined)
  if (lost && (data.sites.id.length === 0 || data.demand.id.length === 0)) {
    throw new TaskRefusal(lost.code, { ...lost.params, file: lost.file ?? '' })
  }
}

/** Keeps a study open under a key of its own. */
export async function keep(
  context: TaskContext,
  name: string,
  data: StudyData,
  method: Method,
  issues: readonly Issue[],
): Promise<Opened> {
  const { session } = context
  const located = await runSteps(locateSteps(data), context)
  const key = `${name}#${session.studies.size}`
  session.studies.set(key, { data, located, distances: new Map() })
  const squares = await walk(squareSteps(data), { pause: context.pause })
  // They are drawn, never computed with.
  const opened = { key, data, method, issues, squares, ...located }
  return handOver(opened, [squares.offsets, squares.row, squares.grid.cellStart])
}

/** Runs steps to their end, pausing in between; `from` = share of the task that lies behind (its second half follows). */
export function runSteps<T>(steps: Steps<T>, { progress, pause }: TaskContext, from?: number): Promise<T> {
  const [start, end] = from === undefined ? [0, 1] : [from, from + 0.5]
  return walk(steps, { onProgress: progress, pause }, start, end)
}
