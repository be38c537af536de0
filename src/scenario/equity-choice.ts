import { type Equity, equityOf } from '../core/equity/equity.ts'
import { measureOf, outIsNone } from '../core/fca/measures/list.ts'
import type { AccessRun } from '../core/fca/model.ts'
import type { Method } from './method.ts'

/** What equity is judged by. */
export interface EquityChoice {
  /** Places per child below which a child counts as short; > 0. */
  readonly line: number
}

/** The upper end of the map's lowest class. */
export const defaultEquity: EquityChoice = { line: 0.8 }

/**
 * Equity of one run under a choice. A line in places per child says nothing about another unit: then there is no shortfall.
 * @param children one entry a demand point
 * @param streets street of each demand point, −1 = outside all, and how many streets there are
 */
export function equityOfRun(
  method: Method,
  children: Float64Array,
  { access, pointFlags }: Pick<AccessRun, 'access' | 'pointFlags'>,
  streets: { readonly groupOf: Int32Array; readonly count: number },
  { line }: EquityChoice,
): Equity {
  const values = { children, access, flags: pointFlags, zeroIsNone: outIsNone(method.measure) }
  const hasPlaces = measureOf(method.measure).unit === 'places-per-child'
  return equityOf(values, streets, { line: hasPlaces ? line : null, rank: null })
}
