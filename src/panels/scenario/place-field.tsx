import { useDeferredValue, useState } from 'react'
import type { Edit } from '../../scenario/edit.ts'
import { placed } from '../../state/hand.ts'
import { changeEdit } from '../../state/scenario-actions.ts'
import { useApp, useScenarioWords, useShell } from '../context.tsx'
import { parsePlace } from './parse-place.ts'
import { usePlace } from './use-place.ts'

/** Where the edit puts its site, as coordinates; they follow the hand. */
export function PlaceField({ edit, at }: { edit: Edit; at: number }) {
  const w = useScenarioWords()
  const { store } = useShell()
  const data = useApp((s) => s.study?.data)
  const place = useDeferredValue(usePlace(edit, at))
  const digits = data?.coordinates === 'planar' ? 0 : 5
  const shown = place ? `${place.x.toFixed(digits)}, ${place.y.toFixed(digits)}` : ''
  const [text, setText] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const accept = () => {
    if (text === null || !data) return
    const next = parsePlace(text)
    setWrong(next === null)
    if (!next) return
    setText(null)
    if (text.trim() !== shown)
      changeEdit(store, at, 'edit-place', (one) => placed(one, data.coordinates, next.x, next.y))
  }
  return (
    <label>
      <span>{w.form.position}</span>
      <input
        className="field"
        data-field="place"
        aria-invalid={wrong}
        value={text ?? shown}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && accept()}
        onBlur={accept}
      />
      {wrong && (
        <span className="error" role="alert">
          {w.tools.badCoordinates}
        </span>
      )}
    </label>
  )
}
