import type { Edit, Scenario } from '../scenario/edit.ts'
import { effective } from '../scenario/scenario-list.ts'
import type { Outcome } from './outcome.ts'
import { type AppStore, dispatch, type State } from './store.ts'

/** Everything that the result of some edits depends on. */
export function outcomeKey({ study, method }: Pick<State, 'study' | 'method'>, edits: readonly Edit[]): string {
  const plain = effective(edits).map(({ note: _, opening: _o, cost: _c, ...edit }) => edit)
  return `${study?.key ?? ''} ${JSON.stringify(method)} ${JSON.stringify(plain)}`
}

/** The result of some edits where it is there; without edits, that of the baseline. */
export function outcomeOf(
  state: Pick<State, 'run' | 'study' | 'method' | 'outcomes'>,
  edits: readonly Edit[],
): Outcome | null {
  const { run, study, method } = state
  if (effective(edits).length > 0) return state.outcomes.get(outcomeKey(state, edits)) ?? null
  if (!run || run.study !== study || run.method !== method) return null
  return { method, sites: study.data.sites, issues: noIssues, analysis: run.analysis }
}

const noIssues: Outcome['issues'] = []
const noScenarios: readonly Scenario[] = []
export const scenariosOf = (state: Pick<State, 'timeline'>): readonly Scenario[] =>
  state.timeline?.project.scenarios ?? noScenarios

/** The scenario that is worked on; null = the baseline (also when undo took the scenario away). */
export const scenarioAt = (state: State): Scenario | null => scenariosOf(state)[state.view.scenario] ?? null

/** The place of the edit that is worked on; −1 = none. */
export const editAt = (state: State): number => (scenarioAt(state)?.edits[state.view.edit] ? state.view.edit : -1)

/** What "before" means: the scenario without the edit that is worked on, else the baseline. */
export function editsBefore(state: State): readonly Edit[] {
  const at = editAt(state)
  return at < 0 ? [] : (scenarioAt(state)?.edits ?? []).filter((_, k) => k !== at)
}

export function setScenarios(
  store: AppStore,
  label: string,
  scenarios: readonly Scenario[],
  gesture: string | null = null,
): void {
  dispatch(store, { label, patch: { scenarios } }, gesture)
}
