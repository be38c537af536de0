import { useEffect, useState } from 'react'
import { useShell, useWords } from '../panels/context.tsx'
import { lookAtPlanned } from '../state/edit-actions.ts'
import { setView } from '../state/store.ts'

/** The whole window takes files: it says so while they hang over it, and reads them when they are let go. */
export function DropZone() {
  const w = useWords()
  const { store, client, desk, actions } = useShell()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // Leaving one element for another inside it also reports a leave: only the balance tells.
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (!carriesFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      const [first] = files
      const { tool, view } = store.getState()
      if (tool === 'plan' && view.mode === 'scenario' && first) {
        void lookAtPlanned(store, client, first)
        return
      }
      if (first?.name.endsWith('.jiujin-scenario.json')) {
        void actions.openScenario(first)
        return
      }
      desk.addFiles(files)
      setView(store, { mode: 'data' })
    }
    addEventListener('dragenter', enter)
    addEventListener('dragleave', leave)
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [store, client, desk, actions])
  if (!isOver) return null
  return (
    <div className="dropping">
      <b>{w.drop.release}</b>
      <p className="sec">{w.drop.note}</p>
    </div>
  )
}
