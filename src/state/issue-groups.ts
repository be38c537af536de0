import type { Issue, Severity } from '../core/issue.ts'

export interface IssueGroup {
  readonly code: string
  readonly severity: Severity
  readonly issues: readonly Issue[]
}

const order: readonly Severity[] = ['stops', 'doubtful', 'note']

/** Issues by kind: what stops first, then what is doubtful; within a severity in the order of the files. */
export function issueGroups(issues: readonly Issue[]): IssueGroup[] {
  const groups = new Map<string, Issue[]>()
  for (const issue of issues) {
    const key = `${order.indexOf(issue.severity)}|${issue.code}`
    const group = groups.get(key)
    if (group) group.push(issue)
    else groups.set(key, [issue])
  }
  return [...groups]
    .toSorted(([a], [b]) => Number(a[0]) - Number(b[0]))
    .map(([, group]) => ({ code: group[0]!.code, severity: group[0]!.severity, issues: group }))
}
