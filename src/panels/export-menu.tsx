import { useId, useRef, useState } from 'react'
import { tablesWordsOf } from '../i18n/tables-words.ts'
import { useApp, useShell, useWords } from './context.tsx'
import { Icon, type IconName } from './parts/icons.tsx'

/** 导出: image, table, link. A native popover: it closes on Escape and on a click beside it. */
export function ExportMenu({ hasMap }: { hasMap: boolean }) {
  const w = useWords()
  const { actions } = useShell()
  const tables = tablesWordsOf(useApp((s) => s.view.lang)).menu
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const act = (run: () => void | Promise<void>) => async () => {
    menu.current?.hidePopover()
    setBusy(true)
    try {
      await run()
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button
        type="button"
        className="btn pri"
        aria-label={w.head.export}
        popoverTarget={id}
        aria-haspopup="true"
        disabled={busy}
      >
        <Icon name="share" />
        <span>{w.head.export}</span>
      </button>
      <div className="menu" id={id} popover="auto" ref={menu}>
        <Item
          icon="image"
          label={w.exports.image}
          note={hasMap ? w.exports.imageNote : w.exports.noMap}
          disabled={!hasMap}
          onClick={act(actions.saveImage)}
        />
        <Item icon="table" label={w.exports.table} note={w.exports.tableNote} onClick={act(actions.saveTable)} />
        {(['xlsx', 'csv', 'geojson'] as const).map((format) => (
          <Item
            key={format}
            icon="table"
            label={tables[format]}
            note={tables[`${format}Note`]}
            onClick={act(() => actions.saveTables(format))}
          />
        ))}
        <Item icon="file" label={w.exports.study} note={w.exports.studyNote} onClick={act(actions.saveStudy)} />
        <Item icon="link" label={w.exports.link} note={w.exports.linkNote} onClick={act(actions.copyLink)} />
      </div>
    </>
  )
}

interface ItemProps {
  readonly icon: IconName
  readonly label: string
  readonly note: string
  readonly disabled?: boolean
  readonly onClick: () => void
}

function Item({ icon, label, note, disabled = false, onClick }: ItemProps) {
  return (
    <button type="button" disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
      <span>
        <b>{label}</b>
        <small>{note}</small>
      </span>
    </button>
  )
}
