import { Fragment } from 'react'
import { blocking, checkOf, isReady, issueKey, openQuestion } from '../../state/desk-state.ts'
import { useNumbers } from '../context.tsx'
import { useChosen, useDesk, useDeskWords } from './desk-context.tsx'

/** One sentence on the file that is looked at, what comes next, and the two things to do. */
export function DeskHead({ onStart, onExport }: { onStart: () => void; onExport: () => void }) {
  const w = useDeskWords()
  const state = useDesk((one) => one)
  const ready = isReady(state)
  return (
    <div className="ihd">
      <div aria-live="polite">
        <Sentence />
        <p className="note">
          <Next ready={ready} />
        </p>
      </div>
      <div className="ibtns">
        <button type="button" className="btn" onClick={onExport} disabled={state.report === null}>
          {w.head.exportIssues}
        </button>
        <button type="button" className="btn pri" onClick={onStart} disabled={!ready}>
          {state.starting !== null ? w.head.starting : w.head.start}
        </button>
      </div>
    </div>
  )
}

function Sentence() {
  const w = useDeskWords()
  const n = useNumbers()
  const chosen = useChosen()
  const files = useDesk((one) => one.files)
  if (!chosen) return <h2 className="head">{w.head.unread(files.at(-1)?.name ?? '')}</h2>
  const { part, file, check } = chosen
  const issues = [...file.issues, ...(check?.issues ?? [])].filter((issue) => !part.accepted.has(issueKey(issue)))
  const count = (severity: string) => issues.filter((issue) => issue.severity === severity).length
  const must = blocking(part, check).length
  const pieces = [
    part.kind === 'study' ? '' : w.head.read[part.kind](n.int(part.count)),
    must > 0 && (
      <>
        <em>{w.head.must(n.int(must))[0]}</em>
        {w.head.must('')[1]}
      </>
    ),
    count('doubtful') > 0 && w.head.should(n.int(count('doubtful'))),
    count('note') > 0 && w.head.note(n.int(count('note'))),
    issues.length === 0 && w.head.clean,
  ].filter(Boolean)
  return (
    <h2 className="head">
      {pieces.map((piece, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence, in their order
        <Fragment key={k}>
          {k > 0 && w.head.comma}
          {piece}
        </Fragment>
      ))}
      {w.head.stop}
    </h2>
  )
}

function Next({ ready }: { ready: boolean }) {
  const w = useDeskWords()
  const n = useNumbers()
  const state = useDesk((one) => one)
  const chosen = useChosen()
  if (chosen?.part.decision.role === 'unknown') return w.head.skipped
  if (chosen && openQuestion(chosen.part, chosen.check).length > 0) {
    // The answers stand in the margin; on a phone that is far below.
    const toAnswers = () => document.querySelector<HTMLElement>('.deskside .answers .pri')?.focus()
    return (
      <button type="button" className="lk" onClick={toAnswers}>
        {w.head.place}
      </button>
    )
  }
  const must = chosen ? blocking(chosen.part, chosen.check).length : 0
  if (must > 0) return w.head.fix(n.int(must))
  if (ready) return w.head.ready
  const isElsewhere = state.parts.some((part) => {
    const check = checkOf(state, part.id)
    return blocking(part, check).length > 0 || openQuestion(part, check).length > 0
  })
  return isElsewhere ? w.head.elsewhere : state.checking !== null ? w.issues.checking : ''
}
