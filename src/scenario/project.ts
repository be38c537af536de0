import type { StudyData } from '../core/places.ts'
import { type Assessment, defaultAssessment } from './assessment.ts'
import type { Classing } from './classing.ts'
import type { Scenario } from './edit.ts'
import type { ImportRecord } from './import-record.ts'
import type { Method } from './method.ts'
import { emptyReport, type Report } from './report.ts'

/** Everything that the user decides and undo covers, as immutable plain data. What is looked at (the view) is not part of it. */
export interface Project {
  readonly data: StudyData
  readonly method: Method
  readonly scenarios: readonly Scenario[]
  readonly assessment: Assessment
  /** How the data came in, oldest first; empty for a study that was opened as it is. */
  readonly imports: readonly ImportRecord[]
  /** How the map's quantities are cut into classes, for the baseline and every scenario alike. */
  readonly classing: Classing
  /** Pages to hand in; without pages until the first is made. */
  readonly report: Report
}

/** What was decided, beside the data. */
export type Decisions = Omit<Project, 'data'>

/** The decisions about a study that nobody has touched, but for its method. */
export const undecided: Omit<Decisions, 'method'> = {
  scenarios: [],
  assessment: defaultAssessment,
  imports: [],
  classing: {},
  report: emptyReport,
}

/** Just the decisions of something that has more members. */
export function decisionsOf({ method, scenarios, assessment, imports, classing, report }: Decisions): Decisions {
  return { method, scenarios, assessment, imports, classing, report }
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
