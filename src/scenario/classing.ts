import { areBreaks, CLASS_LIMITS, type ClassChoice, SCHEMES } from '../core/classes/scheme.ts'
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

/** A choice in a word of a link: `norm-5`, or own breaks as `-20,-5,5`. */
export const choiceWord = (choice: ClassChoice): string =>
  choice.scheme === 'custom' ? choice.breaks.join(',') : `${choice.scheme}-${choice.classes}`

/** Reads `choiceWord`; null = no such choice. */
export function parseChoice(word: string | null): ClassChoice | null {
  const [scheme, classes] = (word ?? '').split('-')
  const known = SCHEMES.find((id) => id === scheme)
  if (known && known !== 'custom') {
    const count = Number(classes)
    const { min, max } = CLASS_LIMITS
    return Number.isInteger(count) && count >= min && count <= max ? { scheme: known, classes: count } : null
  }
  const breaks = word ? word.split(',').map((text) => (text.trim() === '' ? Number.NaN : Number(text))) : []
  return areBreaks(breaks) ? { scheme: 'custom', breaks } : null
}
