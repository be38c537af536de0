import type { Numbers } from '../../i18n/numbers.ts'
import type { Kpi } from '../../scenario/kpis.ts'

/** A key number as it is written; null is an en dash. */
export function kpiText({ unit, digits }: Pick<Kpi, 'unit' | 'digits'>, value: number | null, n: Numbers): string {
  if (value === null) return '–'
  if (unit === 'percent') return n.percent(value, digits)
  return unit === 'metres' ? n.metres(value) : n.decimal(value, digits)
}

/** A difference of key numbers, with its sign; the unit of percentages is named by the caller. */
export function changeText({ unit, digits }: Pick<Kpi, 'unit' | 'digits'>, change: number, n: Numbers, points: string) {
  const text = n.signedDecimal(change, digits)
  return unit === 'percent' ? `${text} ${points}`.trim() : unit === 'metres' ? `${text} m` : text
}
