import type { Grouping } from '../core/aggregate/summarise.ts'
import { type Equity, equityOf } from '../core/equity/equity.ts'
import { measureOf, outIsNone } from '../core/fca/measures/list.ts'
import type { AccessRun } from '../core/fca/model.ts'
import type { ZoneTable } from '../core/places.ts'
import { plainName } from '../core/plain-name.ts'
import type { Assessment } from './assessment.ts'
import type { Method } from './method.ts'

const INCOME = /^(?:人均)?(?:可支配)?收入|^(?:disposable)?income|^medianincome|^meanincome/

/** The street column that ranks children: the chosen one, else the first that is named like an income; null = none. */
export function rankColumn(zones: Pick<ZoneTable, 'extra'> | null, { rank }: Pick<Assessment, 'rank'>): string | null {
  const columns = Object.keys(zones?.extra ?? {})
  if (rank !== null && columns.includes(rank)) return rank
  return columns.find((column) => INCOME.test(plainName(column))) ?? null
}

/**
 * Equity of one run. A line in places per child says nothing about another unit: then there is no shortfall.
 * @param children one entry a demand point
 * @param zoneOf street of each demand point, −1 = outside all
 */
export function equityOfRun(
  measure: Method['measure'],
  children: Float64Array,
  { access, pointFlags }: Pick<AccessRun, 'access' | 'pointFlags'>,
  zones: ZoneTable | null,
  zoneOf: Int32Array,
  assessment: Pick<Assessment, 'line' | 'rank'>,
): Equity {
  const values = { children, access, flags: pointFlags, zeroIsNone: outIsNone(measure) }
  const streets: Grouping = { groupOf: zoneOf, count: zones?.id.length ?? 0 }
  const line = measureOf(measure).unit === 'places-per-child' ? assessment.line : null
  return equityOf(values, streets, { line, rank: zones?.extra?.[rankColumn(zones, assessment) ?? ''] ?? null })
}
