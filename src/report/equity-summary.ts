import type { Equity } from '../core/equity/equity.ts'
import type { StudyData } from '../core/places.ts'
import type { EquityChoice } from '../scenario/equity-choice.ts'

/** Equity as plain numbers for a file, in full precision; null where there is nothing to say. */
export function equitySummary({ zones }: StudyData, equity: Equity, { line }: EquityChoice) {
  const { children, withoutValue, mean, gini, lorenz, palma, theil, ranked, shortfall } = equity
  return {
    children,
    withoutValue,
    mean,
    gini,
    palma,
    theil: theil && {
      ...theil,
      groups: theil.groups.map((group, g) => ({ zone: zones?.id[g] ?? null, ...group })),
    },
    concentration: ranked,
    shortfall: shortfall && { line, ...shortfall },
    lorenz: lorenz && [...lorenz],
  }
}
