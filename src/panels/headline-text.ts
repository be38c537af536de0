import { percentages } from '../core/aggregate/apportion.ts'
import type { Numbers } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { Method } from '../scenario/method.ts'
import type { ZoneSheet } from '../state/derived/zone-rows.ts'

/** The headline sentence, on the screen and on the printed sheet. */
export function headlineText(
  sheet: ZoneSheet,
  { threshold, qualityOnly: quality }: Method,
  w: Words,
  n: Numbers,
): string {
  const reach = n.reach(threshold)
  const { total, rows } = sheet
  if (rows.length === 0) {
    const [placed] = percentages([total.placed, total.gap], 0)
    return w.headline.plain({ reach, percent: n.int(placed!), quality })
  }
  const short = rows.filter((row) => row.standing === 'short').length
  const common = { reach, zones: n.int(rows.length), gap: n.int(total.gap), quality }
  return short > 0 ? w.headline.sentence({ ...common, short: n.int(short) }) : w.headline.allGood(common)
}
