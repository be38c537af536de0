interface Props {
  readonly label: string
  readonly note?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** A yes/no that takes effect at once; a native checkbox drawn as a switch. */
export function Switch({ label, note, on, onChange }: Props) {
  return (
    <label className="tog">
      <span>
        {label}
        {note && <i>{note}</i>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}
