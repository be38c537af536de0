import { useDeferredValue, useMemo, useRef } from 'react'
import type { LiveAnswer, Summaries } from '../../scenario/in-hand.ts'
import { type Contrast, contrastOf } from '../../state/derived/contrast.ts'
import { editAt, editsBefore, outcomeOf, scenarioAt } from '../../state/scenario-state.ts'
import { useApp } from '../context.tsx'

export interface ShownContrast {
  readonly contrast: Contrast
  readonly before: Summaries
  readonly after: Summaries
  /** What the hand was told, while the numbers follow it; null = computed in full. */
  readonly live: LiveAnswer | null
  /** True: these are the numbers of before; those of the present edits are being computed. */
  readonly isPending: boolean
}

/**
 * What the scenario mode compares: with and without the edit that is worked on, or the whole scenario and the baseline.
 * While a site is in the hand, the numbers are those of where it is held. null until they are computed.
 */
export function useContrast(): ShownContrast | null {
  // What follows the hand may come a moment after it: the site and the map go first.
  const live = useDeferredValue(useApp((s) => s.held?.answer ?? null))
  const after = useApp((s) => outcomeOf(s, scenarioAt(s)?.edits ?? [])?.analysis ?? null)
  const before = useApp((s) => outcomeOf(s, editsBefore(s))?.analysis ?? null)
  const now = useMemo((): ShownContrast | null => {
    const isPending = false
    if (live) {
      const { before: old, after: moved } = live
      return { contrast: contrastOf(old, moved), before: old, after: moved, live, isPending }
    }
    return before && after ? { contrast: contrastOf(before, after), before, after, live, isPending } : null
  }, [live, before, after])
  const key = useApp((s) => `${s.study?.key} ${s.view.scenario} ${editAt(s)}`)
  const last = useRef<{ key: string; shown: ShownContrast } | null>(null)
  if (now) last.current = { key, shown: now }
  const shown = last.current
  return useMemo(() => now ?? (shown?.key === key ? { ...shown.shown, isPending: true } : null), [now, shown, key])
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
