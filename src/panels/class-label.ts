import type { Measure } from '../core/fca/measures/measure.ts'
import type { MeasureId } from '../core/fca/model.ts'
import type { Numbers } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { LegendClass } from '../symbology/legend.ts'
import type { Shade } from '../symbology/shade.ts'

/** A value of a shade in its unit; null is an en dash. */
export function shadeNumber({ unit }: Pick<Shade, 'unit'>, value: number | null, n: Numbers): string {
  if (value === null) return '–'
  switch (unit) {
    case 'per-100':
      return n.signedDecimal(value, 1)
    case 'percent':
      return n.percent(value, Number.isInteger(value) ? 0 : 1)
    case 'ratio':
      return n.decimal(value)
    case 'metres':
      return n.metres(value)
    case 'number':
      return n.short(value)
  }
}

/** A break in the unit of its shade, with as many decimals as it has. */
export function breakNumber({ unit }: Pick<Shade, 'unit'>, value: number, n: Numbers): string {
  const digits = digitsOf(value)
  if (unit === 'per-100') return n.signedDecimal(value, digits)
  if (unit === 'percent') return n.percent(value, digits)
  return unit === 'metres' ? n.metres(value, digits) : n.decimal(value, unit === 'ratio' ? Math.max(2, digits) : digits)
}

/** Decimals of a number as it is written; four at most. */
export const digitsOf = (value: number): number =>
  [0, 1, 2, 3].find((d) => Math.abs(Number(value.toFixed(d)) - value) <= 1e-9 * Math.abs(value)) ?? 4

/** Name of what the map shows: the shade, or the measure itself. */
export function shadeName({ id }: Pick<Shade, 'id'>, measure: MeasureId, w: Words): string {
  return id === 'value' ? (w.measure.names[measure] ?? measure) : w.shade.names[id]
}

/** A measure's own value: metres for distances, else three significant digits; null is an en dash. */
export function measureNumber({ id }: Pick<Measure, 'id'>, value: number | null, n: Numbers): string {
  return shadeNumber({ unit: id === 'nearest' ? 'metres' : 'number' }, value, n)
}

/** The range of a class in words: below −20, −20 to −5, 20 and above; a single class is all there is. */
export function classLabel(
  shade: Pick<Shade, 'unit'>,
  { from, to }: Pick<LegendClass, 'from' | 'to'>,
  w: Words,
  n: Numbers,
): string {
  const text = (v: number) => breakNumber(shade, v, n)
  if (from === null && to === null) return w.legend.all
  if (from === null) return w.legend.below(text(to!))
  if (to === null) return w.legend.above(text(from))
  return w.legend.between(text(from), text(to))
}
