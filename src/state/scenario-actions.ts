import type { SiteTable } from '../core/places.ts'
import type { Edit } from '../scenario/edit.ts'
import { withScenarioRenamed } from '../scenario/report.ts'
import {
  archived,
  copied,
  moved,
  newId,
  nextLetter,
  renamed,
  switched,
  withEdits,
  without,
  withScenario,
} from '../scenario/scenario-list.ts'
import { spotOf } from './hand.ts'
import type { Tool } from './outcome.ts'
import { reportOf } from './report-actions.ts'
import { scenarioAt, scenariosOf, setScenarios } from './scenario-state.ts'
import { type AppStore, dispatch, type State, setView } from './store.ts'

/** Nothing is held, chosen or looked at on its way in. */
const emptyHand = { held: null, tool: null, picked: null, planned: null } as const

/** Takes up a tool, or lays it down. */
export function chooseTool(store: AppStore, tool: Tool | null): void {
  store.setState({ ...emptyHand, tool })
}

export function chooseScenario(store: AppStore, scenario: number): void {
  store.setState(emptyHand)
  setView(store, { scenario, edit: -1 })
}

export function chooseEdit(store: AppStore, edit: number): void {
  store.setState(emptyHand)
  setView(store, { edit })
}

export function newScenario(store: AppStore): void {
  const list = scenariosOf(store.getState())
  setScenarios(store, 'scenario-new', withScenario(list, { name: nextLetter(list), edits: [] }))
  chooseScenario(store, list.length)
}

export function copyScenario(store: AppStore): void {
  const state = store.getState()
  if (!scenarioAt(state)) return
  setScenarios(store, 'scenario-copy', copied(scenariosOf(state), state.view.scenario))
  chooseScenario(store, state.view.scenario + 1)
}

/** @returns false when the name cannot be used */
export function renameScenario(store: AppStore, name: string): boolean {
  const state = store.getState()
  const next = renamed(scenariosOf(state), state.view.scenario, name)
  const [before, after] = [scenarioAt(state)?.name, next?.[state.view.scenario]?.name]
  if (next && before !== undefined && after !== undefined && after !== before) {
    // Pages of the report name the scenario that they show.
    const report = withScenarioRenamed(reportOf(state), before, after)
    dispatch(store, { label: 'scenario-rename', patch: { scenarios: next, report } })
  }
  return next !== null
}

export function deleteScenario(store: AppStore): void {
  const state = store.getState()
  if (!scenarioAt(state)) return
  const { scenario } = state.view
  setScenarios(store, 'scenario-delete', without(scenariosOf(state), scenario))
  chooseScenario(store, Math.min(scenario, scenariosOf(store.getState()).length - 1))
}

/** Puts the scenario aside, or takes it back: it stays in the study and leaves the comparison. */
export function archiveScenario(store: AppStore): void {
  const state = store.getState()
  const scenario = scenarioAt(state)
  if (!scenario) return
  const label = scenario.archived ? 'scenario-unarchive' : 'scenario-archive'
  setScenarios(store, label, archived(scenariosOf(state), state.view.scenario))
}

export function setEdits(store: AppStore, label: string, edits: readonly Edit[], gesture: string | null = null): void {
  const state = store.getState()
  setScenarios(store, label, withEdits(scenariosOf(state), state.view.scenario, edits), gesture)
}

/** The site of an id as it stands before any edit; null for a site that an edit adds. */
export function siteOf(sites: SiteTable, id: string) {
  const j = sites.id.indexOf(id)
  if (j < 0) return null
  return {
    index: j,
    name: sites.name[j] ?? { zh: id, en: id },
    x: sites.x[j] ?? 0,
    y: sites.y[j] ?? 0,
    capacity: sites.capacity[j] ?? 0,
    isQuality: sites.quality[j] === 1,
  }
}

/** Places of a new site unless chosen otherwise: 24 classes of 40. */
const usual = { classes: 24, classSize: 40, capacity: 960 } as const

/** Adds a new site at a place and takes it up for editing. */
export function addSite(store: AppStore, name: string, x: number, y: number): void {
  const state = store.getState()
  if (!scenarioAt(state) || !state.study) return
  const { data } = state.study
  const id = newId('N', data.sites.id, scenariosOf(state))
  const { stage } = state.method
  beginEdit(store, 'edit-add', { op: 'add', id, name, stage, ...usual, ...spotOf(data.coordinates, x, y) })
}

/** Adds an edit behind the others and takes it up. */
export function beginEdit(store: AppStore, label: string, edit: Edit): void {
  const scenario = scenarioAt(store.getState())
  if (!scenario) return
  setEdits(store, label, [...scenario.edits, edit])
  chooseEdit(store, scenario.edits.length)
}

export function changeEdit(
  store: AppStore,
  index: number,
  label: string,
  change: (edit: Edit) => Edit,
  gesture: string | null = null,
): void {
  const scenario = scenarioAt(store.getState())
  if (scenario) {
    const edits = scenario.edits.map((edit, k) => (k === index ? change(edit) : edit))
    setEdits(store, label, edits, gesture)
  }
}

export function switchEdit(store: AppStore, index: number): void {
  const edits = scenarioAt(store.getState())?.edits
  const edit = edits?.[index]
  if (edits && edit) setEdits(store, edit.off ? 'edit-on' : 'edit-off', switched(edits, index))
}

/** Puts an edit at another place of the list; the one that is worked on stays the same, wherever it comes to stand. */
export function moveEdit(store: AppStore, from: number, to: number): void {
  const state = store.getState()
  const edits = scenarioAt(state)?.edits ?? []
  const chosen = edits[state.view.edit]
  if (from === to || !edits[from] || !edits[to]) return
  const next = moved(edits, from, to)
  setEdits(store, 'edit-order', next)
  setView(store, { edit: chosen ? next.indexOf(chosen) : -1 })
}

export function removeEdit(store: AppStore, index: number): void {
  const state = store.getState()
  const edits = scenarioAt(state)?.edits ?? []
  setEdits(
    store,
    'edit-remove',
    edits.filter((_, k) => k !== index),
  )
  const { edit } = state.view
  setView(store, { edit: edit === index ? -1 : edit > index ? edit - 1 : edit })
}

/** Ids of sites that an edit may begin with: those of the baseline that the scenario has not closed. */
export function editableSites(state: State): readonly string[] {
  const closed = new Set(
    (scenarioAt(state)?.edits ?? []).flatMap((edit) =>
      (edit.op === 'close' || edit.op === 'merge') && !edit.off ? [edit.id] : [],
    ),
  )
  return (state.study?.data.sites.id ?? []).filter((id) => !closed.has(id))
}
