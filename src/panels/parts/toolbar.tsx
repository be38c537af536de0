import { type FocusEvent, type KeyboardEvent, type ReactNode, useState } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const buttonsOf = (box: Element): Element[] => [...box.querySelectorAll('button')]

interface Props {
  readonly label: string
  readonly className: string
  readonly count: number
  /** One button; it takes the `tabIndex`. */
  readonly children: (index: number, tabIndex: 0 | -1) => ReactNode
}

/** Buttons that are one stop of the Tab key; the arrow keys, Home and End go from one to the next. */
export function Toolbar({ label, className, count, children }: Props) {
  const [current, setCurrent] = useState(0)
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = buttonsOf(event.currentTarget)
    const at = buttons.indexOf(event.target as Element)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : at + (steps[event.key] ?? 0)
    if (at < 0 || to === at) return
    const next = buttons[(to + count) % count] as HTMLElement | undefined
    event.preventDefault()
    next?.focus()
  }
  return (
    <div
      className={className}
      role="toolbar"
      aria-label={label}
      onKeyDown={press}
      onFocus={({ currentTarget, target }: FocusEvent) =>
        setCurrent(Math.max(0, buttonsOf(currentTarget).indexOf(target)))
      }
    >
      {Array.from({ length: count }, (_, k) => children(k, k === current ? 0 : -1))}
    </div>
  )
}
