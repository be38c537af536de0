import { useState } from 'react'
import type { Issue } from '../../core/issue.ts'
import { issueFinding } from '../../i18n/issue-text.ts'
import type { Suggestion } from '../../ingest/suggest-fix.ts'
import { type DeskPart, issueKey, isUnplaced } from '../../state/desk-state.ts'
import { useApp, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { useDesk, useDeskWords } from './desk-context.tsx'

interface Props {
  readonly part: DeskPart
  readonly issue: Issue
  readonly label: string
  readonly suggestion: Suggestion | null
}

/** One doubt: row, name, field, value as found, the fix and its ground, and what may be done. */
export function IssueRow({ part, issue, label, suggestion }: Props) {
  const w = useDeskWords()
  const lang = useApp((s) => s.view.lang)
  const { desk } = useShell()
  const selected = useDesk((one) => one.row === issue.row && one.selected === part.id)
  const [isEditing, setEditing] = useState(false)
  const row = issue.row ?? 0
  const column = part.columns.indexOf(issue.column ?? '')
  const isRows = part.kind !== 'grid' && !['streets', 'catchments'].includes(part.decision.role)
  // Without a column for it there is no cell to type a position into.
  const canPlace = isUnplaced(issue) && column < 0 && ['schools', 'children'].includes(part.decision.role)
  const isAccepted = part.accepted.has(issueKey(issue))
  const edit = () => {
    desk.selectRow(row)
    if (column >= 0) setEditing(true)
  }
  const look = w.issues.rowButton(row)
  return (
    <div className="ir" data-on={selected} data-done={isAccepted}>
      <button type="button" className="ln" aria-label={look} title={look} onClick={() => desk.selectRow(row)}>
        {row}
      </button>
      <span className="nm" title={label}>
        {label || '–'}
      </span>
      <span className="fd">{issue.column ?? ''}</span>
      {isEditing ? (
        <CellEditor
          label={w.issues.newValue(row, issue.column ?? '')}
          value={issue.value ?? ''}
          onSet={(text) => {
            setEditing(false)
            if (text !== null) desk.setCells(part.id, row, [[column, text]])
          }}
        />
      ) : (
        <>
          <code title={issue.value}>{issue.value || (issue.column ? w.issues.blank : '–')}</code>
          <span className="wy">
            {suggestion ? (
              <>
                <span className="ar" aria-hidden="true">
                  →
                </span>
                <b>{suggestion.cells.map(([, text]) => text).join(', ')}</b>
                <span className="bs">{w.issues.because[suggestion.because]?.(suggestion.params)}</span>
              </>
            ) : (
              <span className="bs" title={issueFinding(issue, lang)}>
                {issueFinding(issue, lang)}
              </span>
            )}
          </span>
        </>
      )}
      <span className="bt">
        {isAccepted ? (
          <>
            <span className="done">
              <Icon name="check" size={14} />
              {issue.severity === 'stops' ? w.issues.leftOut : w.issues.accepted}
            </span>
            <button type="button" className="lk" onClick={() => desk.accept(part.id, [issue], false)}>
              {w.issues.back}
            </button>
          </>
        ) : (
          !isEditing && (
            <>
              {suggestion && (
                <button type="button" className="btn sm" onClick={() => desk.setCells(part.id, row, suggestion.cells)}>
                  {w.issues.take}
                </button>
              )}
              {canPlace && (
                <button type="button" className="btn sm" onClick={() => desk.startPlacing(part.id, row)}>
                  {w.placing.one}
                </button>
              )}
              {isRows && issue.severity !== 'note' && !canPlace && (
                <button type="button" className={suggestion ? 'lk' : 'btn sm'} onClick={edit}>
                  {issue.value || column < 0 ? w.issues.edit : w.issues.fill}
                </button>
              )}
              {issue.severity === 'stops' && !suggestion && (
                <button
                  type="button"
                  className="lk"
                  onClick={() => (isRows ? desk.exclude(part.id, [row]) : desk.accept(part.id, [issue], true))}
                >
                  {w.issues.leaveOut}
                </button>
              )}
              {issue.severity === 'doubtful' && (
                <button type="button" className="lk" onClick={() => desk.accept(part.id, [issue], true)}>
                  {w.issues.accept}
                </button>
              )}
            </>
          )
        )}
      </span>
    </div>
  )
}

/** A cell as a field; Enter sets it, Escape leaves it. */
function CellEditor({ label, value, onSet }: { label: string; value: string; onSet: (text: string | null) => void }) {
  const w = useDeskWords()
  const [text, setText] = useState(value)
  return (
    <form
      className="cell"
      onSubmit={(event) => {
        event.preventDefault()
        onSet(text)
      }}
    >
      <input
        className="field"
        aria-label={label}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onSet(null)}
      />
      <button type="submit" className="btn sm">
        {w.issues.save}
      </button>
    </form>
  )
}
