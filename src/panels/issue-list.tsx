import { useState } from 'react'
import type { Issue } from '../core/issue.ts'
import { issueFinding, issuePlace, issueWords } from '../i18n/issue-text.ts'
import { type IssueGroup, issueGroups } from '../state/issue-groups.ts'
import { useApp, useNumbers, useWords } from './context.tsx'

/** Rows of a kind that are shown before somebody asks for more. */
const FIRST = 3
const MORE = 50

/** What was found in the data: a heading for each kind, with its count, what to do, and the first places. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  return (
    <ul className="issues">
      {issueGroups(issues).map((group) => (
        <Group key={`${group.severity}|${group.code}`} group={group} />
      ))}
    </ul>
  )
}

function Group({ group }: { group: IssueGroup }) {
  const w = useWords()
  const n = useNumbers()
  const lang = useApp((s) => s.view.lang)
  const [shown, setShown] = useState(FIRST)
  const { title, fix } = issueWords(group.code, lang)
  const rest = group.issues.length - shown
  return (
    <li data-severity={group.severity}>
      <b>{title}</b> <span className="tag">{n.int(group.issues.length)}</span>
      {fix && <p>{fix}</p>}
      <ol>
        {group.issues.slice(0, shown).map((issue, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two doubts may be alike, and the list never changes its order
          <li key={k}>
            {issuePlace(issue, lang) && <span className="mut">{issuePlace(issue, lang)} </span>}
            {issueFinding(issue, lang)}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" className="lk" onClick={() => setShown(shown + MORE)}>
          {w.about.more(n.int(Math.min(rest, MORE)))}
        </button>
      )}
    </li>
  )
}
