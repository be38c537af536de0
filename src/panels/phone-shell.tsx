import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { setView } from '../state/store.ts'
import { PageSwitch } from './assess/page-switch.tsx'
import { useApp, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { Icon } from './parts/icons.tsx'
import { ReachControl } from './reach-control.tsx'
import { Results } from './results.tsx'

/** Top edge of the sheet at its three stops, as shares of the screen's height. */
const stops = { full: 0.08, half: 0.5, peek: 0.8 } as const
type Stop = keyof typeof stops
type Tab = 'map' | 'table' | 'settings'

const nearest = (share: number): Stop =>
  (Object.keys(stops) as Stop[]).reduce((best, key) =>
    Math.abs(stops[key] - share) < Math.abs(stops[best] - share) ? key : best,
  )

/** The phone: map, a sheet with three stops over it, and tabs. */
export function PhoneShell({
  stage,
  rail,
  margin,
  derived,
}: {
  stage: ReactNode
  rail: ReactNode
  /** What stands in the sheet instead of the results of the baseline. */
  margin: ReactNode
  derived: Derived
}) {
  const w = useWords()
  const { store } = useShell()
  const [tab, setTab] = useState<Tab>('map')
  const [stop, setStop] = useState<Stop>('half')
  const [dragged, setDragged] = useState<number | null>(null)
  const from = useRef<{ y: number; top: number } | null>(null)
  const top = dragged ?? stops[stop]
  const selection = useApp((s) => s.view.selection)
  const mode = useApp((s) => s.view.mode)

  // Whatever was picked, in the table or on the map, is shown on the map with its why beneath.
  useEffect(() => {
    // Whoever walks the rows with the arrow keys stays in the table.
    if (!selection || document.activeElement?.matches('tr:focus-visible')) return
    setTab('map')
    setStop('half')
    document.querySelector('.results')?.scrollTo({ top: 0 })
  }, [selection])

  const go = (next: Tab) => {
    setTab(next)
    setStop(next === 'map' ? 'half' : 'full')
    document.querySelector('.results')?.scrollTo({ top: 0 })
    if (next === 'table')
      requestAnimationFrame(() => document.getElementById('streets')?.scrollIntoView({ block: 'start' }))
  }
  const drag = {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { y: event.clientY, top }
    },
    onPointerMove: (event: PointerEvent) => {
      if (!from.current) return
      const share = from.current.top + (event.clientY - from.current.y) / innerHeight
      setDragged(Math.min(stops.peek, Math.max(stops.full, share)))
    },
    onPointerUp: () => {
      if (dragged !== null) setStop(nearest(dragged))
      from.current = null
      setDragged(null)
    },
  }
  // A tap or Enter on the handle goes one stop up, and from the top down to half.
  const handle = (
    <button
      type="button"
      className="sheet-handle"
      aria-label={stop === 'full' ? w.phone.collapse : w.phone.expand}
      onClick={() => dragged === null && setStop(stop === 'full' ? 'half' : stop === 'half' ? 'full' : 'half')}
      {...drag}
    />
  )
  const sheetTop = { '--sheet-top': `${(top * 100).toFixed(2)}%` }
  return (
    <>
      {stage}
      <section className="results" aria-label={w.phone.sheet} hidden={tab === 'settings'} style={sheetTop}>
        {handle}
        {mode === 'explore' && <PageSwitch />}
        {margin ?? (
          <Results
            derived={derived}
            phone
            between={
              <div className="sect">
                <ReachControl />
              </div>
            }
          />
        )}
      </section>
      <aside
        className="rail"
        aria-label={w.rail.label}
        hidden={tab !== 'settings'}
        style={{ '--sheet-top': `${stops.full * 100}%` }}
      >
        {rail}
      </aside>
      <nav className="tabs" aria-label={w.modes.label}>
        <button type="button" onClick={() => setView(store, { mode: 'data' })}>
          <Icon name="data" size={20} />
          {w.modes.data}
        </button>
        {(
          [
            ['map', 'map'],
            ['table', 'table'],
            ['settings', 'sliders'],
          ] as const
        ).map(([id, icon]) => (
          <button key={id} type="button" aria-pressed={tab === id} onClick={() => go(id)}>
            <Icon name={icon} size={20} />
            {w.phone[id]}
          </button>
        ))}
      </nav>
    </>
  )
}
