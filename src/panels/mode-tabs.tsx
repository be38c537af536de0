import { scenarioAt } from '../state/scenario-state.ts'
import { setView } from '../state/store.ts'
import { type Mode, modes } from '../state/view.ts'
import { useApp, useScenarioWords, useShell } from './context.tsx'
import { useLayout } from './parts/use-layout.ts'

/** What the screen is for. On a phone, a menu. */
export function ModeTabs() {
  const w = useScenarioWords().modes
  const { store } = useShell()
  const mode = useApp((s) => s.view.mode)
  const layout = useLayout()
  const go = (next: Mode) => {
    store.setState({ held: null, tool: null })
    // A comparison begins with the first proposal and the whole study: the baseline alone shows no change.
    const first = next === 'compare' && scenarioAt(store.getState()) === null
    setView(store, {
      mode: next,
      hover: null,
      edit: -1,
      ...(first && { scenario: 0 }),
      ...(next === 'compare' && { camera: null }),
    })
  }
  if (layout === 'phone') {
    return (
      <select className="mode-menu" aria-label={w.label} value={mode} onChange={(e) => go(e.target.value as Mode)}>
        {modes.map((id) => (
          <option key={id} value={id}>
            {w.names[id]}
          </option>
        ))}
      </select>
    )
  }
  return (
    <nav className="modes" aria-label={w.label}>
      {modes.map((id) => (
        <button key={id} type="button" aria-current={id === mode ? 'page' : undefined} onClick={() => go(id)}>
          {w.names[id]}
        </button>
      ))}
    </nav>
  )
}
