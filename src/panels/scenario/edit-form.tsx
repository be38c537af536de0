import { useState } from 'react'
import type { Edit, Scenario } from '../../scenario/edit.ts'
import { placed, placeOf } from '../../state/hand.ts'
import { changeEdit } from '../../state/scenario-actions.ts'
import { editAt } from '../../state/scenario-state.ts'
import { settle } from '../../state/store.ts'
import { useApp, useScenarioWords, useShell } from '../context.tsx'
import { Switch } from '../parts/switch.tsx'
import { parsePlace } from './add-edit.tsx'
import { editedName } from './edit-text.ts'
import { SizeField } from './size-field.tsx'

/** Everything of the edit that is worked on. What is typed is one undo step until the field is left. */
export function EditForm({ scenario: { edits } }: { scenario: Scenario }) {
  const w = useScenarioWords()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const at = useApp(editAt)
  const edit = edits[at]
  if (!edit || !data) return null
  const place = placeOf(edit)
  const change = (label: string, make: (edit: Edit) => Edit, typed = false) =>
    changeEdit(store, at, label, make, typed ? `${label} ${at}` : null)
  return (
    <section className="sect edit-form">
      <div className="hd">
        <h2>
          {place ? w.form.title.place : w.form.title.edit}
          {editedName(data, edits, edit.id, lang)}
        </h2>
      </div>
      <div className="form">
        {edit.op === 'add' && (
          <label>
            <span>{w.form.name}</span>
            <input
              className="field"
              value={edit.name ?? ''}
              maxLength={60}
              onChange={({ target: { value } }) =>
                change('edit-name', (one) => ({ ...one, name: value }) as Edit, true)
              }
              onBlur={() => settle(store)}
            />
          </label>
        )}
        {place && <PlaceField key={`${at} ${place.x} ${place.y}`} edit={edit} at={at} />}
        {(edit.op === 'add' || edit.op === 'resize') && (
          <SizeField
            edit={edit}
            onChange={(size, typed) => change('edit-resize', (one) => withSize(one, size), typed)}
          />
        )}
        {edit.op === 'add' && (
          <Switch
            label={w.form.quality}
            on={edit.quality ?? false}
            onChange={(quality) => change('edit-quality', (one) => ({ ...one, quality }) as Edit)}
          />
        )}
        {edit.op === 'quality' && (
          <Switch
            label={w.form.quality}
            on={edit.quality}
            onChange={(quality) => change('edit-quality', (one) => ({ ...one, quality }) as Edit)}
          />
        )}
        <label>
          <span>{w.form.note}</span>
          <textarea
            className="field"
            rows={2}
            value={edit.note ?? ''}
            placeholder={w.form.notePlaceholder}
            onChange={({ target: { value } }) => change('edit-note', (one) => withNote(one, value), true)}
            onBlur={() => settle(store)}
          />
        </label>
      </div>
      {place && <Keys />}
    </section>
  )
}

/** A size takes the place of the one before: a plan of classes goes when places are typed. */
function withSize(edit: Edit, size: { capacity: number; classes?: number; classSize?: number }): Edit {
  if (edit.op !== 'add' && edit.op !== 'resize') return edit
  const { classes: _, classSize: __, ...rest } = edit
  return { ...rest, ...size } as Edit
}

function withNote(edit: Edit, note: string): Edit {
  const { note: _, ...rest } = edit
  return (note === '' ? rest : { ...rest, note }) as Edit
}

function PlaceField({ edit, at }: { edit: Edit; at: number }) {
  const w = useScenarioWords()
  const { store } = useShell()
  const data = useApp((s) => s.study?.data)
  const held = useApp((s) => (s.held?.edit === at ? s.held : null))
  const place = held ?? placeOf(edit)
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

function Keys() {
  const w = useScenarioWords().keys
  return (
    <p className="key-hints">
      <kbd>↑↓←→</kbd> {w.arrows} <kbd>Shift</kbd> {w.shift} <kbd>Enter</kbd> {w.enter} <kbd>Esc</kbd> {w.escape}
    </p>
  )
}
