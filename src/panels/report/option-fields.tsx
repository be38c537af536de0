import { type ReactNode, useId } from 'react'
import { letGoOfBlock } from '../../state/report-actions.ts'
import { useShell } from '../context.tsx'

/** Rows of a table: a whole number from 1 on; null = all. */
export function wholeNumber(text: string): number | null {
  const value = Math.round(Number(text))
  return text.trim() && value >= 1 ? value : null
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly note?: string
  readonly numeric?: boolean
  readonly placeholder?: string
  readonly onChange: (text: string) => void
}

/** Leaving a field ends the step that typing in it was. */
function useLetGo(): () => void {
  const { store } = useShell()
  return () => letGoOfBlock(store)
}

interface LabelledProps {
  readonly id: string
  readonly label: string
  readonly note?: string | undefined
  readonly children: ReactNode
}

function Labelled({ id, label, note, children }: LabelledProps) {
  return (
    <div className="fl">
      <label htmlFor={id}>
        {label}
        {note && <i>{note}</i>}
      </label>
      {children}
    </div>
  )
}

export function Field({ label, value, note, numeric = false, placeholder, onChange }: FieldProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} note={note}>
      <input
        id={id}
        className="field"
        value={value}
        placeholder={placeholder}
        inputMode={numeric ? 'numeric' : 'text'}
        onBlur={useLetGo()}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  )
}

/** A field of several lines. */
export function Area({ label, value, note, onChange }: FieldProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} note={note}>
      <textarea
        id={id}
        className="field area"
        rows={6}
        value={value}
        onBlur={useLetGo()}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly disabled?: readonly string[]
  readonly onChange: (value: string) => void
}

export function Choice({ label, value, options, disabled = [], onChange }: ChoiceProps) {
  const id = useId()
  const letGo = useLetGo()
  return (
    <Labelled id={id} label={label}>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          letGo()
        }}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key} disabled={disabled.includes(key)}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function Check({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  const letGo = useLetGo()
  return (
    <label className="ck">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          onChange(event.target.checked)
          letGo()
        }}
      />
      {label}
    </label>
  )
}
