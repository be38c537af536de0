import type { IssueValue } from './issue.ts'

/** Thrown when nothing at all can be opened; the text lives in i18n under `code`. */
export class StudyRefusal extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, IssueValue>>

  constructor(code: string, params: Readonly<Record<string, IssueValue>> = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'StudyRefusal'
    this.code = code
    this.params = params
  }
}
