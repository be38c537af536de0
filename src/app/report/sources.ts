import type { Summary } from '../../core/aggregate/summary.ts'
import type { Analysis } from '../../core/analyse.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import { compareWordsOf } from '../../i18n/compare-words.ts'
import type { CompareWords } from '../../i18n/compare-zh.ts'
import { type Lang, wordsOf } from '../../i18n/language.ts'
import { type Numbers, numbersOf } from '../../i18n/numbers.ts'
import { type ReportWords, reportWordsOf } from '../../i18n/report-words.ts'
import { scenarioWordsOf } from '../../i18n/scenario-words.ts'
import type { ScenarioWords } from '../../i18n/scenario-zh.ts'
import type { Words } from '../../i18n/zh-cn.ts'
import { fingerprint } from '../../report/fingerprint.ts'
import type { Scenario } from '../../scenario/edit.ts'
import { effective } from '../../scenario/scenario-list.ts'
import { type Compared, comparedOf } from '../../state/derived/compared.ts'
import { tableRows } from '../../state/derived/table-rows.ts'
import { type ZoneRow, type ZoneSheet, zoneSheet } from '../../state/derived/zone-rows.ts'
import { outcomeOf, scenariosOf } from '../../state/scenario-state.ts'
import type { Run, State } from '../../state/store.ts'
import { noFilter } from '../../state/view.ts'
import type { Opened } from '../../worker/protocol.ts'

/** Everything that a report speaks of: one state, one language. */
export interface Sources {
  readonly state: State
  readonly study: Opened
  readonly run: Run
  readonly lang: Lang
  readonly w: Words
  readonly rw: ReportWords
  readonly sw: ScenarioWords
  readonly cw: CompareWords
  readonly n: Numbers
  /** Name of the study in the language. */
  readonly name: string
  readonly sheet: ZoneSheet
  /** 2026-11-22: the report's own date, or that of the export. */
  readonly date: string
  /** Of data, method and scenarios. */
  readonly hash: string
}

/** null before the first result. */
export function sourcesOf(state: State, today: string): Sources | null {
  const { run, view, timeline } = state
  if (!run || !timeline) return null
  const { lang } = view
  const { study } = run
  return {
    state,
    study,
    run,
    lang,
    w: wordsOf(lang),
    rw: reportWordsOf(lang),
    sw: scenarioWordsOf(lang),
    cw: compareWordsOf(lang),
    n: numbersOf(lang),
    name: nameIn(study.data.name, lang),
    sheet: sheetOf(study, run.analysis),
    date: timeline.project.report.date || today,
    hash: hashOf(state, run),
  }
}

const sheets = new WeakMap<Analysis, ZoneSheet>()

/** The street table of an analysis; the very rows that the screen shows. */
export function sheetOf(study: Opened, analysis: Analysis): ZoneSheet {
  const known = sheets.get(analysis) ?? zoneSheet(study.data, analysis)
  sheets.set(analysis, known)
  return known
}

const dataHashes = new WeakMap<object, string>()

function hashOf(state: State, run: Run): string {
  const { data } = run.study
  const ofData = dataHashes.get(data) ?? fingerprint(data)
  dataHashes.set(data, ofData)
  const edits = scenariosOf(state).map((scenario) => effective(scenario.edits))
  return fingerprint([ofData, run.method, edits])
}

/** What a block shows of: the baseline, a scenario, or why there is nothing yet. */
export type Shown =
  | { readonly analysis: Analysis; readonly scenario: Scenario | null; readonly index: number }
  | { readonly problem: string }

/** @param name of a scenario; empty = the baseline */
export function shownOf(s: Sources, name: string): Shown {
  if (name === '') return { analysis: s.run.analysis, scenario: null, index: -1 }
  const scenarios = scenariosOf(s.state)
  const index = scenarios.findIndex((scenario) => scenario.name === name)
  const scenario = scenarios[index]
  if (!scenario) return { problem: s.rw.made.scenarioGone(name) }
  const outcome = outcomeOf(s.state, scenario.edits)
  return outcome ? { analysis: outcome.analysis, scenario, index } : { problem: s.rw.made.computing }
}

export const gapOf = ({ run }: Sources): boolean => measureOf(run.method.measure).gap

/** Streets in the order of the table on the screen. */
export function streetsInOrder(s: Sources, sheet: ZoneSheet = s.sheet): ZoneRow[] {
  const { sort } = s.state.view
  return tableRows(
    sheet.rows,
    { ...noFilter, sort, lang: s.lang },
    { zoneClass: new Uint8Array(), values: [] },
    gapOf(s),
  )
}

/** The row and exact summary of a street, or of the whole study (−1). */
export function scopeOf(
  s: Sources,
  analysis: Analysis,
  zone: number,
): { readonly row: ZoneRow; readonly exact: Summary } {
  const sheet = sheetOf(s.study, analysis)
  return zone < 0
    ? { row: sheet.total, exact: analysis.total }
    : { row: sheet.rows[zone] ?? sheet.total, exact: analysis.zones[zone] ?? analysis.total }
}

/** The baseline and the scenarios that are not put aside, as the compare mode has them; null until all are computed. */
export function comparedIn({ state, rw }: Sources): readonly Compared[] | null {
  return comparedOf({ ...state, view: { ...state.view, leftOut: [] } }, rw.made.baseline)
}
