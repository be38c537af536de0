import type { EditsWords } from '../i18n/edits-zh.ts'
import { fileName, saveBlob } from '../panels/save-blob.ts'
import type { Scenario } from '../scenario/edit.ts'
import { linkWord, parseLinkWord, parseScenario, scenarioText, unknownIds } from '../scenario/scenario-file.ts'
import { withIncoming } from '../scenario/scenario-list.ts'
import { chooseScenario } from '../state/scenario-actions.ts'
import { scenarioAt, scenariosOf, setScenarios } from '../state/scenario-state.ts'
import { type AppStore, setView } from '../state/store.ts'

/** The address with the scenarios behind a #, which no server is ever sent. @throws StudyRefusal `link-too-long` */
export async function linkWithScenarios(store: AppStore, href: string): Promise<string> {
  const address = new URL(href)
  const scenarios = scenariosOf(store.getState()).filter(({ archived }) => !archived)
  address.hash = scenarios.length > 0 ? `scenarios=${await linkWord(scenarios)}` : ''
  return address.href
}

/** Saves the scenario that is worked on as a file of its own. @returns its name */
export function saveScenario(store: AppStore): string {
  const state = store.getState()
  const scenario = scenarioAt(state)
  if (!scenario || !state.study) throw new Error('no scenario is open')
  const name = fileName(scenario.name, 'jiujin-scenario.json')
  saveBlob(new Blob([scenarioText(scenario, state.study.data.name)], { type: 'application/json' }), name)
  return name
}

/** Takes a scenario from a file into the study, as one step that undo takes back. @returns what to say. @throws StudyRefusal */
export async function openScenario(store: AppStore, file: File, w: EditsWords): Promise<string> {
  return take(store, [parseScenario(await file.text())], w)
}

/** Takes the scenarios of a link into the study. @returns what to say; empty = all are there already. @throws StudyRefusal */
export async function openLinked(store: AppStore, hash: string, w: EditsWords): Promise<string> {
  const word = new URLSearchParams(hash.replace(/^#/, '')).get('scenarios')
  return word === null ? '' : take(store, await parseLinkWord(word), w)
}

function take(store: AppStore, incoming: readonly Scenario[], w: EditsWords): string {
  const state = store.getState()
  const data = state.study?.data
  const before = scenariosOf(state)
  const next = withIncoming(before, incoming)
  if (!data || next.length === before.length) return ''
  setScenarios(store, 'scenario-import', next)
  chooseScenario(store, before.length)
  if (store.getState().view.mode === 'explore') setView(store, { mode: 'scenario' })
  const unknown = [...new Set(next.slice(before.length).flatMap(({ edits }) => unknownIds(data, edits)))]
  const taken = w.share.taken(next.slice(before.length).map(({ name }) => name))
  return unknown.length === 0 ? taken : `${taken} ${w.share.unknown(unknown.length, unknown.slice(0, 8))}`
}
