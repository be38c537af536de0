import type { StudyData } from '../core/places.ts'
import { childrenStage } from '../scenario/apply-children.ts'
import { applyEdits } from '../scenario/apply-edits.ts'
import type { Edit } from '../scenario/edit.ts'
import { newId } from '../scenario/scenario-list.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf } from '../worker/protocol.ts'
import { spotOf } from './hand.ts'
import type { Planned, Tool } from './outcome.ts'
import { beginEdit, chooseEdit, editableSites, setEdits, siteOf } from './scenario-actions.ts'
import { scenarioAt, scenariosOf } from './scenario-state.ts'
import type { AppStore, State } from './store.ts'

/** Tools that begin with a site that is there. */
export type SiteTool = Exclude<Tool, 'add' | 'estate' | 'children' | 'plan'>

export const isSiteTool = (tool: Tool | null): tool is SiteTool =>
  tool !== null && tool !== 'add' && tool !== 'estate' && tool !== 'children' && tool !== 'plan'

/** The study as the scenario leaves it before an edit of its list; at the end of the list, after all of them. */
export function studyBefore(state: State, at = scenarioAt(state)?.edits.length ?? 0): StudyData | null {
  const data = state.study?.data
  const edits = scenarioAt(state)?.edits
  return data && edits ? applyEdits(data, edits.slice(0, at)).data : null
}

/** Begins an edit of a site that is there; a merge waits for its second site. */
export function pickSite(store: AppStore, tool: SiteTool, id: string): void {
  const state = store.getState()
  const data = studyBefore(state)
  if (!data || siteOf(data.sites, id) === null) return
  if (tool !== 'merge') beginEdit(store, `edit-${tool}`, firstEdit(tool, data, id))
  else if (state.picked === null) store.setState({ picked: id })
  else mergeSites(store, state.picked, id)
}

/** What a tool makes of a site to begin with. */
function firstEdit(tool: Exclude<SiteTool, 'merge'>, data: StudyData, id: string): Edit {
  const site = siteOf(data.sites, id)
  switch (tool) {
    case 'move':
      return { op: 'move', id, ...spotOf(data.coordinates, site?.x ?? 0, site?.y ?? 0) }
    case 'resize':
      return { op: 'resize', id, capacity: site?.capacity ?? 0 }
    case 'close':
      return { op: 'close', id }
    case 'quality':
      return { op: 'quality', id, quality: !site?.isQuality }
    case 'stage':
      return { op: 'stage', id, stage: 'nine-year' }
    case 'group': {
      // Who is in a group may leave it; who is in none joins the one that most are in.
      const isFree = data.sites.group[site?.index ?? -1] === ''
      return { op: 'group', id, group: isFree ? (groupsOf(data)[0] ?? '') : '' }
    }
  }
}

/** Groups of a study, the largest first. */
export function groupsOf({ sites }: StudyData): string[] {
  const count = new Map<string, number>()
  for (const group of sites.group) if (group !== '') count.set(group, (count.get(group) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([group]) => group)
}

/** `id` closes, `into` takes its places, pupils and catchments. */
export function mergeSites(store: AppStore, id: string, into: string): void {
  if (id !== into) beginEdit(store, 'edit-merge', { op: 'merge', id, into })
}

/** Ids of sites that another may be merged into: those that stand, and those that the scenario adds. */
export function mergeTargets(state: State): readonly string[] {
  const added = (scenarioAt(state)?.edits ?? []).flatMap((edit) => (edit.op === 'add' && !edit.off ? [edit.id] : []))
  return [...editableSites(state), ...added]
}

/** Adds a new estate at a place and takes it up: 500 homes with 0.3 children each, unless chosen otherwise. */
export function addEstate(store: AppStore, name: string, x: number, y: number): void {
  const { study, method } = store.getState()
  if (!study) return
  const { data } = study
  const id = newId('E', data.demand.id, scenariosOf(store.getState()))
  const stage = data.demand.children[method.stage] ? method.stage : childrenStage(data.demand, {})
  const size = { homes: 500, rate: 0.3, children: 150 }
  beginEdit(store, 'edit-estate', { op: 'estate', id, name, stage, ...size, ...spotOf(data.coordinates, x, y) })
}

/** Begins a change of the children at a demand point. @returns false when there is no such point */
export function editChildren(store: AppStore, id: string): boolean {
  const state = store.getState()
  const demand = studyBefore(state)?.demand
  const point = demand?.id.indexOf(id) ?? -1
  if (!demand || point < 0) return false
  const { stage } = state.method
  beginEdit(store, 'edit-children', { op: 'children', id, stage, children: demand.children[stage]?.[point] ?? 0 })
  return true
}

/** Id of the demand point nearest to a place; null without any. Good enough to tell neighbours. */
export function nearestPoint({ demand, coordinates }: StudyData, x: number, y: number): string | null {
  const squeeze = coordinates === 'lonlat' ? Math.cos((y * Math.PI) / 180) : 1
  let [best, least] = [-1, Number.POSITIVE_INFINITY]
  for (let i = 0; i < demand.id.length; i++) {
    const square = (((demand.x[i] ?? 0) - x) * squeeze) ** 2 + ((demand.y[i] ?? 0) - y) ** 2
    if (square < least) [best, least] = [i, square]
  }
  return demand.id[best] ?? null
}

/** Reads a table of planned schools; nothing is added before the user says so. */
export async function lookAtPlanned(
  store: AppStore,
  client: Client,
  file: File,
  choices: Partial<Planned['choices']> = {},
): Promise<void> {
  const { study, method, planned } = store.getState()
  if (!study) return
  const before = planned?.file === file ? planned.choices : { stage: method.stage, classSize: 40 }
  const mine: Planned = { file, choices: { ...before, ...choices }, table: null }
  store.setState({ planned: mine, tool: 'plan' })
  const put = (change: Partial<State>) => {
    if (store.getState().planned === mine) store.setState(change)
  }
  try {
    const table = await client.run('planned', { key: study.key, file, ...mine.choices })
    put({ planned: { ...mine, table } })
  } catch (error) {
    if (error instanceof Superseded) return
    put({ planned: null, failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
  }
}

/** Adds every planned school that could be read, as one step that undo takes back. @returns how many */
export function addPlanned(store: AppStore, nameless: (place: { x: number; y: number }) => string): number {
  const state = store.getState()
  const { study, planned } = state
  const scenario = scenarioAt(state)
  if (!study || !scenario || !planned?.table) return 0
  const { data } = study
  const taken = [...data.sites.id]
  const edits = planned.table.projects.map((project): Edit => {
    const isFree = project.id !== '' && !taken.includes(project.id) && !isUsed(scenariosOf(state), project.id)
    const id = isFree ? project.id : newId('N', taken, scenariosOf(state))
    taken.push(id)
    const { row: _, x, y, name, ...rest } = project
    return { ...rest, op: 'add', id, name: name || nameless({ x, y }), ...spotOf(data.coordinates, x, y) }
  })
  if (edits.length > 0) setEdits(store, 'edit-plan', [...scenario.edits, ...edits])
  chooseEdit(store, -1)
  return edits.length
}

const isUsed = (scenarios: ReturnType<typeof scenariosOf>, id: string) =>
  scenarios.some(({ edits }) => edits.some((edit) => edit.id === id))
