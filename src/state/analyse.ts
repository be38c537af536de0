import type { Decisions } from '../scenario/project.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf, type Opened } from '../worker/protocol.ts'
import { type AppStore, beginProject, setView } from './store.ts'
import type { View } from './view.ts'

/** A study and what was decided about it, as it is opened. */
export interface Opening {
  readonly study: Opened
  readonly decisions: Decisions
  readonly view: Partial<View>
}

/** What joins the store to the worker. */
export interface Analyst {
  /** Begins with the study that `load` brings, and runs it; what goes wrong stands in the state. */
  open(load: () => Promise<Opening>): Promise<void>
  /** Gives up the run under way; the previous result stays. */
  cancel(): void
  /** Runs again with the current method. */
  rerun(): void
  stop(): void
}

/** Keeps the result in step with study and method: every change starts a run, the newest wins. */
export function createAnalyst(store: AppStore, client: Client): Analyst {
  let running: AbortController | null = null
  store.setState({ workerMode: client.mode })

  async function run() {
    const { study, method } = store.getState()
    if (!study) return
    running?.abort()
    const mine = new AbortController()
    running = mine
    store.setState({ progress: 0, cancelled: false })
    try {
      const analysis = await client.run(
        'analyse',
        { key: study.key, method },
        { signal: mine.signal, onProgress: (progress) => running === mine && store.setState({ progress }) },
      )
      if (running !== mine) return
      const previous = store.getState().run
      store.setState({ run: { study, method, analysis }, progress: null, failure: null, status: 'ready' })
      // What was picked on the old map while the new one was computed names something else now.
      if (previous && previous.study !== study) setView(store, { selection: null, hover: null })
    } catch (error) {
      if (error instanceof Superseded || running !== mine) return
      const failure = error instanceof TaskFailed ? error.failure : failureOf(error)
      // An older result of the same data may stay; one of other data would be taken for theirs.
      store.setState(({ run: previous }) =>
        previous?.study === study
          ? { failure, progress: null, status: 'ready' }
          : { failure, progress: null, status: 'failed', run: null },
      )
    }
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.study && (state.method !== before.method || state.study !== before.study)) void run()
  })

  return {
    async open(load) {
      store.setState({ status: 'opening', failure: null })
      try {
        const { study, decisions, view } = await load()
        beginProject(store, study, decisions, view)
      } catch (error) {
        if (error instanceof Superseded) return
        store.setState({ status: 'failed', failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
      }
    },
    cancel() {
      if (!running) return
      running.abort()
      running = null
      store.setState({ progress: null, cancelled: true })
    },
    rerun: () => void run(),
    stop() {
      unsubscribe()
      running?.abort()
    },
  }
}
