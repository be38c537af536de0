import { type ReactNode, useId, useState } from 'react'
import { settle } from '../../state/store.ts'
import { useShell } from '../context.tsx'

interface Props {
  readonly label: string
  /** undefined = blank. */
  readonly value: number | undefined
  readonly error: string
  /** True: this number may stand. */
  readonly fits: (value: number) => boolean
  /** A blank field gives undefined, where `optional`. */
  readonly onChange: (value: number | undefined) => void
  readonly optional?: boolean
  /** What stands behind the field. */
  readonly children?: ReactNode
  readonly placeholder?: string
}

/** A number that is typed: what is wrong stays in the field with its error, and changes nothing. One undo step until it is left. */
export function NumberField({ label, value, error, fits, onChange, optional = false, children, placeholder }: Props) {
  const { store } = useShell()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const parse = (text: string): number | undefined | null => {
    if (text.trim() === '') return optional ? undefined : null
    const number = Number(text.normalize('NFKC').replaceAll(',', ''))
    return Number.isFinite(number) && fits(number) ? number : null
  }
  const wrong = typed !== null && parse(typed) === null
  return (
    <div className="fieldrow">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="field"
          inputMode="decimal"
          aria-invalid={wrong}
          placeholder={placeholder}
          value={typed ?? (value === undefined ? '' : String(value))}
          onChange={({ target }) => {
            setTyped(target.value)
            const next = parse(target.value)
            if (next !== null) onChange(next)
          }}
          onBlur={() => {
            if (!wrong) setTyped(null)
            settle(store)
          }}
        />
        {children}
      </span>
      {wrong && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
