import type { Issue, IssueValue, Severity } from '../core/issue.ts'

/** Issues of one kind that are kept one by one; the rest are only counted. */
const KEPT_PER_KIND = 2000

/** Where a doubt lies. */
export interface Where {
  readonly row?: number
  readonly column?: string
  readonly value?: string
  readonly params?: Readonly<Record<string, IssueValue>>
}

/** Collects the Issues of one file. A million bad rows stay a readable list: see `issues-more`. */
export class Doubts {
  readonly file: string
  private readonly kept: Issue[] = []
  private readonly counts = new Map<string, number>()

  constructor(file: string) {
    this.file = file
  }

  /** Notes a doubt; long values are cut, so that a report stays a report. */
  add(code: string, severity: Severity, where: Where = {}): void {
    const count = (this.counts.get(code) ?? 0) + 1
    this.counts.set(code, count)
    if (count > KEPT_PER_KIND) return
    const value = where.value === undefined ? {} : { value: shorten(where.value) }
    this.kept.push({ code, severity, file: this.file, ...where, ...value })
  }

  /** Takes over Issues found elsewhere in the same file. */
  take(issues: readonly Issue[]): void {
    for (const issue of issues) this.kept.push(issue)
  }

  /** All Issues in the order they were found, then one `issues-more` for each kind that was too frequent to list. */
  list(): Issue[] {
    const more = [...this.counts].filter(([, count]) => count > KEPT_PER_KIND)
    return [
      ...this.kept,
      ...more.map(([code, count]): Issue => {
        return {
          code: 'issues-more',
          severity: 'note',
          file: this.file,
          params: { code, count: count - KEPT_PER_KIND },
        }
      }),
    ]
  }
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value
}
