import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kpi, kpis } from '../../src/scenario/kpis.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { isSame, robustnessOf, standingOf, sweepSettings, sweptKpis, sweptRows } from '../../src/scenario/robustness.ts'

const kpi = (id: string): Kpi => kpis.find((one) => one.id === id)!

test('a ranking is tried under twenty settings, and under the current one where it is another', () => {
  expect(sweepSettings(defaultMethod, 'm')).toHaveLength(20)
  const own = { ...defaultMethod, threshold: 1234 }
  const settings = sweepSettings(own, 'm')
  expect(settings).toHaveLength(21)
  expect(isSame(settings[0]!, own)).toBe(true)
  expect(sweepSettings(defaultMethod, 'min').map(({ threshold }) => threshold)).toContain(15)
})

test('what the screen shows as equal is a tie, and nobody wins it', () => {
  expect(standingOf(kpi('placed'), [100.4, 100.1, 99])).toEqual({ ranks: [1, 1, 3], best: [0, 1] })
  expect(standingOf(kpi('out'), [7, 3, null])).toEqual({ ranks: [2, 1, null], best: [1] })
  expect(standingOf(kpi('placed'), [-0.2, 0.3]).best).toEqual([0, 1])
})

test('wins, ties and settings in which all are equal add up to all settings', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 25 }),
      fc.constantFrom(...sweptKpis),
      (rows, one) => {
        const { alone, tied, level, settings, sameOrder } = robustnessOf(one, rows, 0)
        const wins = alone.reduce((a, b) => a + b, 0)
        const shared = rows.filter((values) => [2].includes(standingOf(one, values).best.length)).length
        expect(wins + shared + level).toBe(settings)
        expect(tied.reduce((a, b) => a + b, 0)).toBe(2 * shared)
        expect(sameOrder).toBeGreaterThanOrEqual(1)
      },
    ),
    { seed: 3, numRuns: 200 },
  )
})

test('a number that cannot be given crosses the threads as no number', () => {
  expect(sweptRows(Float64Array.of(1, Number.NaN, 3, 4), 2)).toEqual([
    [1, null],
    [3, 4],
  ])
})

test('plain distances are not ranked over reach and decay, which they do not know', () => {
  const ids = sweptKpis.map(({ id }) => id)
  expect(ids).toContain('placed')
  expect(ids).not.toContain('mean')
  expect(ids).not.toContain('full')
})
