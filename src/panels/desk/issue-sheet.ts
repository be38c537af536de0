import type { Issue } from '../../core/issue.ts'
import type { DeskWords } from '../../i18n/desk-zh.ts'
import { issueFinding, issueWords } from '../../i18n/issue-text.ts'
import type { Desk } from '../../state/desk-state.ts'

/** All doubts of all files as rows, for a spreadsheet. */
export function issueSheet(state: Pick<Desk, 'report' | 'files'>, lang: 'zh-CN' | 'en', w: DeskWords) {
  const { csv, severity } = w.issues
  const heads = [csv.file, csv.row, csv.column, csv.value, csv.severity, csv.kind, csv.what, csv.fix, csv.suggestion]
  const line = (issue: Issue, suggestion = '') => {
    const { title, fix } = issueWords(issue.code, lang)
    return [
      issue.file ?? '',
      issue.row ?? null,
      issue.column ?? '',
      issue.value ?? '',
      severity[issue.severity],
      title,
      issueFinding(issue, lang),
      fix,
      suggestion,
    ]
  }
  const rows = [
    ...(state.report?.issues ?? []).map((issue) => line(issue)),
    ...state.files.flatMap(({ issues }) => issues.map((issue) => line(issue))),
    ...(state.report?.checks ?? []).flatMap((check) =>
      check.issues.map((issue, k) => line(issue, check.suggestions[k]?.cells.map(([, text]) => text).join(', '))),
    ),
  ]
  return { heads, rows }
}
