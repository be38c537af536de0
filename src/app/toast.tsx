import { useEffect, useState } from 'react'
import type { Message } from '../panels/context.tsx'

/** One line at the foot of the page; it goes after six seconds, or stays while looked at. */
export function Toast({ message, onDone }: { message: Message | null; onDone: () => void }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!message || held) return
    const timer = setTimeout(onDone, 6000)
    return () => clearTimeout(timer)
  }, [message, held, onDone])
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) }
  const keep = { onFocus: () => setHeld(true), onBlur: () => setHeld(false) }
  return (
    <div aria-live="polite">
      {message && (
        <div className="toast" {...hold} {...keep}>
          {message.text}
          {message.action && (
            <button
              type="button"
              className="lk"
              onClick={() => {
                message.action?.run()
                setHeld(false)
                onDone()
              }}
            >
              {message.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
