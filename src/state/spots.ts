import type { Edit } from '../scenario/edit.ts'
import { effective, newId, nextLetter } from '../scenario/scenario-list.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf } from '../worker/protocol.ts'
import { spotOf } from './hand.ts'
import { outcomeKey, scenarioAt, scenariosOf, setScenarios } from './scenario-state.ts'
import type { FoundSpots, SpotChoice, SpotState } from './spot-state.ts'
import type { AppStore, State } from './store.ts'

/** Everything that a surface of gains depends on, besides the size of the site. */
export const spotKey = (state: State): string => outcomeKey(state, scenarioAt(state)?.edits ?? [])

/** What was found, where it still belongs to what is shown. */
export function freshSpots(state: State): FoundSpots | null {
  const found = state.spots?.found ?? null
  return found && found.key === spotKey(state) ? found : null
}

export interface SpotFinder {
  open(): void
  close(): void
  choose(change: Partial<SpotChoice>): void
  /** Reads candidate parcels. */
  takeParcels(file: File): Promise<void>
  search(): Promise<void>
  cancel(): void
}

export function createSpotFinder(store: AppStore, client: Client): SpotFinder {
  let running: AbortController | null = null
  const set = (change: Partial<SpotState>) =>
    store.setState(({ spots }) => (spots ? { spots: { ...spots, ...change } } : {}))
  const fail = (error: unknown) => {
    if (error instanceof Superseded) return
    set({ progress: null, failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
  }
  const cancel = () => {
    running?.abort()
    running = null
    set({ progress: null })
  }
  return {
    open() {
      const { method } = store.getState()
      const choice: SpotChoice = {
        goal: 'placed',
        classes: 24,
        classSize: 40,
        capacity: 960,
        quality: method.qualityOnly,
        spacing: method.threshold,
        parcels: null,
      }
      store.setState({ spots: { choice, progress: null, found: null, failure: null }, tool: null, held: null })
    },
    close() {
      cancel()
      store.setState({ spots: null })
    },
    choose(change) {
      store.setState(({ spots }) =>
        spots ? { spots: { ...spots, failure: null, choice: { ...spots.choice, ...change } } } : {},
      )
    },
    async takeParcels(file) {
      const { study } = store.getState()
      if (!study) return
      try {
        const table = await client.run('candidates', { key: study.key, file })
        store.setState(({ spots }) =>
          spots
            ? { spots: { ...spots, failure: null, choice: { ...spots.choice, parcels: { file: file.name, table } } } }
            : {},
        )
      } catch (error) {
        fail(error)
      }
    },
    async search() {
      const state = store.getState()
      const { study, method, spots } = state
      if (!study || !spots) return
      running?.abort()
      const mine = new AbortController()
      running = mine
      set({ progress: 0, failure: null })
      const { choice } = spots
      const { goal, capacity, quality, spacing, parcels } = choice
      const places = parcels && { x: parcels.table.x, y: parcels.table.y }
      const edits = effective(scenarioAt(state)?.edits ?? [])
      try {
        const result = await client.run(
          'spots',
          { key: study.key, method, edits, goal, capacity, quality, places, spacing },
          { signal: mine.signal, onProgress: (progress) => running === mine && set({ progress }) },
        )
        if (running !== mine) return
        running = null
        set({ progress: null, found: { key: spotKey(state), choice, result } })
      } catch (error) {
        if (running === mine) fail(error)
      }
    },
    cancel,
  }
}

/**
 * Makes scenarios of spots: each the scenario that is worked on and the new site; one step that undo takes back.
 * @param name of a scenario and of its site, from the spot's rank (from 1) and its place
 * @returns how many were made
 */
export function makeCandidates(
  store: AppStore,
  ranks: readonly number[],
  name: (rank: number, place: { readonly x: number; readonly y: number }) => string,
): number {
  const state = store.getState()
  const found = freshSpots(state)
  const data = state.study?.data
  if (!found || !data) return 0
  const { choice, result } = found
  const base = scenarioAt(state)?.edits ?? []
  let list = scenariosOf(state)
  const before = list.length
  for (const rank of ranks) {
    const c = result.best[rank]
    const [x, y] = [result.x[c ?? -1], result.y[c ?? -1]]
    if (x === undefined || y === undefined) continue
    const { capacity, classes, classSize, quality } = choice
    const edit: Edit = {
      op: 'add',
      id: newId('N', data.sites.id, list),
      name: name(rank + 1, { x, y }),
      stage: state.method.stage,
      capacity,
      ...(classes && classSize && classes * classSize === capacity && { classes, classSize }),
      ...(quality && { quality }),
      ...spotOf(data.coordinates, x, y),
    }
    list = [...list, { name: `${nextLetter(list)} ${name(rank + 1, { x, y })}`, edits: [...base, edit] }]
  }
  if (list.length > before) setScenarios(store, 'scenario-spots', list)
  return list.length - before
}
