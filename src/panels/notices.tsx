import { useEffect, useState } from 'react'
import { measureOf } from '../core/fca/measures/list.ts'
import { failureText } from '../i18n/failure-text.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { headlineText } from './headline-text.ts'
import { Icon } from './parts/icons.tsx'
import { Working } from './parts/working.tsx'

/** A thin bar under the header while a run takes long enough to be noticed, with its share and a way out. */
export function Progress() {
  const w = useWords()
  const { actions } = useShell()
  const progress = useApp((s) => s.progress)
  const cancelled = useApp((s) => s.cancelled)
  const [slow, setSlow] = useState(false)
  const busy = progress !== null
  useEffect(() => {
    // Quick runs must not flicker: only what lasts is announced.
    const timer = busy ? setTimeout(() => setSlow(true), 300) : undefined
    if (!busy) setSlow(false)
    return () => clearTimeout(timer)
  }, [busy])
  if (busy && slow) {
    return (
      <Working
        className="progress"
        label={w.start.computing}
        progress={progress}
        cancel={w.start.cancel}
        onCancel={actions.cancel}
      />
    )
  }
  if (!cancelled) return null
  return (
    <div className="progress" role="status">
      <span>{w.start.cancelled}</span>
      <button type="button" className="btn sm" onClick={actions.rerun}>
        {w.start.rerun}
      </button>
    </div>
  )
}

/** Something is not as it should be, but work goes on. */
export function Notices() {
  const w = useWords()
  const inline = useApp((s) => s.workerMode === 'inline')
  const failure = useApp((s) => (s.status === 'ready' ? s.failure : null))
  const issues = useApp((s) => s.study?.issues)
  // A whole file that could not be used: the rest of the study is shown, and this is said.
  const lost = issues?.filter(
    ({ severity, row, file }) => severity === 'stops' && row === undefined && file !== undefined,
  )
  return (
    <>
      {inline && (
        <p className="notice">
          <Icon name="warn" size={14} />
          {w.start.inline}
        </p>
      )}
      {lost?.map(({ code, file = '', params }) => (
        <p className="notice err" role="alert" key={`${code} ${file}`}>
          <Icon name="warn" size={14} />
          {failureText({ code, params: { ...params, file }, message: `${code} ${file}` }, w)}
        </p>
      ))}
      {failure && (
        <p className="notice err" role="alert">
          <Icon name="warn" size={14} />
          {failureText(failure, w)}
        </p>
      )}
    </>
  )
}

/** One polite sentence that says what changed, not more often than once a second. */
export function Announcer({ derived }: { derived: Derived | null }) {
  const w = useWords()
  const n = useNumbers()
  const [text, setText] = useState('')
  const sentence = derived
    ? !measureOf(derived.run.method.measure).gap
      ? headlineText(derived.sheet, derived.run.method, w, n)
      : w.live.result({
          reach: n.reach(derived.run.method.threshold),
          placed: n.int(derived.sheet.total.placed),
          short: n.int(derived.sheet.rows.filter((row) => row.standing === 'short').length),
          zones: n.int(derived.sheet.rows.length),
        })
    : ''
  useEffect(() => {
    const timer = setTimeout(() => setText(sentence), 1000)
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <div className="sr" aria-live="polite">
      {text}
    </div>
  )
}
