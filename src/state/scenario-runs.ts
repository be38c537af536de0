import type { Edit } from '../scenario/edit.ts'
import { effective } from '../scenario/scenario-list.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf } from '../worker/protocol.ts'
import { comparedIndices, comparedPair } from './derived/compared.ts'
import { editsBefore, outcomeKey, outcomeOf, scenarioAt, scenariosOf } from './scenario-state.ts'
import type { AppStore, State } from './store.ts'

/** Results that are kept beyond those on the screen, for undo and for going back and forth. */
const KEPT = 16

/** Edit lists whose results the screen shows, the most urgent first. */
function wanted(state: State): readonly (readonly Edit[])[] {
  if (state.view.mode === 'compare') {
    const scenarios = scenariosOf(state)
    const compared = comparedIndices(scenarios, state.view.leftOut)
    // The scenario on the map may be one that the table leaves out.
    const { left, right } = comparedPair(state)
    return [...compared, left, right].flatMap((k) => (scenarios[k] ? [scenarios[k].edits] : []))
  }
  const { mode, page } = state.view
  if (mode === 'report') return scenariosOf(state).flatMap(({ archived, edits }) => (archived ? [] : [edits]))
  const scenario = scenarioAt(state)
  if (scenario && mode === 'explore' && page === 'equity') return [scenario.edits]
  return scenario && mode === 'scenario' ? [scenario.edits, editsBefore(state)] : []
}

/** Keeps results of scenarios in step with project and method, one run after another. */
export function createScenarioRuns(store: AppStore, client: Client): void {
  let running: { key: string; stop: AbortController } | null = null
  let effectsFor = ''
  /** What failed is not tried again until something else is asked for. */
  let failed = ''

  const fail = (key: string, error: unknown) => {
    if (error instanceof Superseded) return
    failed = key
    store.setState({ failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
  }

  async function next(): Promise<void> {
    const state = store.getState()
    const { study, method } = state
    const missing = wanted(state).find((edits) => effective(edits).length > 0 && outcomeOf(state, edits) === null)
    const key = missing ? outcomeKey(state, missing) : ''
    if (running && running.key !== key) {
      running.stop.abort()
      running = null
    }
    if (!study || !missing) {
      void effects()
      return
    }
    if (running || failed === key) return
    const mine = { key, stop: new AbortController() }
    running = mine
    try {
      const input = { key: study.key, method, edits: effective(missing) }
      const outcome = await client.run('scenario', input, { signal: mine.stop.signal })
      if (running === mine) running = null
      const kept = [...store.getState().outcomes].slice(-KEPT - scenariosOf(store.getState()).length)
      store.setState({ outcomes: new Map([...kept, [key, { method, ...outcome }]]) })
    } catch (error) {
      if (running === mine) running = null
      fail(key, error)
    }
  }

  async function effects(): Promise<void> {
    const state = store.getState()
    const scenario = state.view.mode === 'scenario' ? scenarioAt(state) : null
    if (!scenario || !state.study || effective(scenario.edits).length === 0) return
    const key = outcomeKey(state, scenario.edits)
    if (effectsFor === key) return
    effectsFor = key
    try {
      const input = { key: state.study.key, method: state.method, edits: effective(scenario.edits) }
      store.setState({ effects: { key, ...(await client.run('effects', input)) } })
    } catch (error) {
      if (effectsFor === key) effectsFor = ''
      fail(key, error)
    }
  }

  store.subscribe((state, before) => {
    const same =
      state.timeline === before.timeline &&
      state.study === before.study &&
      state.run === before.run &&
      state.outcomes === before.outcomes &&
      state.view.mode === before.view.mode &&
      state.view.page === before.view.page &&
      state.view.leftOut === before.view.leftOut &&
      state.view.compareLeft === before.view.compareLeft &&
      state.view.scenario === before.view.scenario &&
      state.view.edit === before.view.edit
    if (!same) void next()
  })
}
