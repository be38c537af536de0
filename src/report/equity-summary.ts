import type { Equity } from '../core/equity/equity.ts'
import type { StudyData } from '../core/places.ts'
import type { Assessment } from '../scenario/assessment.ts'
import { rankColumn } from '../scenario/equity-run.ts'

/** Equity as plain numbers for a file, in full precision; null where there is nothing to say. */
export function equitySummary({ zones }: StudyData, equity: Equity, assessment: Pick<Assessment, 'line' | 'rank'>) {
  const { theil, ranked, shortfall, lorenz, ...plain } = equity
  return {
    ...plain,
    theil: theil && {
      ...theil,
      groups: theil.groups.map((group, g) => ({ zone: zones?.id[g] ?? null, ...group })),
    },
    concentration: ranked && { by: rankColumn(zones, assessment), ...ranked },
    shortfall: shortfall && { line: assessment.line, ...shortfall },
    lorenz: lorenz && [...lorenz],
  }
}
