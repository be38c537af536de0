import { setView } from '../../state/store.ts'
import { useShell } from '../context.tsx'

/** Selects a site by its row in the study and brings it into view on the map. */
export function useShowSite(): (index: number) => void {
  const { store, actions } = useShell()
  return (index) => {
    setView(store, { selection: { kind: 'site', index } })
    actions.show({ kind: 'site', index })
  }
}
