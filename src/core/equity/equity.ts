import type { Grouping, PointValues } from '../aggregate/summarise.ts'
import { OUT_OF_REACH } from '../fca/model.ts'
import { concentration, type Ranked } from './ranked.ts'
import { type Shortfall, shortfall } from './shortfall.ts'
import { giniOf, lorenz, type Palma, palmaOf, spreadOf } from './spread.ts'
import { type Theil, theil } from './theil.ts'

/** How evenly children are served; null where there is nothing to share. */
export interface Equity {
  /** Children whose point has a value. */
  readonly children: number
  /** Children without one: out of reach under a measure that is a cost. */
  readonly withoutValue: number
  readonly mean: number | null
  readonly gini: number | null
  /** Share of all value that the worst-served k % of the children have, k = 0 … 100. */
  readonly lorenz: Float64Array<ArrayBuffer> | null
  readonly palma: Palma | null
  readonly theil: Theil | null
  /** null also when no rank is given. */
  readonly ranked: Ranked | null
  /** null also when no line is given. */
  readonly shortfall: Shortfall | null
}

const STEPS = 100

type Values = Pick<PointValues, 'children' | 'access' | 'flags' | 'zeroIsNone'>

/** Children whose point has a value. */
function weightOf({ children, access, flags, zeroIsNone }: Values): Float64Array {
  if (!zeroIsNone) return children
  const hasNone = (i: number) => access[i] === 0 && (flags[i] & OUT_OF_REACH) !== 0
  return children.map((p, i) => (hasNone(i) ? 0 : p))
}

/** The Gini coefficient alone, with the bits of {@link equityOf}. */
export function giniOfValues(values: Values): number | null {
  const spread = spreadOf(values.access, weightOf(values))
  return spread && giniOf(spread)
}

/**
 * All figures of equity over the demand points, children as weights.
 * @param line below which children are counted as short; null = none
 * @param rank one number a group (income, say), NaN = not known; null = none
 */
export function equityOf(
  { children, access, flags, zeroIsNone }: Values,
  grouping: Grouping,
  { line, rank }: { readonly line: number | null; readonly rank: Float64Array | null },
): Equity {
  const weight = weightOf({ children, access, flags, zeroIsNone })
  const spread = spreadOf(access, weight)
  const { groupOf } = grouping
  const rankOf = rank && Float64Array.from(groupOf, (g) => (g < 0 ? Number.NaN : rank[g]))
  const valued = weight.reduce((a, b) => a + b, 0)
  return {
    children: valued,
    withoutValue: children.reduce((a, b) => a + b, 0) - valued,
    mean: spread ? spread.mean : valued > 0 ? 0 : null,
    gini: spread && giniOf(spread),
    lorenz: spread && lorenz(spread, STEPS),
    palma: spread && palmaOf(spread),
    theil: theil(access, weight, grouping),
    ranked: rankOf && concentration(access, weight, rankOf),
    shortfall: line === null ? null : shortfall(access, weight, line),
  }
}
