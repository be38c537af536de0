import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf } from '../worker/protocol.ts'
import type { AppStore } from './store.ts'

/** What joins the store to the worker. */
export interface Analyst {
  /** Opens the study beside `url` and runs it. */
  open(url: string): Promise<void>
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
      store.setState({ run: { method, analysis }, progress: null, failure: null, status: 'ready' })
    } catch (error) {
      if (error instanceof Superseded || running !== mine) return
      const failure = error instanceof TaskFailed ? error.failure : failureOf(error)
      store.setState(({ run: previous }) => ({ failure, progress: null, status: previous ? 'ready' : 'failed' }))
    }
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.method !== before.method && state.study) void run()
  })

  return {
    async open(url) {
      store.setState({ status: 'opening', failure: null })
      try {
        const study = await client.run('open', { url })
        store.setState({ study })
        await run()
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
