import type { StudyData } from '../core/places.ts'
import type { Assessment } from './assessment.ts'
import type { Scenario } from './edit.ts'
import type { ImportRecord } from './import-record.ts'
import type { Method } from './method.ts'

/** Everything that the user decides and undo covers, as immutable plain data. What is looked at (the view) is not part of it. */
export interface Project {
  readonly data: StudyData
  readonly method: Method
  readonly scenarios: readonly Scenario[]
  readonly assessment: Assessment
  /** How the data came in, oldest first; empty for a study that was opened as it is. */
  readonly imports: readonly ImportRecord[]
}

/** A change as a value: the members that it replaces, and a code under which i18n names it. */
export interface Change {
  readonly label: string
  readonly patch: Partial<Project>
}

/** Applies a change. @returns the new project, and the change that brings the old one back */
export function applyChange(
  project: Project,
  { label, patch }: Change,
): { readonly project: Project; readonly inverse: Change } {
  const keys = Object.keys(patch) as (keyof Project)[]
  const before = Object.fromEntries(keys.map((key) => [key, project[key]]))
  return { project: { ...project, ...patch }, inverse: { label, patch: before } }
}
