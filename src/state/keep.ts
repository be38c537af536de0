import type { StudyData } from '../core/places.ts'
import { defaultMethod } from '../scenario/method.ts'
import { type Decisions, decisionsOf, undecided } from '../scenario/project.ts'
import type { Client } from '../worker/client.ts'
import type { OpenedStudy } from '../worker/protocol.ts'
import type { Opening } from './analyse.ts'
import { clearKept, readKept, writeKept } from './idb.ts'
import { forgetColumns } from './remembered.ts'
import type { AppStore } from './store.ts'
import { viewOf, viewRecord } from './view-record.ts'

/** Milliseconds of rest after a change before it is kept: a drag is written once. */
const REST = 700

/** What was decided, beside the data, which are written only when they change. */
interface Decided extends Decisions {
  readonly view: Readonly<Record<string, unknown>>
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number
}

export interface Kept {
  readonly opening: Opening
  readonly at: number
}

export interface Keeper {
  /** What was kept at the last visit, opened in the worker; null = nothing. @throws when it cannot be opened */
  restore(openSample: () => Promise<OpenedStudy>): Promise<Kept | null>
  /** From now on keeps every change. */
  watch(): void
  /** Data that need not be written: those of the sample. */
  isSample(data: StudyData): void
  /** Deletes everything that is kept on this computer. */
  clear(): Promise<void>
}

/** Keeps the project in the browser's storage after every change, and brings it back at the next visit. */
export function createKeeper(store: AppStore, client: Client, onFailure: (error: unknown) => void): Keeper {
  const samples = new WeakSet<StudyData>()
  let written: StudyData | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = Promise.resolve()

  async function keep(): Promise<void> {
    const { timeline, study, view } = store.getState()
    if (!timeline || !study) return
    const { data } = timeline.project
    const decisions = decisionsOf(timeline.project)
    try {
      const decided: Decided = { ...decisions, view: viewRecord(view), at: Date.now() }
      const entries: Record<string, unknown> = { decided }
      if (data !== written) {
        const all = { key: study.key, decisions, view: {} }
        entries['data'] = samples.has(data) ? 'sample' : await client.run('pack', all)
      }
      await writeKept(entries)
      written = data
      store.setState({ isKept: true })
    } catch (error) {
      if (store.getState().isKept) onFailure(error)
      store.setState({ isKept: false })
    } finally {
      document.documentElement.dataset['kept'] = 'true'
    }
  }

  function rest(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // What is to be seen goes first: the worker that computes it also packs.
      if (store.getState().progress !== null) rest()
      else busy = busy.then(keep)
    }, REST)
  }

  return {
    async restore(openSample) {
      let kept: ReadonlyMap<string, unknown>
      try {
        kept = await readKept()
      } catch {
        // No storage here: the page says so where it speaks of keeping.
        store.setState({ isKept: false })
        return null
      }
      const data = kept.get('data')
      const decided = kept.get('decided') as Decided | undefined
      if (data === undefined || decided === undefined) return null
      const { study } =
        data === 'sample'
          ? await openSample()
          : await client.run('openFile', {
              file: new File([data as Uint8Array<ArrayBuffer>], 'kept.jiujin'),
              beside: [],
            })
      const { view, at } = decided
      const method = { ...defaultMethod, ...decided.method }
      written = study.data
      // What an earlier version kept may lack what could not be decided then.
      return {
        opening: { study, decisions: decisionsOf({ ...undecided, ...decided, method }), view: viewOf(view) },
        at,
      }
    },
    watch() {
      store.subscribe((state, before) => {
        if (state.timeline?.project === before.timeline?.project) return
        // Beginning with a study is no change of it.
        if (state.timeline?.past.length === 0 && state.timeline.future.length === 0) return
        document.documentElement.dataset['kept'] = 'false'
        rest()
      })
    },
    isSample: (data) => void samples.add(data),
    async clear() {
      clearTimeout(timer)
      await busy
      written = null
      forgetColumns()
      await clearKept()
    },
  }
}
