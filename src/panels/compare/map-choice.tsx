import { measureOf } from '../../core/fca/measures/list.ts'
import { setView } from '../../state/store.ts'
import { compareMaps } from '../../state/view.ts'
import { type ShadeId, shadesFor } from '../../symbology/shade.ts'
import { shadeName } from '../class-label.ts'
import { useApp, useShell, useWords } from '../context.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { useCompareWords } from './use-compare-words.ts'

/** What the map shows: two scenarios, or the change; and by which quantity two scenarios are coloured. */
export function MapChoice() {
  const w = useCompareWords()
  const words = useWords()
  const { store } = useShell()
  const { compareMap, shade } = useApp((s) => s.view)
  const measure = measureOf(useApp((s) => s.method).measure)
  const shades = shadesFor(measure)
  const value = compareMap === 'delta' && !measure.gap ? 'swipe' : compareMap
  return (
    <>
      <Segmented
        label={w.map}
        value={value}
        segments={compareMaps.map((id) => ({
          value: id,
          label: w.maps[id],
          disabled: id === 'delta' && !measure.gap,
        }))}
        onChange={(next) => setView(store, { compareMap: next })}
      />
      {value !== 'delta' && (
        <select
          className="field shade-choice"
          aria-label={words.shade.title}
          value={shades.includes(shade) ? shade : shades[0]}
          onChange={(event) => setView(store, { shade: event.target.value as ShadeId })}
        >
          {shades.map((id) => (
            <option key={id} value={id}>
              {shadeName({ id }, measure.id, words)}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
