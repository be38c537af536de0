import type { Ground } from './palette.ts'
import { classifier } from './shade.ts'

/** Change in children with a place, per 100 children; the middle class is "no change". A break belongs to the class above it. */
export const deltaBreaks = [-5, -1, 1, 5] as const

/** Purple for fewer, green for more: another pair than short and spare, told apart by every type of colour vision. */
const ramps: Readonly<Record<Ground, readonly string[]>> = {
  light: ['#7b3f8c', '#c9aed3', '#f1f1ee', '#aed3a4', '#2f7d46'],
  dark: ['#d39be4', '#6b4678', '#2b3336', '#3c6b45', '#86d394'],
}

export const deltaRamp = (ground: Ground): readonly string[] => ramps[ground]

/** @param changes per 100 children; null where nobody lives */
export function deltaClasses(changes: readonly (number | null)[]): Uint8Array {
  const classOf = classifier(deltaBreaks)
  return Uint8Array.from(changes, classOf)
}
