import type { Indicator } from '../../state/derived/indicators.ts'
import { useDistributionWords, useWords } from '../context.tsx'
import type { Derived } from '../derived.tsx'

/** Names of indicators; the measure's own value goes by the name of the measure. */
export function useIndicatorName({ run }: Pick<Derived, 'run'>): (indicator: Indicator) => string {
  const w = useWords()
  const dw = useDistributionWords()
  const { measure } = run.method
  return ({ id }) => (id === 'value' ? (w.measure.names[measure] ?? measure) : (dw.indicators[id] ?? id))
}
