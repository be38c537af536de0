import * as v from 'valibot'
import type { Issue } from '../core/issue.ts'
import type { Name, Provenance } from '../core/places.ts'
import { StudyRefusal } from '../core/refusal.ts'
import { STUDY_FORMAT } from '../core/study-format.ts'
import type { Assessment } from './assessment.ts'
import type { Classing } from './classing.ts'
import type { Scenario } from './edit.ts'
import type { ImportRecord } from './import-record.ts'
import type { Method } from './method.ts'
import type { Report } from './report.ts'
import { type StudySources, studySchema } from './study-schema.ts'

const STUDY_VERSION = 1

/** A study file after reading: defaults filled in, older versions brought up to date. */
export interface StudyFile {
  readonly format: typeof STUDY_FORMAT
  readonly version: number
  readonly name: Name
  readonly year: string
  readonly illustrative: boolean
  readonly data: StudySources
  readonly method: Method
  readonly scenarios: readonly Scenario[]
  /** How balance and equity are judged. */
  readonly assessment: Assessment
  /** How the data came in; see `ImportRecord`. */
  readonly imports: readonly ImportRecord[]
  readonly classing: Classing
  readonly report: Report
  readonly provenance: readonly Provenance[]
  /** What makes a quality site, in words. */
  readonly quality: Name
  readonly credit: Name
  /** What the user looked at; read by the app alone. */
  readonly view: Readonly<Record<string, unknown>>
}

/** Brings a study of version `from` to version `from + 1`. */
export interface Migration {
  readonly from: number
  readonly apply: (study: Record<string, unknown>) => Record<string, unknown>
}

/** Oldest first; one entry for every version that ever was. */
const migrations: readonly Migration[] = []

/**
 * Reads a study file.
 * @param input its text, or the object that the text holds
 * @returns the study, and an Issue `study-member-unknown` for each member that this version does not know (it is ignored)
 * @throws StudyRefusal `study-not-json`, `study-not-a-study`, `study-version-newer`, `study-version-unknown` or
 *   `study-invalid` (params: path, expected, received)
 */
export function parseStudyFile(
  input: unknown,
  steps: readonly Migration[] = migrations,
  version: number = STUDY_VERSION,
): { readonly study: StudyFile; readonly issues: readonly Issue[] } {
  const raw = typeof input === 'string' ? parseJson(input) : input
  const current = migrate(asStudy(raw), steps, version)
  const issues: Issue[] = []
  let result = v.safeParse(studySchema, current)
  while (!result.success) {
    const unknown = result.issues.filter((issue) => issue.type === 'strict_object' && issue.expected === 'never')
    const other = result.issues.find((issue) => !unknown.includes(issue as (typeof unknown)[number]))
    if (other || unknown.length === 0) throw invalid(other ?? result.issues[0])
    for (const issue of unknown) {
      issues.push({ code: 'study-member-unknown', severity: 'doubtful', value: v.getDotPath(issue) ?? '' })
      removeMember(
        current,
        (issue.path ?? []).map((item) => item.key),
      )
    }
    result = v.safeParse(studySchema, current)
  }
  return { study: result.output as StudyFile, issues }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new StudyRefusal('study-not-json', { detail: (error as Error).message })
  }
}

/** A copy that may be changed. */
function asStudy(raw: unknown): Record<string, unknown> {
  const isStudy = typeof raw === 'object' && raw !== null && (raw as { format?: unknown }).format === STUDY_FORMAT
  if (!isStudy) throw new StudyRefusal('study-not-a-study', { expected: STUDY_FORMAT })
  return structuredClone(raw) as Record<string, unknown>
}

function migrate(raw: Record<string, unknown>, steps: readonly Migration[], target: number): Record<string, unknown> {
  let study = raw
  for (;;) {
    const { version } = study
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
      throw new StudyRefusal('study-version-unknown', { version: String(version) })
    }
    if (version > target) throw new StudyRefusal('study-version-newer', { version, supported: target })
    if (version === target) return study
    const step = steps.find((candidate) => candidate.from === version)
    if (!step) throw new StudyRefusal('study-version-unknown', { version })
    study = { ...step.apply(study), version: version + 1 }
  }
}

function invalid(issue: v.BaseIssue<unknown>): StudyRefusal {
  return new StudyRefusal('study-invalid', {
    path: v.getDotPath(issue) ?? '',
    expected: issue.expected ?? issue.message,
    received: issue.received,
  })
}

function removeMember(root: unknown, path: readonly unknown[]): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown>)[key as PropertyKey], root)
  delete (parent as Record<PropertyKey, unknown>)[path.at(-1) as PropertyKey]
}
