import type { Block } from '../../symbology/legend.ts'

/** Blocks of one column and class as one bar. */
export function columnBars(blocks: readonly Block[]): Omit<Block, 'zone'>[] {
  const bars = new Map<string, Omit<Block, 'zone'> & { children: number }>()
  // Blocks come in the order of their values, so those of a class lie on one another.
  for (const { column, class: c, from, children } of blocks) {
    const key = `${column} ${c}`
    const bar = bars.get(key)
    if (bar) bars.set(key, { ...bar, children: bar.children + children })
    else bars.set(key, { column, class: c, from, children })
  }
  return [...bars.values()]
}
