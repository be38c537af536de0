import { useEffect, useState } from 'react'
import type { Analysis } from '../../core/analyse.ts'
import type { Zoning } from '../../core/catchment/zoning.ts'
import type { Equity } from '../../core/equity/equity.ts'
import type { Edit } from '../../scenario/edit.ts'
import type { Method } from '../../scenario/method.ts'
import { effective } from '../../scenario/scenario-list.ts'
import { outcomeOf, scenarioAt } from '../../state/scenario-state.ts'
import { TaskFailed } from '../../worker/caller.ts'
import { useApp, useShell } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { useAssessment } from './use-assessment.ts'

export interface EquityView {
  /** null = the baseline. */
  readonly scenario: string | null
  readonly analysis: Analysis
  readonly method: Method
  readonly equity: Equity
  /** Of the baseline, where a scenario is shown. */
  readonly before: Equity | null
  readonly zoning: Zoning | null
  /** What is shown belongs to an older state of things. */
  readonly isOld: boolean
}

/** Results by analysis and by what else they depend on. */
const known = new WeakMap<Analysis, Map<string, Equity>>()

/** Equity and zoning of the scenario that is worked on, or the baseline; computed in the worker. null until it is there. */
export function useEquity({ study, run }: Pick<Derived, 'study' | 'run'>): EquityView | null {
  const { store, client } = useShell()
  const scenario = useApp(scenarioAt)
  const after = useApp((s) => outcomeOf(s, scenarioAt(s)?.edits ?? [])?.analysis ?? null)
  const { line, rank } = useAssessment()
  const [found, setFound] = useState<Omit<EquityView, 'isOld'> | null>(null)
  const { key } = study
  const { method } = run
  const analysis = scenario ? after : run.analysis

  useEffect(() => {
    if (!analysis) return
    let isGone = false
    const equityOf = async (of: Analysis, edits: readonly Edit[]): Promise<Equity> => {
      const kept = known.get(of) ?? new Map<string, Equity>()
      known.set(of, kept)
      const name = `${line} ${rank}`
      const old = kept.get(name)
      if (old) return old
      const { children } = of
      const { access, pointFlags } = of.run
      const result = await client.run('equity', {
        ...{ key, edits, measure: method.measure, children, access, pointFlags },
        assessment: { line, rank },
      })
      kept.set(name, result)
      return result
    }
    const edits = effective(scenario?.edits ?? [])
    const load = async () => {
      const equity = await equityOf(analysis, edits)
      const before = scenario && !isGone ? await equityOf(run.analysis, []) : null
      const zoning = isGone ? null : await client.run('zoning', { key, edits, method })
      if (!isGone) setFound({ scenario: scenario?.name ?? null, analysis, method, equity, before, zoning })
    }
    load().catch((error: unknown) => {
      // Given up for a newer one, which will answer.
      if (error instanceof TaskFailed && !isGone) store.setState({ failure: error.failure })
    })
    return () => {
      isGone = true
    }
  }, [client, store, key, method, analysis, run.analysis, scenario, line, rank])

  if (!found) return null
  return { ...found, isOld: found.analysis !== analysis }
}
