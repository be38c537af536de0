import { type WholeSummary, wholeNumbers } from '../../core/aggregate/whole.ts'
import type { Summaries } from '../../scenario/in-hand.ts'

/** What a change does to one street. */
export interface ContrastRow {
  /** Row in the study's street table; −1 = outside all streets. */
  readonly index: number
  readonly children: number
  /** Percent of the children with a place; null where nobody lives. */
  readonly before: number | null
  readonly after: number | null
  /** In whole children. */
  readonly was: WholeSummary
  readonly now: WholeSummary
  /** Change in children with a place per 100 children, exact; null where nobody lives. */
  readonly per100: number | null
  /** Children with a place: whole, and adding up to the difference of the totals. */
  readonly change: number
}

export interface Contrast {
  readonly before: WholeSummary
  readonly after: WholeSummary
  readonly rows: readonly ContrastRow[]
}

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

const known = new WeakMap<Summaries, { readonly before: Summaries; readonly contrast: Contrast }>()

/** Before and after, in whole children that add up. The same object for the same two: the map and the margin both ask. */
export function contrastOf(before: Summaries, after: Summaries): Contrast {
  const found = known.get(after)
  if (found?.before === before) return found.contrast
  const contrast = compare(before, after)
  known.set(after, { before, contrast })
  return contrast
}

function compare(before: Summaries, after: Summaries): Contrast {
  const parts = (side: Summaries) => [...side.zones, side.outside]
  const [old, now] = [wholeNumbers(parts(before)), wholeNumbers(parts(after))]
  const [oldExact, nowExact] = [parts(before), parts(after)]
  const rows = now.rows.map((row, k): ContrastRow => {
    const [a, b] = [oldExact[k]!, nowExact[k]!]
    return {
      index: k < after.zones.length ? k : -1,
      children: row.children,
      before: share(a.placed, a.children),
      after: share(b.placed, b.children),
      was: old.rows[k]!,
      now: row,
      per100: share(b.placed - a.placed, b.children),
      change: row.placed - old.rows[k]!.placed,
    }
  })
  return { before: old.total, after: now.total, rows }
}

/** Fewer children than this are no change of a street. */
export const NOTABLE = 5

/** Rows that change notably, the largest gain first. */
export const notable = (rows: readonly ContrastRow[]): ContrastRow[] =>
  rows.filter(({ change }) => Math.abs(change) >= NOTABLE).sort((a, b) => b.change - a.change)
