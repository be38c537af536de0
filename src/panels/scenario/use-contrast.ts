import { useMemo } from 'react'
import type { Summaries } from '../../scenario/live-scenario.ts'
import { type Contrast, contrastOf } from '../../state/derived/contrast.ts'
import type { Held } from '../../state/outcome.ts'
import { editAt, editsBefore, outcomeOf, scenarioAt } from '../../state/scenario-state.ts'
import { useApp } from '../context.tsx'

export interface ShownContrast {
  readonly contrast: Contrast
  readonly before: Summaries
  readonly after: Summaries
  /** What is in the hand while the numbers follow it; null = computed in full. */
  readonly held: Held | null
}

/**
 * What the scenario mode compares: with and without the edit that is worked on, or the whole scenario and the baseline.
 * While a site is in the hand, the numbers are those of where it is held. null until they are computed.
 */
export function useContrast(): ShownContrast | null {
  const held = useApp((s) => s.held)
  const after = useApp((s) => outcomeOf(s, scenarioAt(s)?.edits ?? [])?.analysis ?? null)
  const before = useApp((s) => outcomeOf(s, editsBefore(s))?.analysis ?? null)
  return useMemo(() => {
    if (held?.answer) {
      const { answer } = held
      return { contrast: contrastOf(answer.before, answer.after), before: answer.before, after: answer.after, held }
    }
    return before && after ? { contrast: contrastOf(before, after), before, after, held: null } : null
  }, [held, before, after])
}

/** Children within reach of the site of the edit that is worked on; null for other edits, or while it is computed. */
export function useInReach(): number | null {
  const held = useApp((s) => s.held?.answer?.childrenInReach)
  const settled = useApp((s) => {
    const edit = scenarioAt(s)?.edits[editAt(s)]
    const outcome =
      edit && !edit.off && (edit.op === 'add' || edit.op === 'move') && outcomeOf(s, scenarioAt(s)?.edits ?? [])
    return outcome ? (outcome.analysis.run.siteChildren[outcome.sites.id.indexOf(edit.id)] ?? null) : null
  })
  return held ?? settled
}
