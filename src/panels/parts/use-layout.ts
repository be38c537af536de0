import { useSyncExternalStore } from 'react'

/** `wide` ≥ 1280: three columns · `compact` 960–1279: rail folds to a strip · `stack` 640–959: map above results · `phone` < 640. */
export type Layout = 'wide' | 'compact' | 'stack' | 'phone'

const queries: readonly (readonly [Layout, string])[] = [
  ['wide', '(min-width: 1280px)'],
  ['compact', '(min-width: 960px)'],
  ['stack', '(min-width: 640px)'],
]

/** Made once: every `matchMedia` makes the browser bring its layout up to date, and this is asked at every drawing. */
let known: readonly (readonly [Layout, MediaQueryList])[] | null = null
const lists = () => {
  known ??= queries.map(([layout, query]) => [layout, matchMedia(query)] as const)
  return known
}

const current = (): Layout => lists().find(([, list]) => list.matches)?.[0] ?? 'phone'

function subscribe(changed: () => void) {
  for (const [, list] of lists()) list.addEventListener('change', changed)
  return () => {
    for (const [, list] of lists()) list.removeEventListener('change', changed)
  }
}

export const useLayout = () => useSyncExternalStore(subscribe, current)
