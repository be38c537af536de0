import { CLASS_LIMITS } from '../core/classes/scheme.ts'
import type { Legend } from './legend.ts'
import type { Shade } from './shade.ts'

/** The least by which a break moves: what a planner would write. */
export function stepOf({ unit, domain: [low, high] }: Pick<Shade, 'unit' | 'domain'>): number {
  if (unit === 'per-100' || unit === 'percent') return 1
  if (unit === 'ratio') return 0.01
  if (unit === 'metres') return 10
  return 10 ** (Math.floor(Math.log10(high - low)) - 2)
}

/** Where break `k` may go by hand: a step from its neighbours, or to the ends of the axis. */
export function roomOf(shade: Pick<Shade, 'unit' | 'domain' | 'breaks'>, k: number): readonly [number, number] {
  const step = stepOf(shade)
  const { breaks, domain } = shade
  const here = breaks[k]!
  const low = k > 0 ? breaks[k - 1]! + step : domain[0]
  const high = k < breaks.length - 1 ? breaks[k + 1]! - step : domain[1]
  // Neighbours closer than a step leave no room; the break stays.
  return [Math.min(low, here), Math.max(high, here)]
}

/** The breaks with one of them at the step nearest to a value, as far as its neighbours let it. */
export function movedBreak(
  shade: Pick<Shade, 'unit' | 'domain' | 'breaks'>,
  k: number,
  value: number,
): readonly number[] {
  const step = stepOf(shade)
  const [low, high] = roomOf(shade, k)
  const rounded = Number((Math.round(value / step) * step).toPrecision(12))
  return shade.breaks.with(k, Math.min(high, Math.max(low, rounded)))
}

/**
 * Own breaks with another number of classes, one by one: more cut the class with most children in half, within the axis;
 * fewer drop the break between the two neighbours with fewest.
 */
export function recut(shade: Shade, legend: Pick<Legend, 'classes'>, classes: number): readonly number[] {
  const wanted = Math.min(CLASS_LIMITS.max, Math.max(CLASS_LIMITS.min, classes)) - 1
  const breaks = [...shade.breaks]
  const children = legend.classes.map((entry) => entry.children)
  while (breaks.length > wanted) {
    const pair = (k: number) => children[k]! + children[k + 1]!
    const least = breaks.reduce((best, _, k) => (pair(k) < pair(best) ? k : best), 0)
    children.splice(least, 2, pair(least))
    breaks.splice(least, 1)
  }
  while (breaks.length < wanted) {
    const most = children.reduce((best, count, k) => (count > children[best]! ? k : best), 0)
    const from = breaks[most - 1] ?? shade.domain[0]
    const to = breaks[most] ?? shade.domain[1]
    const half = Number(((from + to) / 2).toPrecision(6))
    // No number between the two: nothing can be cut here.
    if (!(half > from && half < to)) break
    children.splice(most, 1, children[most]! / 2, children[most]! / 2)
    breaks.splice(most, 0, half)
  }
  return breaks
}
