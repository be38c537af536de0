import { useMemo } from 'react'
import type { StudyData } from '../../core/places.ts'
import { applyEdits } from '../../scenario/apply-edits.ts'
import type { Edit } from '../../scenario/edit.ts'
import { useApp } from '../context.tsx'

/** The study before each edit of a list and after the last: one entry more than there are edits. */
export function useBefore(edits: readonly Edit[]): readonly StudyData[] {
  const data = useApp((s) => s.study?.data)
  return useMemo(() => {
    if (!data) return []
    const studies = [data]
    for (const edit of edits) studies.push(applyEdits(studies.at(-1) ?? data, [edit]).data)
    return studies
  }, [data, edits])
}
