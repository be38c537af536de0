import { createStore } from 'zustand/vanilla'
import type { Analysis } from '../core/analyse.ts'
import type { StudyData } from '../core/places.ts'
import { decayFor } from '../scenario/decay-choice.ts'
import { commit, endGesture, redo, startOf, type Timeline, travel, undo } from '../scenario/history.ts'
import { defaultMethod, type Method } from '../scenario/method.ts'
import type { Change, Decisions } from '../scenario/project.ts'
import type { Client } from '../worker/client.ts'
import type { Failure, Opened } from '../worker/protocol.ts'
import type { Effects, Held, Outcome, Planned, Tool } from './outcome.ts'
import type { SpotState } from './spot-state.ts'
import { defaultView, noFilter, type View } from './view.ts'

/** A result, and the study and method that it was made with: what is shown together belongs together. */
export interface Run {
  readonly study: Opened
  readonly method: Method
  readonly analysis: Analysis
}

export interface State {
  readonly status: 'opening' | 'ready' | 'failed'
  /** Why the study could not be opened, or the last run failed. */
  readonly failure: Failure | null
  readonly workerMode: Client['mode']
  /** What the user decided, with the way back; null until a study is open. */
  readonly timeline: Timeline | null
  /** The project's data as they lie in the worker. Follows the timeline. */
  readonly study: Opened | null
  /** The project's method. Follows the timeline. */
  readonly method: Method
  readonly run: Run | null
  /** A run is under way, with its share done; null = none. */
  readonly progress: number | null
  /** False: this browser does not let the page keep anything. */
  readonly isKept: boolean
  /** The user gave up a run: what is shown belongs to an older method. */
  readonly cancelled: boolean
  readonly view: View
  /** Results of scenarios, by `outcomeKey`; the latest last. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly effects: Effects | null
  readonly held: Held | null
  readonly tool: Tool | null
  /** What the study file that was opened remembers of its results, and for which study. */
  readonly saved: { readonly key: string; readonly record: unknown } | null
  /** The search for a good spot; null = its panel is closed. */
  readonly spots: SpotState | null
  /** The first site of a merge, until the second is chosen. */
  readonly picked: string | null
  /** The table of planned schools that is looked at. */
  readonly planned: Planned | null
}

export const initialState: State = {
  status: 'opening',
  failure: null,
  workerMode: 'worker',
  timeline: null,
  study: null,
  method: defaultMethod,
  run: null,
  progress: null,
  isKept: true,
  cancelled: false,
  view: defaultView,
  outcomes: new Map(),
  effects: null,
  held: null,
  tool: null,
  spots: null,
  saved: null,
  picked: null,
  planned: null,
}

export const createAppStore = (start: Partial<State> = {}) => createStore<State>(() => ({ ...initialState, ...start }))
export type AppStore = ReturnType<typeof createAppStore>

export function setView(store: AppStore, change: Partial<View>): void {
  store.setState(({ view }) => ({ view: { ...view, ...change } }))
}

/** Studies by their data: undo brings back data, and with it what the worker knows about them. */
const openedByData = new WeakMap<StudyData, Opened>()

/** What lies open in the worker for these data. @throws Error for data that were never opened */
function openedOf(data: StudyData): Opened {
  const opened = openedByData.get(data)
  if (!opened) throw new Error('these data are not open in the worker')
  return opened
}

/** The view of other data shows other things: what names one of them, or part of the map, is let go. */
const lookAfresh: Partial<View> = {
  selection: null,
  hover: null,
  camera: null,
  ...noFilter,
  scenario: -1,
  edit: -1,
}

/** How each study was looked at when it was left: undo brings that back with its data. */
const leftViews = new WeakMap<StudyData, Partial<View>>()
const lookAtOf = ({ selection, camera, scenario, edit, shade, layers, filter, classFilter, range, picked }: View) => ({
  ...{ selection, camera, scenario, edit, shade, layers, filter, classFilter, range, picked },
})

function follow(store: AppStore, timeline: Timeline, view: Partial<View> = {}): void {
  store.setState((state) => {
    const { data, method } = timeline.project
    // What is in the hand belongs to the project as it was.
    const hand = { held: null, tool: null, picked: null, planned: null }
    if (state.study?.data === data) return { timeline, method, ...hand }
    if (state.study) leftViews.set(state.study.data, lookAtOf(state.view))
    const look = { ...lookAfresh, ...leftViews.get(data), ...view }
    return { timeline, method, ...hand, study: openedOf(data), view: { ...state.view, ...look } }
  })
}

/** Begins with a study; nothing before it can be undone. @param view what to look at first */
export function beginProject(store: AppStore, study: Opened, decisions: Decisions, view: Partial<View>): void {
  openedByData.set(study.data, study)
  follow(store, startOf({ ...decisions, data: study.data }), view)
}

/** Makes a change to the project. @param gesture see `commit` */
export function dispatch(store: AppStore, change: Change, gesture: string | null = null): void {
  const { timeline } = store.getState()
  if (timeline) follow(store, commit(timeline, change, gesture))
}

/** Replaces the study by another that lies open in the worker; one step that can be undone. */
export function dispatchStudy(store: AppStore, label: string, study: Opened, decisions: Decisions): void {
  openedByData.set(study.data, study)
  if (store.getState().timeline) dispatch(store, { label, patch: { ...decisions, data: study.data } })
  else beginProject(store, study, decisions, {})
}

export function undoStep(store: AppStore): void {
  const { timeline } = store.getState()
  if (timeline) follow(store, undo(timeline))
}

export function redoStep(store: AppStore): void {
  const { timeline } = store.getState()
  if (timeline) follow(store, redo(timeline))
}

/** Goes so many steps back (negative) or forth. */
export function travelBy(store: AppStore, steps: number): void {
  const { timeline } = store.getState()
  if (timeline && steps !== 0) follow(store, travel(timeline, steps))
}

/** The hand was lifted: the next change is a step of its own. */
export function settle(store: AppStore): void {
  const { timeline } = store.getState()
  if (timeline?.gesture != null) store.setState({ timeline: endGesture(timeline) })
}

/** Changes the method; nothing happens when nothing differs. */
export function setMethod(store: AppStore, change: Partial<Method>, gesture: string | null = null): void {
  const { method, timeline } = store.getState()
  const keys = Object.keys(change) as (keyof Method)[]
  const changed = keys.find((key) => change[key] !== method[key])
  if (changed === undefined) return
  const next = { ...method, ...change }
  if (timeline) dispatch(store, { label: `method-${changed}`, patch: { method: next } }, gesture)
  else store.setState({ method: next })
}

/** Sets the reach; a stepped decay keeps its steps in proportion. */
export function setThreshold(store: AppStore, threshold: number, gesture: string | null = null): void {
  const { decay, threshold: before } = store.getState().method
  if (threshold === before) return
  const steps = decay.kind === 'stepped' ? { decay: decayFor('stepped', threshold) } : {}
  setMethod(store, { threshold, ...steps }, gesture)
}
