import { percentages } from '../core/aggregate/apportion.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import type { Numbers } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { Method } from '../scenario/method.ts'
import type { ZoneSheet } from '../state/derived/zone-rows.ts'
import { measureNumber } from './class-label.ts'

/** The headline sentence, on the screen and on the printed sheet. */
export function headlineText(
  sheet: ZoneSheet,
  { threshold, measure, qualityOnly: quality }: Method,
  w: Words,
  n: Numbers,
): string {
  const reach = n.reach(threshold)
  const { total, rows } = sheet
  const { gap, id, unit } = measureOf(measure)
  if (!gap) {
    return w.measure.headline({
      name: w.measure.names[id] ?? id,
      value: measureNumber(measureOf(measure), total.value, n),
      unit: id === 'nearest' ? w.reach.straight : w.measure.units[unit],
      out: n.int(total.out),
      reach,
    })
  }
  if (rows.length === 0) {
    const [placed] = percentages([total.placed, total.gap], 0)
    return w.headline.plain({ reach, percent: n.int(placed!), quality })
  }
  const short = rows.filter((row) => row.standing === 'short').length
  const common = { reach, zones: n.int(rows.length), gap: n.int(total.gap), quality }
  return short > 0 ? w.headline.sentence({ ...common, short: n.int(short) }) : w.headline.allGood(common)
}
