import { apportion } from './apportion.ts'
import type { Summary } from './summary.ts'

/**
 * The counts of a summary as whole children, rounded together so that everything still adds up: rows to the total,
 * and in each row placed + full + out = children, gap = full + out, balance = spare − gap.
 * No entry is more than 2 children from its exact value.
 */
export type WholeSummary = Pick<
  Summary,
  'children' | 'placed' | 'full' | 'out' | 'gap' | 'spare' | 'balance' | 'qualityCovered' | 'qualityPlaced'
>

/** @returns rows in the order given, and their total. */
export function wholeNumbers(parts: readonly Summary[]): { rows: WholeSummary[]; total: WholeSummary } {
  const column = (key: keyof WholeSummary) => parts.map((part) => part[key])
  const children = apportion(column('children'))
  const placed = apportion(column('placed'), undefined, children)
  // What is left of a row bounds its "out of reach", so that "full" never falls below 0.
  const out = apportion(
    column('out'),
    undefined,
    children.map((c, k) => c - placed[k]),
  )
  const spare = apportion(column('spare'))
  const covered = apportion(column('qualityCovered'), undefined, children)
  const chance = apportion(column('qualityPlaced'), undefined, children)
  const rows = parts.map((_, k) => {
    const gap = children[k] - placed[k]
    return {
      children: children[k],
      placed: placed[k],
      full: gap - out[k],
      out: out[k],
      gap,
      spare: spare[k],
      balance: spare[k] - gap,
      qualityCovered: covered[k],
      qualityPlaced: chance[k],
    }
  })
  const total = {
    children: 0,
    placed: 0,
    full: 0,
    out: 0,
    gap: 0,
    spare: 0,
    balance: 0,
    qualityCovered: 0,
    qualityPlaced: 0,
  }
  for (const row of rows) for (const key of Object.keys(total) as (keyof WholeSummary)[]) total[key] += row[key]
  return { rows, total }
}

export type Standing = 'short' | 'balanced' | 'spare'

/** A street is short (or has spare places) only from 1 place and 0.5 % of its children on; below either it is balanced. */
export function standing(summary: { readonly children: number; readonly balance: number }): Standing {
  const trivial = Math.max(1, 0.005 * summary.children)
  if (Math.abs(summary.balance) < trivial) return 'balanced'
  return summary.balance < 0 ? 'short' : 'spare'
}
