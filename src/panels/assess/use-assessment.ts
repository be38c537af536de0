import type { RuleId } from '../../core/balance/rules.ts'
import type { Figure } from '../../core/balance/schools.ts'
import type { Stage } from '../../core/places.ts'
import { type Assessment, defaultAssessment, type LimitChange, limitKey } from '../../scenario/assessment.ts'
import { type AppStore, dispatch } from '../../state/store.ts'
import { useApp } from '../context.tsx'

export const useAssessment = (): Assessment => useApp((s) => s.timeline?.project.assessment ?? defaultAssessment)

const current = (store: AppStore) => store.getState().timeline?.project.assessment ?? defaultAssessment

/** Changes part of what balance and equity are judged by; one gesture is one step. */
export function assess(store: AppStore, label: string, change: Partial<Assessment>, gesture: string | null = null) {
  dispatch(store, { label, patch: { assessment: { ...current(store), ...change } } }, gesture)
}

/** Supposes a figure of a site; null = as the data give it. */
export function suppose(store: AppStore, site: string, figure: Figure, value: number | null) {
  const others = current(store).whatIf.filter((one) => one.site !== site || one.figure !== figure)
  const whatIf = value === null ? others : [...others, { site, figure, value }]
  assess(store, 'assess-what-if', { whatIf }, `what-if ${site} ${figure}`)
}

/** What the district asks otherwise than the rule; null = nothing. */
export function setLimits(store: AppStore, rule: RuleId, stage: Stage, change: LimitChange | null, gesture = '') {
  const { [limitKey(rule, stage)]: before, ...others } = current(store).limits
  const limits = change === null ? others : { ...others, [limitKey(rule, stage)]: { ...before, ...change } }
  assess(store, 'assess-limits', { limits }, gesture || null)
}
