import { CLASS_LIMITS, SCHEMES, type SchemeId } from '../../core/classes/scheme.ts'
import { setClasses } from '../../state/classing.ts'
import { setView } from '../../state/store.ts'
import type { Legend } from '../../symbology/legend.ts'
import { recut } from '../../symbology/move-break.ts'
import type { Shade } from '../../symbology/shade.ts'
import { useDistributionWords, useNumbers, useShell } from '../context.tsx'

const counts = Array.from({ length: CLASS_LIMITS.max - CLASS_LIMITS.min + 1 }, (_, k) => CLASS_LIMITS.min + k)

/** How many classes a shade is meant to have; equal values may leave it with fewer. */
const wanted = ({ choice }: Shade) => (choice.scheme === 'custom' ? choice.breaks.length + 1 : choice.classes)

/** The way of cutting, by name, and the number of classes. */
export function SchemeChoice({ shade, legend }: { shade: Shade; legend: Legend }) {
  const w = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const { scheme } = shade.choice
  const choose = (next: SchemeId, classes: number) => {
    // The class that was picked may be no more, or mean other streets.
    setView(store, { classFilter: null })
    setClasses(
      store,
      shade.id,
      next === 'custom' ? { scheme: next, breaks: recut(shade, legend, classes) } : { scheme: next, classes },
    )
  }
  const has = (id: SchemeId) => {
    if (id === 'norm') return shade.norms !== null
    // Own breaks begin with a break that is moved or typed, or with those at hand.
    return id !== 'custom' || shade.breaks.length >= CLASS_LIMITS.min - 1
  }
  const given = shade.breaks.length + 1
  return (
    <>
      <div className="scheme">
        <select
          className="field"
          aria-label={w.scheme}
          title={w.schemes[scheme]}
          value={scheme}
          onChange={(event) => choose(event.target.value as SchemeId, wanted(shade))}
        >
          {SCHEMES.filter(has).map((id) => (
            <option key={id} value={id} title={w.schemes[id]}>
              {w.schemeShort[id]}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={w.count}
          value={wanted(shade)}
          onChange={(event) => choose(scheme, Number(event.target.value))}
        >
          {counts.map((count) => (
            <option key={count} value={count}>
              {w.classes(n.int(count))}
            </option>
          ))}
        </select>
      </div>
      {given < wanted(shade) && <p className="legend-note">{w.fewer(n.int(given))}</p>}
    </>
  )
}
