import { useEffect, useRef } from 'react'
import { nameIn } from '../../core/name.ts'
import type { FoundSpots } from '../../state/spot-state.ts'
import { makeCandidates } from '../../state/spots.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useSpotsWords } from '../context.tsx'
import { zoneAt } from '../scenario/street-centre.ts'

/** The best spots, each of them a scenario at one click. */
export function SpotList({ found }: { found: FoundSpots }) {
  const w = useSpotsWords()
  const n = useNumbers()
  const { store, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const head = useRef<HTMLHeadingElement>(null)
  const { result, choice } = found
  const { best, gain, every } = result
  // Whoever searched by keyboard goes on here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every result anew
  useEffect(() => head.current?.focus({ preventScroll: true }), [result])
  if (!data) return null
  const most = gain[best[0] ?? -1] ?? 0
  const gainText = (value: number) => (choice.goal === 'mean' ? w.metres(n.decimal(value, 1)) : n.signed(value))
  const streetAt = (place: { readonly x: number; readonly y: number }) => {
    const name = data.zones?.name[zoneAt(data, place)]
    return name ? nameIn(name, lang) : ''
  }
  const nameOf = (rank: number, place: { readonly x: number; readonly y: number }) => {
    const parcel = choice.parcels?.table.name[best[rank - 1] ?? -1]
    return parcel || w.spot(n.int(rank), streetAt(place))
  }
  const make = (ranks: readonly number[]) => {
    const made = makeCandidates(store, ranks, nameOf)
    actions.say({
      text: w.made(n.int(made)),
      action: { label: w.compare, run: () => setView(store, { mode: 'compare' }) },
    })
  }
  const parts = choice.goal === 'placed' ? w.best(n.int(most)) : w.bestOther(gainText(most))
  return (
    <section className="sect last spot-list">
      <h2 className="head" tabIndex={-1} ref={head}>
        {best.length === 0 ? (
          w.nothing
        ) : (
          <>
            {parts[0]}
            <em className="prop">{parts[1]}</em>
            {parts[2]}
          </>
        )}
      </h2>
      {every > 1 && <p className="note">{w.everyOf(n.int(every))}</p>}
      {best.length > 0 && (
        <>
          <div className="hd">
            <h3>{w.top}</h3>
            <span className="mut">{w.topNote(n.metres(choice.spacing))}</span>
          </div>
          <ol>
            {Array.from(best, (c, rank) => {
              const place = { x: result.x[c] ?? 0, y: result.y[c] ?? 0 }
              const value = gain[c] ?? 0
              const street = choice.parcels?.table.name[c] || streetAt(place) || w.outside
              return (
                <li key={c}>
                  <i className="rank" aria-hidden="true">
                    {rank + 1}
                  </i>
                  <span className="where">
                    {street}
                    <i className="bar">
                      <i style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
                    </i>
                  </span>
                  <b>{gainText(value)}</b>
                  <button
                    type="button"
                    className="btn sm"
                    aria-label={`${w.make}: ${nameOf(rank + 1, place)}`}
                    onClick={() => make([rank])}
                  >
                    {w.make}
                  </button>
                </li>
              )
            })}
          </ol>
          {best.length > 1 && (
            <button type="button" className="btn wide" onClick={() => make(Array.from(best.keys()))}>
              {w.makeAll(n.int(best.length))}
            </button>
          )}
        </>
      )}
      <p className="note">{w.method}</p>
    </section>
  )
}
