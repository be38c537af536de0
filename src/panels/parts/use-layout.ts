import { useSyncExternalStore } from 'react'

/** `wide` ≥ 1280: three columns · `compact` 960–1279: rail folds to a strip · `stack` 640–959: map above results · `phone` < 640. */
export type Layout = 'wide' | 'compact' | 'stack' | 'phone'

const queries: readonly (readonly [Layout, string])[] = [
  ['wide', '(min-width: 1280px)'],
  ['compact', '(min-width: 960px)'],
  ['stack', '(min-width: 640px)'],
]

const current = (): Layout => queries.find(([, query]) => matchMedia(query).matches)?.[0] ?? 'phone'

function subscribe(changed: () => void) {
  const lists = queries.map(([, query]) => matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}

export const useLayout = () => useSyncExternalStore(subscribe, current)
