import type { ClassChoice } from '../core/classes/scheme.ts'
import type { Method } from './method.ts'

/** How each quantity is cut into classes, by `classKey`; what has no entry has the classes of the app. */
export type Classing = Readonly<Record<string, ClassChoice>>

/** One entry a quantity and stage; the values of two measures have nothing in common, so those are told apart. */
export function classKey(shade: string, { measure, stage }: Pick<Method, 'measure' | 'stage'>): string {
  return `${shade === 'value' ? measure : shade}.${stage}`
}

export const withChoice = (classing: Classing, key: string, choice: ClassChoice): Classing => ({
  ...classing,
  [key]: choice,
})
