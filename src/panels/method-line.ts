import type { Numbers } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { Method } from '../scenario/method.ts'

export function decayName({ decay }: Pick<Method, 'decay'>, w: Words): string {
  return w.decayNames[decay.kind]
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
  ].join(' · ')
}
