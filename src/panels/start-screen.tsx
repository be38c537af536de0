import { failureText } from '../i18n/failure-text.ts'
import { useApp, useWords } from './context.tsx'
import { Icon } from './parts/icons.tsx'

/** Before the first result: opening, or why not and what to do. */
export function StartScreen() {
  const w = useWords()
  const failure = useApp((s) => s.failure)
  const failed = useApp((s) => s.status === 'failed')
  if (!failed) {
    return (
      <main className="start" aria-busy="true">
        <p role="status">{w.start.opening}</p>
        <div className="start-bar" />
      </main>
    )
  }
  return (
    <main className="start">
      <h1 className="head">
        <Icon name="warn" size={20} /> {w.start.failedTitle}
      </h1>
      {failure && <p role="alert">{failureText(failure, w)}</p>}
      <button type="button" className="btn pri" onClick={() => location.reload()}>
        {w.start.retry}
      </button>
    </main>
  )
}
