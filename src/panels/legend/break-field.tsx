import { useId, useRef, useState } from 'react'
import { setClasses } from '../../state/classing.ts'
import { settle } from '../../state/store.ts'
import { axisPosition } from '../../symbology/legend.ts'
import type { Shade } from '../../symbology/shade.ts'
import { breakNumber } from '../class-label.ts'
import { useDistributionWords, useNumbers, useShell } from '../context.tsx'

interface Props {
  readonly shade: Shade
  readonly place: number
  readonly text: string
  /** @param back should the handle have the focus again? */
  readonly onDone: (back: boolean) => void
}

/** A number as people type it: any minus, spaces, thousands commas, a percent sign or unit behind. */
function parsed(text: string): number {
  const plain = text
    .replace(/[−–]/g, '-')
    .replace(/[,\s+]/g, '')
    .replace(/(?:%|m)$/, '')
  return plain === '' ? Number.NaN : Number(plain)
}

/** The value of a break, typed; it must lie between its neighbours. */
export function BreakField({ shade, place, text, onDone }: Props) {
  const w = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const id = useId()
  const [typed, setTyped] = useState(text)
  const [isWrong, setWrong] = useState(false)
  const isDone = useRef(false)
  const [before, after] = [shade.breaks[place - 1], shade.breaks[place + 1]]
  const value = parsed(typed)
  const fits =
    Number.isFinite(value) && (before === undefined || value > before) && (after === undefined || value < after)

  const finish = (back: boolean) => {
    if (isDone.current) return
    isDone.current = true
    if (fits && value !== shade.breaks[place]) {
      settle(store)
      setClasses(store, shade.id, { scheme: 'custom', breaks: shade.breaks.with(place, value) })
    }
    onDone(back)
  }
  const words = (v: number) => breakNumber(shade, v, n)
  const message =
    before === undefined
      ? w.breakInvalidHigh(words(after ?? shade.domain[1]))
      : after === undefined
        ? w.breakInvalidLow(words(before))
        : w.breakInvalid(words(before), words(after))
  return (
    <>
      <input
        className="break-field"
        style={{ '--x': axisPosition(shade, shade.breaks[place]!) }}
        // The field opens because somebody asked for it there.
        // biome-ignore lint/a11y/noAutofocus: focus goes from the handle to its field and back
        autoFocus
        inputMode="decimal"
        aria-label={w.breakOf(n.int(place + 1), n.int(shade.breaks.length))}
        aria-invalid={isWrong && !fits}
        aria-describedby={isWrong && !fits ? id : undefined}
        value={typed}
        onFocus={(event) => text.length > 1 && event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            if (fits) finish(true)
            else setWrong(true)
          } else if (event.key === 'Escape') {
            isDone.current = true
            onDone(true)
          }
        }}
        onBlur={() => finish(false)}
      />
      {isWrong && !fits && (
        <p className="error break-error" id={id} role="alert">
          {message}
        </p>
      )}
    </>
  )
}
