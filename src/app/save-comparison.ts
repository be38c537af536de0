import { nameIn } from '../core/name.ts'
import { scenarioWordsOf } from '../i18n/scenario-words.ts'
import { fileName, saveBlob, today } from '../panels/save-blob.ts'
import { type ComparedColumn, compareCsv } from '../report/compare-csv.ts'
import { kpiValues } from '../report/kpis.ts'
import { outcomeOf, scenariosOf } from '../state/scenario-state.ts'
import type { AppStore } from '../state/store.ts'

/** The matrix of key numbers as a table, in full precision. @returns the file's name. @throws Error before all is computed */
export function saveComparison(store: AppStore): string {
  const state = store.getState()
  const { lang } = state.view
  const w = scenarioWordsOf(lang)
  const baseline = outcomeOf(state, [])
  const columns = [{ name: w.list.baseline, edits: [] }, ...scenariosOf(state)].map(
    ({ name, edits }): ComparedColumn => {
      const outcome = outcomeOf(state, edits)
      if (!outcome || !baseline) throw new Error(w.compare.computing)
      return { name, values: kpiValues(outcome.analysis, baseline.analysis, state.method) }
    },
  )
  const text = compareCsv(columns, ({ id }) => (w.compare.kpis[id] ?? [id]).join(' · '), {
    row: w.compare.label,
    difference: (name) => `${name} − ${w.list.baseline}`,
  })
  const study = state.study ? nameIn(state.study.data.name, lang) : ''
  const name = fileName([study, w.compare.fileName, today()].join('-'), 'csv')
  saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)
  return name
}
