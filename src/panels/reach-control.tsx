import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react'
import { percentages } from '../core/aggregate/apportion.ts'
import { clampThreshold, THRESHOLD_LIMITS } from '../scenario/method.ts'
import { setThreshold, settle } from '../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import { useReachCurve } from './derived.tsx'
import { fromPosition, metresAt, norms, positionOf, sliderEnds, snapToNorm } from './reach-scale.ts'

const width = 1000
const height = 100

/** Digits are 1 wide, commas half of that; room for two digits at least. */
const widthInDigits = (text: string) =>
  Math.max(
    2,
    [...text].reduce((sum, c) => sum + (c === ',' ? 0.5 : 1), 0),
  ) + 0.1

/** The reach: a logarithmic slider over the curve of children with a place, with the norms marked, and a typed value. */
export function ReachControl() {
  const w = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const threshold = useApp((s) => s.method.threshold)
  const total = useApp((s) => s.run?.analysis.total)
  const curve = useReachCurve()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed === null ? Number.NaN : Number(typed.replace(/[,\s]/g, ''))
  const invalid = typed !== null && clampThreshold(value) !== value

  const slide = (event: ChangeEvent<HTMLInputElement>) => {
    setTyped(null)
    setThreshold(
      store,
      snapToNorm(fromPosition(Number(event.target.value)), event.target.clientWidth, threshold),
      'reach',
    )
  }
  // The native steps of a logarithmic slider would be odd metres: arrows go 10 m, with Shift or Page keys 100 m.
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    const way = { ArrowRight: 1, ArrowUp: 1, PageUp: 10, ArrowLeft: -1, ArrowDown: -1, PageDown: -10 }[event.key]
    if (!way) return
    event.preventDefault()
    const metres = threshold + way * (event.shiftKey ? 100 : 10)
    setThreshold(store, Math.min(sliderEnds.max, Math.max(sliderEnds.min, metres)), 'reach')
  }
  const share = total && total.children > 0 ? percentages([total.placed, total.gap], 0)[0]! : null
  const at = positionOf(threshold)
  const y = (v: number) => height - v * (height - 12)
  const line = curve?.map(({ metres, share: s }, k) => `${k ? 'L' : 'M'}${positionOf(metres) * width},${y(s)}`).join('')

  return (
    <div className="reach">
      <div className="big">
        <input
          className="typed"
          inputMode="numeric"
          aria-label={w.reach.label}
          aria-invalid={invalid}
          aria-describedby={invalid ? `${id}-error` : undefined}
          value={typed ?? n.int(threshold)}
          style={{ width: `${widthInDigits(typed ?? n.int(threshold))}ch` }}
          onChange={(event) => {
            setTyped(event.target.value)
            const metres = Number(event.target.value.replace(/[,\s]/g, ''))
            if (clampThreshold(metres) === metres) setThreshold(store, metres, 'reach-typed')
          }}
          onBlur={() => {
            settle(store)
            if (!invalid) setTyped(null)
          }}
        />
        <span className="sec">m</span>
        <span className="walk">{w.reach.walk(n.int(threshold / 75))}</span>
      </div>
      {invalid && (
        <p className="error" id={`${id}-error`} role="alert">
          {w.reach.invalid(n.int(THRESHOLD_LIMITS.min), n.int(THRESHOLD_LIMITS.max))}
        </p>
      )}
      <div className="sl" style={{ '--at': at }}>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={w.reach.curveLabel}>
          {line && (
            <>
              <path className="cf" d={`${line}L${width},${height}L0,${height}Z`} />
              <path className="cl" d={line} />
            </>
          )}
        </svg>
        {share !== null && curve && (
          <div className="sl-value" aria-hidden="true" data-end={at > 0.75 ? 'right' : at < 0.2 ? 'left' : undefined}>
            {w.reach.curve(n.percent(share))}
          </div>
        )}
        <input
          type="range"
          min={0}
          max={1}
          step="any"
          value={at}
          aria-label={w.reach.label}
          aria-valuetext={n.metres(threshold)}
          onChange={slide}
          onKeyDown={step}
          onKeyUp={() => settle(store)}
          onPointerUp={() => settle(store)}
          onPointerCancel={() => settle(store)}
        />
        <div className="sl-marks">
          {norms.map((norm) => (
            <button
              key={norm.id}
              type="button"
              style={{ '--x': positionOf(norm.metres) }}
              title={w.reach.markTips[norm.id]}
              data-on={threshold === norm.metres}
              onClick={() => {
                setTyped(null)
                settle(store)
                setThreshold(store, norm.metres)
              }}
            >
              <b>{metresAt(norm.metres)}</b>
              <small>{w.reach.marks[norm.id]}</small>
            </button>
          ))}
        </div>
      </div>
    </div>
  )
}
