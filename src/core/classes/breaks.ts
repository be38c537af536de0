import { naturalStarts } from './natural-breaks.ts'
import type { ComputedScheme } from './scheme.ts'

/** Observations with their weights: values of streets, and the children who live there. */
export interface Spread {
  readonly values: readonly number[]
  readonly weights: readonly number[]
}

/** More values than this are sampled for natural breaks: every n-th of the sorted ones. */
const MANY = 4000

/**
 * Breaks of a computed scheme, ascending; class k holds breaks[k−1] <= value < breaks[k]. Quantiles share out the weights
 * (children), natural breaks the values, equal intervals the range. Equal values never part, so few distinct values give
 * few classes. Each break is the roundest number that parts the same values.
 */
export function computedBreaks(scheme: ComputedScheme, { values, weights }: Spread, classes: number): number[] {
  const order = values.map((_, k) => k).sort((a, b) => values[a]! - values[b]!)
  const sorted = order.map((k) => values[k]!)
  const [low, high] = [sorted[0], sorted[sorted.length - 1]]
  if (low === undefined || high === undefined || low === high) return []
  if (scheme === 'equal') return equalBreaks(low, high, classes)
  const starts =
    scheme === 'jenks'
      ? naturalStarts(thinned(sorted), classes)
      : quantileStarts(
          sorted,
          order.map((k) => weights[k]!),
          classes,
        )
  return starts.map((start) => roundestBetween(below(sorted, start), start))
}

/** Widths are equal to a thousandth of the range: breaks that can be read. */
function equalBreaks(low: number, high: number, classes: number): number[] {
  const step = 10 ** (Math.floor(Math.log10(high - low)) - 2)
  return Array.from({ length: classes - 1 }, (_, k) =>
    plain(Math.round((low + ((k + 1) * (high - low)) / classes) / step), step),
  )
}

/** First values of the classes: where the weight below comes closest to each share; a tie falls to the lower start. */
function quantileStarts(sorted: readonly number[], weights: readonly number[], classes: number): number[] {
  const starts: { value: number; before: number }[] = []
  let before = 0
  for (let k = 0; k < sorted.length; k++) {
    if (k > 0 && sorted[k]! > sorted[k - 1]!) starts.push({ value: sorted[k]!, before })
    before += weights[k]!
  }
  const total = before
  const chosen = new Set<number>()
  for (let k = 1; k < classes; k++) {
    const aim = (k * total) / classes
    let best = starts[0]!
    for (const start of starts) if (Math.abs(start.before - aim) < Math.abs(best.before - aim)) best = start
    chosen.add(best.value)
  }
  return [...chosen].sort((a, b) => a - b)
}

function thinned(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= MANY) return sorted
  const step = (sorted.length - 1) / (MANY - 1)
  return Array.from({ length: MANY }, (_, k) => sorted[Math.round(k * step)]!)
}

/** The largest value below `start`. */
function below(sorted: readonly number[], start: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! < start) from = middle + 1
    else to = middle
  }
  return sorted[from - 1]!
}

/** The number with the fewest digits in (after, upTo], of several the one nearest to their middle. */
export function roundestBetween(after: number, upTo: number): number {
  const middle = (after + upTo) / 2
  const first = Math.ceil(Math.log10(Math.max(Math.abs(after), Math.abs(upTo), upTo - after)))
  for (let power = first; power > first - 17; power--) {
    const step = 10 ** power
    for (const count of [Math.round(middle / step), Math.floor(upTo / step), Math.ceil(after / step)]) {
      const candidate = plain(count, step)
      if (candidate > after && candidate <= upTo) return candidate
    }
  }
  return upTo
}

/** count × step without the dust of binary fractions. */
const plain = (count: number, step: number) => Number((count * step).toPrecision(12)) + 0
