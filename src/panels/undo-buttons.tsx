import { Suspense, useState } from 'react'
import { useApp, useEditsWords, useShell, useWords } from './context.tsx'
import { Icon } from './parts/icons.tsx'
import { later } from './parts/later.tsx'

const HistoryDialog = later(async () => (await import('./history-dialog.tsx')).HistoryDialog)

/** ↶ ↷, named after what they would do. They stay focusable when there is nothing to do, so that focus is never lost. */
export function UndoButtons() {
  const w = useWords()
  const ew = useEditsWords()
  const { actions } = useShell()
  const past = useApp((s) => s.timeline?.past.at(-1)?.label)
  const future = useApp((s) => s.timeline?.future.at(-1)?.label)
  const sides = [
    { way: 'undo', step: past, keys: 'Control+Z', run: actions.undo },
    { way: 'redo', step: future, keys: 'Control+Shift+Z', run: actions.redo },
  ] as const
  const [open, setOpen] = useState(false)
  const buttons = sides.map(({ way, step, keys, run }) => {
    const name = step === undefined ? w.undo.nothing[way] : w.undo[way](w.undo.steps[step] ?? w.undo.step)
    return (
      <button
        key={way}
        type="button"
        className="ib"
        aria-label={name}
        title={name}
        aria-disabled={step === undefined}
        aria-keyshortcuts={keys}
        onClick={run}
      >
        <Icon name={way} />
      </button>
    )
  })
  return (
    <>
      {buttons}
      <button
        type="button"
        className="ib history-button"
        aria-label={ew.history.open}
        title={ew.history.open}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="history" />
      </button>
      {open && (
        <Suspense fallback={null}>
          <HistoryDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
