import { wholeNumbers } from '../core/aggregate/whole.ts'
import { countsOf, resultsToSave, type SavedResults } from '../report/saved-results.ts'
import { kpiValues, shownKpis } from '../scenario/kpis.ts'
import { effective } from '../scenario/scenario-list.ts'
import { costOf } from '../scenario/scenario-totals.ts'
import { version } from '../scenario/version.ts'
import { outcomeOf, scenariosOf } from '../state/scenario-state.ts'
import type { AppStore } from '../state/store.ts'

/** The key numbers that a study file takes along: those of the baseline and of every scenario that is computed; null before the first run. */
export function keptResults(store: AppStore): SavedResults | null {
  const state = store.getState()
  const { study, method } = state
  const baseline = outcomeOf(state, [])?.analysis
  if (!study || !baseline) return null
  const columns = [{ name: '', edits: [] }, ...scenariosOf(state)].flatMap(({ name, edits }) => {
    const analysis = outcomeOf(state, edits)?.analysis
    if (!analysis) return []
    const { total } = wholeNumbers([...analysis.zones, analysis.outside])
    const values = kpiValues(analysis, baseline, method, costOf(edits))
    return [{ name, edits: effective(edits), shown: shownKpis(values, total) }]
  })
  return resultsToSave(version, countsOf(study.data), method, columns)
}
