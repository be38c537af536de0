import type { Issue } from '../../core/issue.ts'
import { issueFinding, issuePlace } from '../../i18n/issue-text.ts'
import { useApp } from '../context.tsx'

/** Rows that are said one by one. */
const SAID = 3

/** Why rows of a file of parcels cannot be used. */
export function ParcelIssues({ issues }: { issues: readonly Issue[] }) {
  const lang = useApp((s) => s.view.lang)
  const stops = issues.filter(({ severity }) => severity === 'stops')
  return (
    <ul className="note">
      {stops.slice(0, SAID).map((issue, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is read
        <li key={k}>{[issuePlace(issue, lang), issueFinding(issue, lang)].filter(Boolean).join(' · ')}</li>
      ))}
      {stops.length > SAID && <li>…</li>}
    </ul>
  )
}
