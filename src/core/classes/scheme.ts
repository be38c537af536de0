/**
 * How values are cut into classes: `norm` fixed breaks tied to the norm, `quantile` equally many children in each,
 * `jenks` natural breaks, `equal` intervals of one width, `custom` breaks of the user's own.
 */
export const SCHEMES = ['norm', 'quantile', 'jenks', 'equal', 'custom'] as const
export type SchemeId = (typeof SCHEMES)[number]
export type ComputedScheme = Exclude<SchemeId, 'norm' | 'custom'>

export const CLASS_LIMITS = { min: 3, max: 7 } as const

/** What the user chose: a scheme with its number of classes (3–7), or breaks of their own (1–6, ascending). */
export type ClassChoice =
  | { readonly scheme: Exclude<SchemeId, 'custom'>; readonly classes: number }
  | { readonly scheme: 'custom'; readonly breaks: readonly number[] }

/** Can these be breaks: 1 to 6 finite numbers, each above the one before? One is all that two distinct values leave. */
export function areBreaks(breaks: readonly number[]): boolean {
  if (breaks.length < 1 || breaks.length > CLASS_LIMITS.max - 1) return false
  return breaks.every((value, k) => Number.isFinite(value) && (k === 0 || value > breaks[k - 1]!))
}
