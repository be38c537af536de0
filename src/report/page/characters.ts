import { type Characters, loadCharacters, type TypeCase } from '../fonts/type-case.ts'
import type { Laid } from './lay-out.ts'

/** Every character that the pages draw, by face. */
export function charactersOf({ pages }: Pick<Laid, 'pages'>): Characters {
  const sets = { regular: new Set<string>(), bold: new Set<string>(), song: new Set<string>() }
  for (const { parts } of pages)
    for (const { inks } of parts)
      for (const ink of inks) if (ink.kind === 'text') for (const character of ink.text) sets[ink.face].add(character)
  return sets
}

/**
 * Lays out with the true widths: a first attempt tells which characters are needed, and where their widths change what
 * fits, another one follows.
 */
export async function laidWithType(type: TypeCase, lay: () => Laid): Promise<Laid> {
  let known = ''
  for (;;) {
    const laid = lay()
    const characters = charactersOf(laid)
    const key = Object.values(characters)
      .map((set) => [...set].sort().join(''))
      .join('\n')
    if (key === known) return laid
    known = key
    await loadCharacters(type, characters)
  }
}
