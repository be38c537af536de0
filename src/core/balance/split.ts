import type { SiteTable, Stage } from '../places.ts'
import { stageShare } from '../stage.ts'
import { statedPupils } from './columns.ts'

/** Weights of a pupil where stages share what a school has: 小 : 初 : 高 (教督〔2017〕6号). */
const WEIGHTS = { primary: 1, junior: 1.1, senior: 1.32 } as const

/** What of a school belongs to one stage. */
export interface StagePart {
  /** Pupils of the stage; NaN = not given, 0 = the school does not teach it. */
  readonly pupils: Float64Array
  /** Share of the school's shared resources, 0 … 1. */
  readonly share: Float64Array
}

/**
 * Pupils of a stage and the stage's share of what a school has. A nine-year school shares 1 : 1.1 between a primary and a
 * junior pupil, one with senior pupils 1 : 1.1 : 1.32. Pupils by stage are taken as stated, else split by grades.
 * @param enrolment pupils of the whole school; NaN = not given
 */
export function stagePart(
  { stage: kinds, extra }: Pick<SiteTable, 'stage' | 'extra'>,
  enrolment: Float64Array,
  stage: Stage,
): StagePart {
  const stated = {
    primary: statedPupils(extra, 'primary'),
    junior: statedPupils(extra, 'junior'),
    senior: statedPupils(extra, 'senior'),
  }
  const pupils = new Float64Array(kinds.length)
  const share = new Float64Array(kinds.length)
  kinds.forEach((kind, j) => {
    if (stageShare(kind, stage) === 0) return
    const whole = enrolment[j]
    const [primary, junior] = [stated.primary?.[j] ?? Number.NaN, stated.junior?.[j] ?? Number.NaN]
    const isStated = kind === 'nine-year' && primary + junior > 0
    const senior = isStated ? stated.senior?.[j] || 0 : 0
    const known = {
      primary: isStated ? primary : stageShare(kind, 'primary'),
      junior: isStated ? junior : stageShare(kind, 'junior'),
      senior,
    }
    const count = known.primary + known.junior + known.senior
    const weighted = known.primary * WEIGHTS.primary + known.junior * WEIGHTS.junior + known.senior * WEIGHTS.senior
    // Without a figure for the whole school the stated ones stand for themselves.
    pupils[j] = isStated && Number.isNaN(whole) ? known[stage] : (whole * known[stage]) / count
    share[j] = (known[stage] * WEIGHTS[stage]) / weighted
  })
  return { pupils, share }
}
