import { balanceWordsOf } from '../i18n/balance-words.ts'
import type { AssessmentTable } from '../panels/context.tsx'
import { areaCsv } from '../report/area-csv.ts'
import { balanceCsv } from '../report/balance-csv.ts'
import { judgedBalance } from '../report/balance-summary.ts'
import { limitKey } from '../scenario/assessment.ts'
import { effective } from '../scenario/scenario-list.ts'
import { areaRows } from '../state/derived/area-rows.ts'
import { outcomeOf, scenarioAt } from '../state/scenario-state.ts'
import type { AppStore } from '../state/store.ts'
import type { Client } from '../worker/client.ts'
import { parametersOf, saveCsv } from './save-comparison.ts'

/** Saves a table of the balance or equity page. @returns the file's name. @throws Error before the first result */
export async function saveAssessment(store: AppStore, client: Client, kind: AssessmentTable): Promise<string> {
  const state = store.getState()
  const { study, method, timeline, view } = state
  const w = balanceWordsOf(view.lang)
  if (!study || !timeline) throw new Error(w.equity.computing)
  const { assessment } = timeline.project
  if (kind === 'balance') {
    const balance = judgedBalance(study.data.sites, view.rule, method.stage, assessment)
    const source = assessment.limits[limitKey(view.rule, method.stage)]?.source
    const notes = [
      ...parametersOf(state),
      [w.rule, w.rulesFull[view.rule] ?? view.rule] as const,
      [w.limits.source, source ?? ''] as const,
      [w.csv.whatIf, assessment.whatIf.length] as const,
      [w.limits.title, w.limits.definition] as const,
    ]
    return saveCsv(state, w.csv.balance, balanceCsv(balance, study.data.sites, notes, view.lang))
  }
  const scenario = scenarioAt(state)
  const edits = scenario?.edits ?? []
  const analysis = outcomeOf(state, edits)?.analysis
  if (!analysis) throw new Error(w.equity.computing)
  const area = kind === 'zones' ? 'zone' : 'catchment'
  const zoning =
    area === 'zone' ? null : await client.run('zoning', { key: study.key, edits: effective(edits), method })
  const notes = [[w.equity.of, scenario?.name ?? w.equity.baseline] as const, ...parametersOf(state)]
  return saveCsv(state, w.csv.areas, areaCsv(areaRows(study.data, analysis, zoning, area), area, notes, view.lang))
}
