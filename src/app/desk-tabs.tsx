import { useShell, useWords } from '../panels/context.tsx'
import { Icon } from '../panels/parts/icons.tsx'
import { setView } from '../state/store.ts'

/** On the phone the modes stand at the foot of the page. */
export function DeskTabs() {
  const w = useWords()
  const { store } = useShell()
  return (
    <nav className="tabs desktabs" aria-label={w.modes.label}>
      <button type="button" aria-pressed="true">
        <Icon name="data" size={20} />
        {w.modes.data}
      </button>
      <button type="button" aria-pressed="false" onClick={() => setView(store, { mode: 'explore' })}>
        <Icon name="map" size={20} />
        {w.modes.explore}
      </button>
    </nav>
  )
}
