import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { setClasses } from '../../state/classing.ts'
import { settle } from '../../state/store.ts'
import { axisPosition } from '../../symbology/legend.ts'
import { movedBreak, roomOf, stepOf } from '../../symbology/move-break.ts'
import type { Shade } from '../../symbology/shade.ts'
import { breakNumber } from '../class-label.ts'
import { useDistributionWords, useNumbers, useShell } from '../context.tsx'

interface Props {
  readonly shade: Shade
  /** Place of the break, from 0. */
  readonly place: number
  /** Pixels of the axis. */
  readonly width: number
  readonly isLabelled: boolean
  /** Opens the field, with its first text. */
  readonly onType: (text: string) => void
}

/** A break as a slider under the histogram: dragged, moved by keys, or typed after a click. */
export function BreakHandle({ shade, place, width, isLabelled, onType }: Props) {
  const w = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const held = useRef<{ x: number; value: number; domain: Shade['domain']; moved: boolean } | null>(null)
  const [isHeld, setHeld] = useState(false)
  const value = shade.breaks[place]!
  const [low, high] = roomOf(shade, place)
  const gesture = `break-${place}`

  const moveTo = (next: number) =>
    setClasses(store, shade.id, { scheme: 'custom', breaks: movedBreak(shade, place, next) }, gesture)

  const press = (event: KeyboardEvent) => {
    const step = stepOf(shade) * (event.shiftKey ? 10 : 1)
    const to = {
      ArrowRight: value + step,
      ArrowUp: value + step,
      ArrowLeft: value - step,
      ArrowDown: value - step,
      PageUp: value + 10 * step,
      PageDown: value - 10 * step,
      Home: low,
      End: high,
    }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      moveTo(to)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onType(String(value))
    } else if (/^[-−\d.]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      onType(event.key)
    }
  }
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, value, domain: shade.domain, moved: false }
    setHeld(true)
  }
  const drag = (event: PointerEvent) => {
    const from = held.current
    if (!from) return
    // A click is no move: a hand trembles by a pixel or two.
    if (!from.moved && Math.abs(event.clientX - from.x) < 3) return
    from.moved = true
    moveTo(from.value + ((event.clientX - from.x) / width) * (from.domain[1] - from.domain[0]))
  }
  const drop = () => {
    if (held.current && !held.current.moved) onType(String(value))
    letGo()
  }
  const letGo = () => {
    held.current = null
    setHeld(false)
    settle(store)
  }

  return (
    <div
      className="break"
      role="slider"
      tabIndex={0}
      style={{ '--x': axisPosition(shade, value) }}
      data-held={isHeld}
      data-labelled={isLabelled}
      aria-label={w.breakOf(n.int(place + 1), n.int(shade.breaks.length))}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={value}
      aria-valuetext={breakNumber(shade, value, n)}
      title={w.breakTip}
      onKeyDown={press}
      onKeyUp={() => settle(store)}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={letGo}
    >
      <svg width="11" height="14" viewBox="0 0 11 14" aria-hidden="true">
        <path d="M5.5.8 10 5v8H1V5z" />
      </svg>
      <span>{breakNumber(shade, value, n)}</span>
    </div>
  )
}
