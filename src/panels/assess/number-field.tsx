import { useId, useState } from 'react'
import { settle } from '../../state/store.ts'
import { useShell } from '../context.tsx'

interface Props {
  readonly label: string
  /** Shown instead of a visible label; the label is spoken. */
  readonly bare?: boolean
  /** NaN = empty. */
  readonly value: number
  readonly max?: number
  readonly least?: number
  /** What is wrong with a text that is no number in range. */
  readonly wrong: string
  readonly changed?: boolean
  readonly title?: string
  readonly onChange: (value: number) => void
  /** Takes the number away; absent = an empty field is wrong. */
  readonly onEmpty?: () => void
}

const textOf = (value: number) => (Number.isFinite(value) ? String(value) : '')

/** A number that takes effect as it is typed; all that is typed without leaving the field is one step of undo. */
export function NumberField({
  label,
  bare = false,
  value,
  max = 1e12,
  least = 0,
  wrong,
  changed,
  title,
  onChange,
  onEmpty,
}: Props) {
  const { store } = useShell()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replaceAll(/[,，\s]/g, '')))
  const fits = (number: number) => Number.isFinite(number) && number >= least && number <= max
  const isEmpty = (text: string) => text.trim() === '' && (onEmpty !== undefined || Number.isNaN(value))
  const isWrong = typed !== null && !isEmpty(typed) && !fits(read(typed))
  return (
    <label className="nf" title={title} data-changed={changed}>
      <span className={bare ? 'sr' : undefined}>{label}</span>
      <input
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? textOf(value)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          const number = read(event.target.value)
          if (onEmpty && event.target.value.trim() === '') onEmpty()
          else if (fits(number) && number !== value) onChange(number)
        }}
        onBlur={() => {
          setTyped(null)
          settle(store)
        }}
      />
      {isWrong && (
        <small id={id} role="alert">
          {wrong}
        </small>
      )}
    </label>
  )
}
