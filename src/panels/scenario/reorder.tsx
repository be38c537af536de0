import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import { useEditsWords, useNumbers } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'

interface Order {
  readonly list: RefObject<HTMLOListElement | null>
  /** Where the dragged entry would come to stand, as seen from an entry: its upper or lower edge, or nowhere near. */
  readonly mark: (index: number) => 'above' | 'below' | 'from' | undefined
  readonly begin: (index: number) => void
  readonly over: (clientY: number) => void
  readonly end: (isDropped: boolean) => void
  readonly step: (index: number, by: -1 | 1) => void
}

/** The order of a list by hand: the pointer drags a grip, the arrow keys move it step by step. */
export function useReorder(count: number, move: (from: number, to: number) => void): Order {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  return {
    list,
    mark(index) {
      if (!drag) return undefined
      if (drag.from === index) return 'from'
      if (drag.to !== index) return undefined
      return drag.to < drag.from ? 'above' : 'below'
    },
    begin: (index) => setDrag({ from: index, to: index }),
    over(clientY) {
      const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect())
      const found = rows.findIndex(({ bottom }) => clientY < bottom)
      setDrag((now) => now && { ...now, to: found < 0 ? count - 1 : found })
    },
    end(isDropped) {
      if (drag && isDropped && drag.from !== drag.to) move(drag.from, drag.to)
      setDrag(null)
    },
    step(index, by) {
      const to = index + by
      if (to < 0 || to >= count) return
      move(index, to)
      // The grip that was pressed now belongs to another entry: the focus goes with the entry.
      const focus = () => list.current?.children[to]?.querySelector<HTMLElement>('.grip')?.focus()
      requestAnimationFrame(focus)
    },
  }
}

export function Grip({ order, index, name }: { order: Order; index: number; name: string }) {
  const w = useEditsWords().edits
  const n = useNumbers()
  const [said, setSaid] = useState('')
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null) return
    event.preventDefault()
    event.stopPropagation()
    order.step(index, by)
    setSaid(w.moved(name, n.int(index + 1 + by)))
  }
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    order.begin(index)
  }
  return (
    <>
      <button
        type="button"
        className="grip"
        aria-label={w.grip(name)}
        onKeyDown={press}
        onPointerDown={down}
        onPointerMove={(event) => event.buttons === 1 && order.over(event.clientY)}
        onPointerUp={() => order.end(true)}
        onPointerCancel={() => order.end(false)}
      >
        <Icon name="grip" size={14} />
      </button>
      <span className="sr" aria-live="polite">
        {said}
      </span>
    </>
  )
}
