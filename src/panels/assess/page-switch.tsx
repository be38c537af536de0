import { setView } from '../../state/store.ts'
import { type Page, pages } from '../../state/view.ts'
import { useApp, useShell, useWords } from '../context.tsx'
import { Segmented } from '../parts/segmented.tsx'

/** What the right margin of the explore mode is about. */
export function PageSwitch() {
  const w = useWords().pages
  const { store } = useShell()
  const page = useApp((s) => s.view.page)
  return (
    <div className="page-switch">
      <Segmented<Page>
        label={w.label}
        value={page}
        segments={pages.map((value) => ({ value, label: w.names[value] ?? value }))}
        onChange={(next) => setView(store, { page: next })}
      />
    </div>
  )
}
