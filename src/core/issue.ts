/** How bad a doubt is: `stops` = the row or file cannot be used; `doubtful` = used, please look; `note` = for the record. */
export type Severity = 'stops' | 'doubtful' | 'note'

/** A value for a message's placeholder. */
export type IssueValue = string | number

/**
 * One doubt about the user's data. The text lives in i18n under `code`; here are only the facts.
 * `row` counts lines of the file from 1, the header included, as a spreadsheet shows them.
 */
export interface Issue {
  readonly code: string
  readonly severity: Severity
  readonly file?: string
  readonly row?: number
  readonly column?: string
  readonly value?: string
  readonly params?: Readonly<Record<string, IssueValue>>
}
