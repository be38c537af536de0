import { QUALITY_PARTS, type QualityRule, ruleWord } from '../core/quality.ts'
import type { Numbers } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { Method } from '../scenario/method.ts'

export function decayName({ decay }: Pick<Method, 'decay'>, w: Words): string {
  return w.decayNames[decay.kind]
}

/** The rule for quality in words: the parts that are on. */
export function ruleText(rule: QualityRule, w: Words['rule']): string {
  const parts = QUALITY_PARTS.filter((part) => rule[part]).map((part) => w.parts[part])
  return parts.length > 0 ? parts.join(w.or) : w.none
}

/** Stage, reach, decay, distance in one line: what must stand beside every number that leaves the page. */
export function methodLine(method: Method, w: Words, n: Numbers): string {
  return [
    w.measure.names[method.measure],
    w.stage[method.stage],
    `${w.reach.title} ${n.metres(method.threshold)}`,
    decayName(method, w),
    w.reach.straight,
    ...(method.qualityOnly ? [w.quality.only] : []),
    // The flag alone is what the data say; any other rule is the user's and is told with every number.
    ...(ruleWord(method.quality) === 'flag' ? [] : [w.rule.is(ruleText(method.quality, w.rule))]),
  ].join(' · ')
}
