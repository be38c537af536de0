import { useMemo } from 'react'
import { type Compared, comparedOf, comparedPair, type Pair } from '../../state/derived/compared.ts'
import { useApp, useScenarioWords, useShell } from '../context.tsx'

/** The baseline and the compared scenarios; null until all of them are computed. */
export function useCompared(): readonly Compared[] | null {
  const { store } = useShell()
  const { baseline } = useScenarioWords().list
  const run = useApp((s) => s.run)
  const method = useApp((s) => s.method)
  const study = useApp((s) => s.study)
  const outcomes = useApp((s) => s.outcomes)
  const timeline = useApp((s) => s.timeline)
  const leftOut = useApp((s) => s.view.leftOut)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the parts of the state that the columns depend on
  return useMemo(
    () => comparedOf(store.getState(), baseline),
    [store, run, method, study, outcomes, timeline, leftOut, baseline],
  )
}

/** The two scenarios on the map. */
export function usePair(): Pair {
  const left = useApp((s) => comparedPair(s).left)
  const right = useApp((s) => comparedPair(s).right)
  return useMemo(() => ({ left, right }), [left, right])
}
