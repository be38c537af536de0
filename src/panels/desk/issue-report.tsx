import { useState } from 'react'
import type { Issue } from '../../core/issue.ts'
import { issueFinding, issueText, issueWords } from '../../i18n/issue-text.ts'
import type { Suggestion } from '../../ingest/suggest-fix.ts'
import { issueKey, isUnplaced, lacksPosition } from '../../state/desk-state.ts'
import { type IssueGroup, issueGroups } from '../../state/issue-groups.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { Icon, type IconName } from '../parts/icons.tsx'
import { type Chosen, useChosen, useDesk, useDeskWords } from './desk-context.tsx'
import { IssueRow } from './issue-row.tsx'
import { SettledRows } from './settled-rows.tsx'

const icons: Record<Issue['severity'], IconName> = { stops: 'stop', doubtful: 'warn', note: 'info' }
const FIRST = 5
const MORE = 50
/** Findings without a row that are told one by one. */
const TOLD = 3

/** Every doubt about the chosen file, by kind; then what was decided about its rows. */
export function IssueReport() {
  const w = useDeskWords()
  const chosen = useChosen()
  const report = useDesk((one) => one.report)
  const files = useDesk((one) => one.files)
  const lang = useApp((s) => s.view.lang)
  const whole = report?.issues ?? []
  const broken = files.filter(({ issues }) => issues.some(({ severity }) => severity === 'stops'))
  const groups = chosen ? issueGroups([...chosen.file.issues, ...(chosen.check?.issues ?? [])]) : []
  return (
    <section className="iss" aria-label={w.issues.label}>
      {groups.some(({ issues }) => issues.some(({ row }) => row !== undefined)) && (
        <div className="chk" aria-hidden="true">
          <span className="ln">{w.issues.heads.row}</span>
          <span>{w.issues.heads.name}</span>
          <span>{w.issues.heads.column}</span>
          <span>{w.issues.heads.value}</span>
          <span>{w.issues.heads.fix}</span>
        </div>
      )}
      {[...whole, ...broken.filter(({ name }) => name !== chosen?.file.name).flatMap(({ issues }) => issues)].map(
        (issue) => (
          <div key={`${issue.file}|${issueKey(issue)}`} className="ig" data-severity={issue.severity}>
            <div className="ih">
              <Icon name={icons[issue.severity]} />
              <b>{issueWords(issue.code, lang).title}</b>
              <span className="sec">{issueText(issue, lang)}</span>
            </div>
          </div>
        ),
      )}
      {chosen && groups.map((group) => <Group key={`${group.severity}|${group.code}`} {...chosen} group={group} />)}
      {chosen && <SettledRows {...chosen} />}
      {chosen?.check && groups.length === 0 && whole.length === 0 && (
        <p className="clean">
          <Icon name="check" size={14} /> {w.issues.none}
        </p>
      )}
    </section>
  )
}

function Group({ group, ...chosen }: Chosen & { group: IssueGroup }) {
  const w = useDeskWords()
  const n = useNumbers()
  const lang = useApp((s) => s.view.lang)
  const { part, check } = chosen
  const { desk } = useShell()
  const isPoints = part.kind !== 'grid' && ['schools', 'children'].includes(part.decision.role)
  const isPlaceable =
    isPoints && (group.issues.some(isUnplaced) || (group.code === 'columns-missing' && lacksPosition(part, check)))
  const [isOpen, setOpen] = useState(group.severity !== 'note')
  const [shown, setShown] = useState(FIRST)
  const suggestionOf = new Map<Issue, Suggestion | null>(
    (check?.issues ?? []).map((issue, k) => [issue, check?.suggestions[k] ?? null]),
  )
  const rows = group.issues.filter(({ row }) => row !== undefined)
  const { title, fix } = issueWords(group.code, lang)
  const told = group.issues.slice(0, TOLD).map((issue) => issueFinding(issue, lang))
  const untold = group.issues.length - told.length
  if (untold > 0) told.push(w.issues.andMore(n.int(untold)))
  const about = rows.length > 0 ? fix : `${told.join('; ')}. ${fix}`
  const rest = rows.length - shown
  return (
    <section className="ig" data-severity={group.severity}>
      <div className="ih">
        <Icon name={icons[group.severity]} />
        <h3>{title}</h3>
        <span className="n">{w.issues.count(n.int(group.issues.length))}</span>
        <span className="sec">{lang === 'en' ? about : about.replaceAll('; ', '；').replaceAll('. ', '。')}</span>
        <span className="ac">
          {isPlaceable && (
            <button type="button" className="btn sm" onClick={() => desk.startPlacing(part.id)}>
              {w.placing.open}
            </button>
          )}
          <GroupActions {...chosen} rows={rows} suggestionOf={suggestionOf} severity={group.severity} />
          {group.severity === 'note' && rows.length > 0 && (
            <button type="button" className="lk" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? w.issues.hide : w.issues.show}
            </button>
          )}
        </span>
      </div>
      {isOpen &&
        rows.slice(0, shown).map((issue, k) => (
          <IssueRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two doubts about one cell may be alike
            key={`${issueKey(issue)}|${k}`}
            part={part}
            issue={issue}
            label={check?.labels[issue.row ?? -1] ?? ''}
            suggestion={suggestionOf.get(issue) ?? null}
          />
        ))}
      {isOpen && rest > 0 && (
        <button type="button" className="lk more" onClick={() => setShown(shown + MORE)}>
          {w.issues.more(n.int(Math.min(rest, MORE)))}
        </button>
      )}
    </section>
  )
}

interface ActionsProps extends Chosen {
  readonly rows: readonly Issue[]
  readonly suggestionOf: ReadonlyMap<Issue, Suggestion | null>
  readonly severity: Issue['severity']
}

/** What can be done for a whole kind at once; only where there is more than one row. */
function GroupActions({ part, rows, suggestionOf, severity }: ActionsProps) {
  const w = useDeskWords()
  const n = useNumbers()
  const { desk } = useShell()
  const open = rows.filter((issue) => !part.accepted.has(issueKey(issue)))
  const mends = open.flatMap((issue) => {
    const suggestion = suggestionOf.get(issue)
    return suggestion ? [{ row: issue.row ?? 0, suggestion }] : []
  })
  if (severity === 'note' || open.length < 2) return null
  const isTable = part.kind === 'table' || part.kind === 'features'
  const canExclude = isTable && !['streets', 'catchments'].includes(part.decision.role)
  return (
    <>
      {mends.length > 1 && (
        <button
          type="button"
          className="btn sm"
          onClick={() =>
            desk.setManyCells(
              part.id,
              mends.flatMap(({ row, suggestion }) => suggestion.cells.map(([column, text]) => ({ row, column, text }))),
            )
          }
        >
          {w.issues.takeAll(n.int(mends.length))}
        </button>
      )}
      {severity === 'doubtful' || !canExclude ? (
        <button type="button" className="lk" onClick={() => desk.accept(part.id, open, true)}>
          {severity === 'stops' ? w.issues.leaveOutAll(n.int(open.length)) : w.issues.acceptAll(n.int(open.length))}
        </button>
      ) : (
        <button
          type="button"
          className="lk"
          onClick={() =>
            desk.exclude(
              part.id,
              open.map(({ row }) => row ?? 0),
            )
          }
        >
          {w.issues.leaveOutAll(n.int(open.length))}
        </button>
      )}
    </>
  )
}
