import { type IndicatorId, type Limits, type RuleId, ruleOf } from '../core/balance/rules.ts'
import type { WhatIf } from '../core/balance/schools.ts'
import type { Stage } from '../core/places.ts'

/** What a district asks otherwise than the rule, and where that is written. */
export interface LimitChange {
  readonly cv?: number
  readonly norms?: Readonly<Partial<Record<IndicatorId, number>>>
  readonly met?: number
  readonly floor?: number
  readonly smallest?: number
  readonly source?: string
}

/** A figure that an authority states and that no data here can give; never mixed with computed ones. */
export interface Stated {
  /** 0 … 1. */
  readonly share: number
  readonly source: string
}

/** How balance and equity are judged: everything about it that the user decides. */
export interface Assessment {
  /** Keys as {@link limitKey} makes them. */
  readonly limits: Readonly<Record<string, LimitChange>>
  /** Figures of schools as they might be; the data stay as they are. */
  readonly whatIf: readonly WhatIf[]
  /** Places per child below which a child counts as short; > 0. */
  readonly line: number
  /** Street column that children are ranked by, such as income; null = the first that is named like one. */
  readonly rank: string | null
  readonly stated: { readonly enrolled?: Stated; readonly zoned?: Stated }
}

/** The line is the upper end of the map's lowest class. */
export const defaultAssessment: Assessment = { limits: {}, whatIf: [], line: 0.8, rank: null, stated: {} }

export const limitKey = (rule: RuleId, stage: Stage) => `${rule} ${stage}`

/** The limits in force: the rule's, with what the district asks otherwise. */
export function limitsOf({ limits }: Pick<Assessment, 'limits'>, rule: RuleId, stage: Stage): Limits {
  const own = ruleOf(rule).limits[stage]
  const { source: _, norms, ...change } = limits[limitKey(rule, stage)] ?? {}
  return { ...own, ...change, norms: { ...own.norms, ...norms } }
}
