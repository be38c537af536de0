import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icons.tsx'

interface Props {
  readonly title: string
  readonly closeLabel: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal on the platform's own <dialog>: focus is kept inside and goes back where it came from, Escape closes. */
export function Dialog({ title, closeLabel, open, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click on the backdrop is a convenience; Escape and the button close as well
    <dialog
      ref={ref}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      {open && (
        <div className="dialog-body">
          <header>
            <h2>{title}</h2>
            <button type="button" className="ib" aria-label={closeLabel} onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  )
}
