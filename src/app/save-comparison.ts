import { toCsv } from '../core/csv.ts'
import { nameIn } from '../core/name.ts'
import { compareWordsOf } from '../i18n/compare-words.ts'
import { wordsOf } from '../i18n/language.ts'
import { scenarioWordsOf } from '../i18n/scenario-words.ts'
import type { RankingTable } from '../panels/context.tsx'
import { fileName, saveBlob, today } from '../panels/save-blob.ts'
import { compareCsv } from '../report/compare-csv.ts'
import { decayWord } from '../scenario/decay-choice.ts'
import { kpis } from '../scenario/kpis.ts'
import { standingOf } from '../scenario/robustness.ts'
import { version } from '../scenario/version.ts'
import { comparedOf } from '../state/derived/compared.ts'
import { type StreetQuantity, streetQuantities, streetRows } from '../state/derived/street-quantities.ts'
import type { AppStore, State } from '../state/store.ts'

/** What the numbers of a comparison were made with, for the foot of its tables. */
export function parametersOf({ study, method, view }: State): readonly (readonly [string, string | number])[] {
  const w = wordsOf(view.lang)
  const { csv } = compareWordsOf(view.lang)
  return [
    [csv.parameters, ''],
    [csv.study, study ? nameIn(study.data.name, view.lang) : ''],
    [csv.year, study?.data.year ?? ''],
    [csv.stage, w.stage[method.stage]],
    [csv.measure, `${w.measure.names[method.measure]} (${method.measure})`],
    [csv.decay, `${w.decayNames[method.decay.kind]} (${decayWord(method.decay)})`],
    [csv.reach, method.threshold],
    [csv.distance, method.distance],
    [csv.supply, method.qualityOnly ? w.quality.only : csv.allSites],
    [csv.app, version],
    [csv.date, today()],
  ]
}

/** Saves a table of the comparison under a name that says whose it is. @returns the file's name */
export function saveCsv(state: State, kind: string, text: string): string {
  const { lang } = state.view
  const study = state.study ? nameIn(state.study.data.name, lang) : ''
  const name = fileName([study, kind, today()].filter(Boolean).join('-'), 'csv')
  saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)
  return name
}

/** The matrix of key numbers as a table. @returns the file's name. @throws Error before all is computed */
export function saveComparison(store: AppStore): string {
  const state = store.getState()
  const { lang } = state.view
  const w = compareWordsOf(lang)
  const { baseline } = scenarioWordsOf(lang).list
  const columns = comparedOf(state, baseline)
  if (!columns) throw new Error(w.computing)
  const zones = state.study?.data.zones
  const text = compareCsv(
    columns.map((column) => ({ ...column, worst: nameIn(zones?.name[column.worst] ?? { zh: '', en: '' }, lang) })),
    {
      row: w.csv.row,
      label: ({ id }) => (w.kpis[id] ?? [id]).join(' · '),
      change: (name) => w.csv.change(name, baseline),
      exact: w.csv.exact,
      worst: w.csv.worst,
    },
    parametersOf(state),
  )
  return saveCsv(state, w.fileName, text)
}

/** All streets under all scenarios by one quantity. @returns the file's name. @throws Error before all is computed */
export function saveStreets(store: AppStore, id: StreetQuantity['id']): string {
  const state = store.getState()
  const { lang } = state.view
  const w = compareWordsOf(lang)
  const { baseline } = scenarioWordsOf(lang).list
  const columns = comparedOf(state, baseline)
  const quantity = streetQuantities.find((one) => one.id === id)
  if (!columns || !quantity) throw new Error(w.computing)
  const zones = state.study?.data.zones
  const names = columns.map(({ name }) => name)
  const header = [w.csv.code, w.streets.street, w.csv.children, ...names, ...names.map((name) => w.csv.exact(name))]
  const rows = streetRows(columns, quantity).map(({ index, children, shown, exact }) => {
    const name = zones?.name[index]
    return [
      zones?.id[index] ?? '',
      name ? nameIn(name, lang) : wordsOf(lang).table.outside,
      children,
      ...shown,
      ...exact,
    ]
  })
  const foot = [[w.streets.quantity, w.streets.names[id] ?? id], ...parametersOf(state)]
  return saveCsv(state, `${w.fileName}-${w.streets.names[id] ?? id}`, toCsv(header, [...rows, [], ...foot]))
}

/** A key number under all settings of a sweep, in full precision. @returns the file's name */
export function saveRankings(store: AppStore, { kpi: id, settings, rows, names }: RankingTable): string {
  const state = store.getState()
  const { lang } = state.view
  const w = compareWordsOf(lang)
  const kpi = kpis.find((one) => one.id === id)
  if (!kpi) throw new Error(w.computing)
  const header = [w.csv.reach, w.csv.decay, ...names, ...names.map(w.csv.rank)]
  const table = settings.map(({ threshold, decay }, row) => {
    const values = rows[row] ?? []
    return [threshold, decayWord(decay), ...values, ...standingOf(kpi, values).ranks]
  })
  const name = w.kpis[id]?.[0] ?? id
  const text = toCsv(header, [...table, [], [w.csv.row, name], ...parametersOf(state)])
  return saveCsv(state, `${w.sweep.fileName}-${name}`, text)
}
