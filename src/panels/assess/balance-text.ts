import { type Balance, reaches } from '../../core/balance/balance.ts'
import { type IndicatorId, ruleOf } from '../../core/balance/rules.ts'
import type { BalanceWords } from '../../i18n/balance-zh.ts'
import type { Numbers } from '../../i18n/numbers.ts'

/** A CV with three digits, or four where three would put it on the other side of its limit. */
export function cvText(cv: number | null, limit: number, n: Numbers): string {
  if (cv === null) return n.decimal(Number.NaN)
  const hides = Number(cv.toFixed(3)) > limit !== cv > limit
  return n.decimal(cv, hides ? 4 : 3)
}

/** A limit as it is written in the rule, with as many digits as it needs from two. */
export const limitText = (limit: number, n: Numbers) => n.decimal(limit, Number(limit.toFixed(2)) === limit ? 2 : 3)

/** A value with as many digits as suit its column, one more where they would put it on the other side of its norm. */
export function valueText(value: number, mean: number, norm: number | undefined, n: Numbers): string {
  const digits = mean >= 100 ? 0 : mean >= 10 ? 1 : mean >= 0.5 ? 2 : 4
  const hides = norm !== undefined && !reaches(value, norm) && Number(value.toFixed(digits)) >= norm
  return n.decimal(value, hides ? digits + 1 : digits)
}

/** What an indicator's values are in: "m² a pupil", "per 100". */
export function unitText(id: IndicatorId, per: 1 | 100, w: BalanceWords): string {
  return [w.units[id], w.per[per]].filter(Boolean).join(' ')
}

/** One sentence for the whole stage, and whether the rule is met. */
export function balanceSentence(balance: Balance, stage: string, w: BalanceWords, n: Numbers): string {
  const { table, cvs, limits, indicators, counts, verdict } = balance
  const { judge } = ruleOf(table.rule)
  const known = indicators.filter(({ variation }) => variation?.cv != null)
  if (table.site.length === 0) return w.head.none(stage)
  if (known.length === 0) return w.head.noData(stage, w.rulesFull[table.rule] ?? table.rule)
  const limit = limitText(limits.cv, n)
  const count = n.int(known.length)
  const over = cvs.over.map((k) => {
    const { id, variation } = known[k]!
    return `${w.indicators[id]} ${cvText(variation?.cv ?? null, limits.cv, n)}`
  })
  const facts =
    judge === 'mean'
      ? w.head.mean(stage, count, cvText(cvs.mean, limits.cv, n), limit, cvs.holds)
      : w.head.each({
          ...{ stage, limit, count, over: over.join(w.head.comma) },
          ...{ all: n.int(table.site.length), fail: n.int(counts.fail), open: n.int(counts.open) },
        })
  return `${facts}${w.head.gap}${w.head.result[verdict]}`
}
