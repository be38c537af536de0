import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import { distributionWordsOf } from '../i18n/distribution-words.ts'
import { editsWordsOf } from '../i18n/edits-words.ts'
import { wordsOf } from '../i18n/language.ts'
import { numbersOf } from '../i18n/numbers.ts'
import { scenarioWordsOf } from '../i18n/scenario-words.ts'
import { spotsWordsOf } from '../i18n/spots-words.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { KpiId } from '../scenario/kpis.ts'
import type { Method } from '../scenario/method.ts'
import type { StreetQuantity } from '../state/derived/street-quantities.ts'
import type { DeskActions } from '../state/desk.ts'
import type { Hand } from '../state/hand.ts'
import type { SpotFinder } from '../state/spots.ts'
import type { AppStore, State } from '../state/store.ts'
import type { Target } from '../state/view.ts'
import type { Client } from '../worker/client.ts'

/** Tables that the pages of the explore mode save. */
export type AssessmentTable = 'balance' | 'zones' | 'catchments'

/** A key number of the columns of a comparison under several settings. */
export interface RankingTable {
  readonly kpi: KpiId
  readonly settings: readonly Method[]
  /** One a setting, one value a column. */
  readonly rows: readonly (readonly (number | null)[])[]
  readonly names: readonly string[]
}

/** What panels may ask of the application; they never reach for the map themselves. */
export interface Actions {
  /** Brings a street, cell or site into view. */
  readonly show: (target: Target) => void
  readonly saveImage: () => Promise<void>
  readonly saveTable: () => void
  /** All results: a workbook, or a zip of CSV or GeoJSON files. */
  readonly saveTables: (format: 'xlsx' | 'csv' | 'geojson') => Promise<void>
  readonly saveComparison: () => void
  /** Saves the key number of every scenario under every setting. */
  readonly saveRankings: (table: RankingTable) => void
  /** Saves the table of all streets by a quantity. */
  readonly saveStreets: (quantity: StreetQuantity['id']) => void
  /** Saves the table of a page of the explore mode. */
  readonly saveAssessment: (kind: AssessmentTable) => void
  readonly copyLink: () => Promise<void>
  /** Saves the scenario that is worked on as a file of its own. */
  readonly saveScenario: () => Promise<void>
  readonly openScenario: (file: File) => Promise<void>
  /** Takes the scenarios that stand behind the # of a link. */
  readonly openLinked: (hash: string) => Promise<void>
  readonly cancel: () => void
  readonly rerun: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Says something in passing. */
  readonly say: (message: Message) => void
  /** Saves the study file of what is open. */
  readonly saveStudy: () => Promise<void>
  /** Saves one layer, by its file name in the study file. */
  readonly saveLayer: (file: string) => Promise<void>
  readonly openSample: () => Promise<void>
  /** Forgets everything that this browser keeps and goes back to the sample. */
  readonly clearAll: (done: string) => Promise<void>
}

/** What the page says in passing, with at most one thing to do about it. */
export interface Message {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

export interface Shell {
  readonly desk: DeskActions
  readonly store: AppStore
  readonly client: Client
  readonly hand: Hand
  readonly spots: SpotFinder
  readonly actions: Actions
}

const ShellContext = createContext<Shell | null>(null)
export const ShellProvider = ShellContext.Provider

/** @throws Error outside the provider */
export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (!shell) throw new Error('no shell around this component')
  return shell
}

export function useApp<T>(select: (state: State) => T): T {
  return useStore(useShell().store, select)
}

export const useWords = (): Words => wordsOf(useApp((s) => s.view.lang))

export function useNumbers() {
  const lang = useApp((s) => s.view.lang)
  return useMemo(() => numbersOf(lang), [lang])
}

export const useDistributionWords = () => distributionWordsOf(useApp((s) => s.view.lang))
export const useScenarioWords = () => scenarioWordsOf(useApp((s) => s.view.lang))
export const useEditsWords = () => editsWordsOf(useApp((s) => s.view.lang))

export const useSpotsWords = () => spotsWordsOf(useApp((s) => s.view.lang))
