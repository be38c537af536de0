import { type ReactNode, useId } from 'react'

export interface Segment<T extends string> {
  readonly value: T
  readonly label: string
  readonly icon?: ReactNode
  readonly title?: string
  readonly disabled?: boolean
}

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly segments: readonly Segment<T>[]
  readonly onChange: (value: T) => void
  readonly tall?: boolean
}

/** One choice of a few: native radio buttons, so arrow keys and screen readers work as everywhere. */
export function Segmented<T extends string>({ label, value, segments, onChange, tall = false }: Props<T>) {
  const name = useId()
  return (
    <div className={tall ? 'seg tall' : 'seg'} role="radiogroup" aria-label={label}>
      {segments.map((segment) => (
        <label key={segment.value} title={segment.title} data-on={segment.value === value} data-off={segment.disabled}>
          <input
            type="radio"
            name={name}
            checked={segment.value === value}
            disabled={segment.disabled}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon}
          <span>{segment.label}</span>
        </label>
      ))}
    </div>
  )
}
