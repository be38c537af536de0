import { useMemo } from 'react'
import type { Analysis } from '../../core/analyse.ts'
import { type KpiValues, kpiValues } from '../../report/kpis.ts'
import { type Contrast, contrastOf } from '../../state/derived/contrast.ts'
import { outcomeOf, scenariosOf } from '../../state/scenario-state.ts'
import { useApp, useScenarioWords } from '../context.tsx'

export interface Compared {
  readonly name: string
  readonly analysis: Analysis
  readonly values: KpiValues
  /** Against the baseline. */
  readonly contrast: Contrast
}

/** The baseline and every scenario, all under the same method; null until all of them are computed. */
export function useCompared(): readonly Compared[] | null {
  const w = useScenarioWords().list
  const method = useApp((s) => s.method)
  const scenarios = useApp(scenariosOf)
  const outcomes = useApp((s) => s.outcomes)
  const baseline = useApp((s) => outcomeOf(s, [])?.analysis ?? null)
  const state = useApp((s) => s)
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the state, only these parts count
  return useMemo(() => {
    if (!baseline) return null
    const columns: Compared[] = []
    for (const { name, edits } of [{ name: w.baseline, edits: [] }, ...scenarios]) {
      const analysis = outcomeOf(state, edits)?.analysis
      if (!analysis) return null
      columns.push({
        name,
        analysis,
        values: kpiValues(analysis, baseline, method),
        contrast: contrastOf(baseline, analysis),
      })
    }
    return columns
  }, [baseline, scenarios, outcomes, method, w])
}
