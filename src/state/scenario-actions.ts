import type { SiteTable } from '../core/places.ts'
import type { Edit } from '../scenario/edit.ts'
import {
  copied,
  newSiteId,
  nextLetter,
  renamed,
  shifted,
  switched,
  withEdits,
  without,
  withScenario,
} from '../scenario/scenario-list.ts'
import { spotOf } from './hand.ts'
import type { Tool } from './outcome.ts'
import { scenarioAt, scenariosOf, setScenarios } from './scenario-state.ts'
import { type AppStore, type State, setView } from './store.ts'

export function chooseScenario(store: AppStore, scenario: number): void {
  store.setState({ held: null, tool: null })
  setView(store, { scenario, edit: -1 })
}

export function chooseEdit(store: AppStore, edit: number): void {
  store.setState({ held: null, tool: null })
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
  if (next && next[state.view.scenario]?.name !== scenarioAt(state)?.name) setScenarios(store, 'scenario-rename', next)
  return next !== null
}

export function deleteScenario(store: AppStore): void {
  const state = store.getState()
  if (!scenarioAt(state)) return
  const { scenario } = state.view
  setScenarios(store, 'scenario-delete', without(scenariosOf(state), scenario))
  chooseScenario(store, Math.min(scenario, scenariosOf(store.getState()).length - 1))
}

function setEdits(store: AppStore, label: string, edits: readonly Edit[], gesture: string | null = null): void {
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
  const scenario = scenarioAt(state)
  if (!scenario || !state.study) return
  const { data } = state.study
  const id = newSiteId(data.sites.id, scenariosOf(state))
  const edit: Edit = { op: 'add', id, name, stage: state.method.stage, ...usual, ...spotOf(data.coordinates, x, y) }
  setEdits(store, 'edit-add', [...scenario.edits, edit])
  chooseEdit(store, scenario.edits.length)
}

/** Begins an edit of a site that is there. */
export function editSite(store: AppStore, tool: Exclude<Tool, 'add'>, id: string): void {
  const state = store.getState()
  const scenario = scenarioAt(state)
  const data = state.study?.data
  const site = data && siteOf(data.sites, id)
  if (!scenario || !data || !site) return
  const edit = ((): Edit => {
    switch (tool) {
      case 'move':
        return { op: 'move', id, ...spotOf(data.coordinates, site.x, site.y) }
      case 'resize':
        return { op: 'resize', id, capacity: site.capacity }
      case 'close':
        return { op: 'close', id }
      case 'quality':
        return { op: 'quality', id, quality: !site.isQuality }
    }
  })()
  setEdits(store, `edit-${tool}`, [...scenario.edits, edit])
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

/** The edit that is worked on stays the same one, wherever it comes to stand. */
export function shiftEdit(store: AppStore, index: number, by: -1 | 1): void {
  const state = store.getState()
  const edits = scenarioAt(state)?.edits ?? []
  const other = index + by
  if (!edits[index] || !edits[other]) return
  setEdits(store, 'edit-order', shifted(edits, index, by))
  const { edit } = state.view
  if (edit === index || edit === other) setView(store, { edit: edit === index ? other : index })
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
