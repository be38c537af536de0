import { createStore } from 'zustand/vanilla'
import type { Analysis } from '../core/analyse.ts'
import { decayFor } from '../scenario/decay-choice.ts'
import { defaultMethod, type Method } from '../scenario/method.ts'
import type { Client } from '../worker/client.ts'
import type { Failure, Opened } from '../worker/protocol.ts'
import { defaultView, type View } from './view.ts'

/** A result and the method that it was made with. */
export interface Run {
  readonly method: Method
  readonly analysis: Analysis
}

export interface State {
  readonly status: 'opening' | 'ready' | 'failed'
  /** Why the study could not be opened, or the last run failed. */
  readonly failure: Failure | null
  readonly workerMode: Client['mode']
  readonly study: Opened | null
  readonly method: Method
  readonly run: Run | null
  /** A run is under way, with its share done; null = none. */
  readonly progress: number | null
  /** The user gave up a run: what is shown belongs to an older method. */
  readonly cancelled: boolean
  readonly view: View
}

export const initialState: State = {
  status: 'opening',
  failure: null,
  workerMode: 'worker',
  study: null,
  method: defaultMethod,
  run: null,
  progress: null,
  cancelled: false,
  view: defaultView,
}

export const createAppStore = (start: Partial<State> = {}) => createStore<State>(() => ({ ...initialState, ...start }))
export type AppStore = ReturnType<typeof createAppStore>

export function setView(store: AppStore, change: Partial<View>): void {
  store.setState(({ view }) => ({ view: { ...view, ...change } }))
}

export function setMethod(store: AppStore, change: Partial<Method>): void {
  store.setState(({ method }) => ({ method: { ...method, ...change } }))
}

/** Sets the reach; a stepped decay keeps its steps in proportion. */
export function setThreshold(store: AppStore, threshold: number): void {
  const { decay } = store.getState().method
  setMethod(store, { threshold, decay: decay.kind === 'stepped' ? decayFor('stepped', threshold) : decay })
}
