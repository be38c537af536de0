import { useNumbers } from '../context.tsx'

interface Props {
  readonly className: string
  readonly label: string
  /** Share done, in [0, 1]. */
  readonly progress: number
  /** Words of the button that gives up. */
  readonly cancel: string
  readonly onCancel: () => void
}

/** Long work: what, how far, and a way out. Only what goes on is announced; the share would be read out at every step. */
export function Working({ className, label, progress, cancel, onCancel }: Props) {
  const n = useNumbers()
  return (
    <div className={className}>
      <progress max={1} value={progress} aria-label={label} />
      <span>
        <span role="status">{label}</span> <span aria-hidden="true">{n.percent(100 * progress)}</span>
      </span>
      <button type="button" className="btn sm" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  )
}
