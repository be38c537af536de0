import { useShell, useWords } from '../context.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useDeskWords } from './desk-context.tsx'

/** The last question before everything that this browser keeps is deleted. */
export function ClearDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useDeskWords()
  const app = useWords()
  const { actions } = useShell()
  return (
    <Dialog title={w.clear.title} closeLabel={app.method.close} open={open} onClose={onClose}>
      <p>{w.clear.text}</p>
      <div className="ask">
        <button
          type="button"
          className="btn danger"
          onClick={() => {
            onClose()
            void actions.clearAll(w.clear.done)
          }}
        >
          {w.clear.confirm}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {w.clear.cancel}
        </button>
      </div>
    </Dialog>
  )
}
