import type { MapHandle } from '../map/map-view.tsx'
import type { AppStore } from '../state/store.ts'
export async function saveImage(_store: AppStore, _map: MapHandle | null): Promise<string> {
  return ''
}
export function saveTable(_store: AppStore): string {
  return ''
}
