import type { Edit } from '../../scenario/edit.ts'
import { placeOf } from '../../state/hand.ts'
import type { Place } from '../../state/outcome.ts'
import { useApp } from '../context.tsx'

/** Where the site of an edit is: in the hand, or where it was put; null for an edit that moves nothing. */
export function usePlace(edit: Edit, index: number): Place | null {
  const held = useApp((s) => (s.held?.edit === index ? s.held.place : null))
  return held ?? placeOf(edit)
}
