import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computedBreaks, roundestBetween } from '../../src/core/classes/breaks.ts'
import { naturalStarts } from '../../src/core/classes/natural-breaks.ts'
import { classifier } from '../../src/symbology/shade.ts'

const even = (values: readonly number[]) => ({ values, weights: values.map(() => 1) })
const schemes = ['quantile', 'jenks', 'equal'] as const

/** Sum of squared deviations from the class means. */
function deviation(classes: readonly (readonly number[])[]): number {
  return classes.reduce((sum, list) => {
    const mean = list.reduce((a, b) => a + b, 0) / list.length
    return sum + list.reduce((a, b) => a + (b - mean) ** 2, 0)
  }, 0)
}

/** The values cut where the classes start. */
function cut(values: readonly number[], starts: readonly number[]): number[][] {
  const sorted = [...values].sort((a, b) => a - b)
  const edges = [Number.NEGATIVE_INFINITY, ...starts, Number.POSITIVE_INFINITY]
  return edges.slice(1).map((to, k) => sorted.filter((value) => value >= edges[k]! && value < to))
}

describe('natural breaks', () => {
  test('the textbook example: 4, 5 | 9, 10 leaves 1 of a squared deviation of 26', () => {
    // The worked example of the article "Jenks natural breaks optimization": SDAM 26, SDCM 14, 1 and 14, goodness 0.96.
    const values = [4, 5, 9, 10]
    expect(deviation([values])).toBe(26)
    expect(naturalStarts(values, 2)).toEqual([9])
    expect(deviation(cut(values, [9]))).toBe(1)
  })

  test('the example of the Ckmeans.1d.dp manual: −1, 2, 4, 5, 6 in three', () => {
    // help(Ckmeans.1d.dp): x <- c(-1, 2, -1, 2, 4, 5, 6, -1, 2, -1), k = 3: sizes 4, 3, 3.
    const values = [-1, 2, -1, 2, 4, 5, 6, -1, 2, -1]
    expect(cut(values, naturalStarts(values, 3)).map(({ length }) => length)).toEqual([4, 3, 3])
  })

  test('no other cut of a handful of values leaves less', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 4, maxLength: 9 }), (values) => {
        const distinct = [...new Set(values)].sort((a, b) => a - b)
        const found = deviation(cut(values, naturalStarts(values, 3)))
        for (const a of distinct.slice(1))
          for (const b of distinct.slice(1)) {
            if (a < b) expect(found).toBeLessThanOrEqual(deviation(cut(values, [a, b])) + 1e-9)
          }
      }),
      { seed: 20261122, numRuns: 200 },
    )
  })
})

test('quantiles share out the children, not the streets', () => {
  const values = [1, 2, 3, 4, 5, 6]
  expect(computedBreaks('quantile', { values, weights: [1, 1, 1, 1, 1, 1] }, 3)).toEqual([3, 5])
  // The last street holds two thirds of the children: it is a class of its own.
  expect(computedBreaks('quantile', { values, weights: [1, 1, 1, 1, 1, 10] }, 3)).toEqual([6])
})

test('equal intervals cut the range, however the values lie', () => {
  expect(computedBreaks('equal', even([0, 1, 1, 1, 10]), 5)).toEqual([2, 4, 6, 8])
})

test('one value, or none, is no reason to cut', () => {
  for (const scheme of schemes) {
    expect(computedBreaks(scheme, even([]), 5)).toEqual([])
    expect(computedBreaks(scheme, even([3, 3, 3]), 5)).toEqual([])
  }
})

const spread = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: -60, max: 60 }), fc.double({ min: -1e4, max: 1e4, noNaN: true })),
      fc.integer({ min: 1, max: 9000 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((pairs) => ({ values: pairs.map(([value]) => value), weights: pairs.map(([, weight]) => weight) }))

test('breaks ascend, every value falls in exactly one class, no class of a computed cut is empty', () => {
  fc.assert(
    fc.property(spread, fc.constantFrom(...schemes), fc.integer({ min: 3, max: 7 }), (seen, scheme, classes) => {
      const breaks = computedBreaks(scheme, seen, classes)
      expect(breaks.length).toBeLessThan(classes)
      for (const [k, value] of breaks.entries()) if (k > 0) expect(value).toBeGreaterThan(breaks[k - 1]!)
      const counts = new Array<number>(breaks.length + 1).fill(0)
      const classOf = classifier(breaks)
      for (const value of seen.values) counts[classOf(value)]!++
      expect(counts.reduce((a, b) => a + b, 0)).toBe(seen.values.length)
      // Equal intervals may well hold nobody; the other two never cut between nothing.
      if (scheme !== 'equal') expect(Math.min(...counts)).toBeGreaterThan(0)
    }),
    { seed: 20261122, numRuns: 400 },
  )
})

test('a break is the roundest number that parts the same values', () => {
  expect(roundestBetween(12.2, 17.9)).toBe(15)
  expect(roundestBetween(0.0341, 0.0349)).toBe(0.0345)
  expect(roundestBetween(-3, 4)).toBe(0)
  expect(roundestBetween(99, 100)).toBe(100)
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
      (a, d) => {
        const to = a + d
        fc.pre(to > a)
        const found = roundestBetween(a, to)
        expect(found > a && found <= to).toBe(true)
      },
    ),
    { seed: 20261122 },
  )
})
