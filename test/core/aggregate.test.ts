import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion, percentages } from '../../src/core/aggregate/apportion.ts'
import { nearestSummarySteps } from '../../src/core/aggregate/nearest-summary.ts'
import { type GroupFacts, summarise, total } from '../../src/core/aggregate/summarise.ts'
import { standing, wholeNumbers } from '../../src/core/aggregate/whole.ts'
import { OUT_OF_REACH } from '../../src/core/fca/model.ts'
import { seeded } from '../../src/core/random.ts'
import { finish } from '../../src/core/steps.ts'

const nearest = (...input: Parameters<typeof nearestSummarySteps>) => finish(nearestSummarySteps(...input))

const noFacts = (n: number): GroupFacts => ({
  sites: new Int32Array(n),
  places: new Float64Array(n),
  nearest: Array(n).fill(null),
  nearestQuality: Array(n).fill(null),
})

const point = fc.record({
  p: fc.integer({ min: 0, max: 400 }),
  a: fc.double({ min: 0, max: 3, noNaN: true }),
  reach: fc.boolean(),
  aq: fc.double({ min: 0, max: 3, noNaN: true }),
  group: fc.integer({ min: -1, max: 4 }),
})

const summariesOf = (points: { p: number; a: number; reach: boolean; aq: number; group: number }[]) =>
  summarise(
    {
      children: Float64Array.from(points, (x) => x.p),
      access: Float64Array.from(points, (x) => (x.reach ? x.a : 0)),
      flags: Uint8Array.from(points, (x) => (x.reach ? 0 : OUT_OF_REACH)),
      qualityAccess: Float64Array.from(points, (x) => x.aq),
      qualityFlags: new Uint8Array(points.length),
      zeroIsNone: false,
    },
    { groupOf: Int32Array.from(points, (x) => x.group), count: 5 },
    noFacts(6),
  )

describe('the three parts', () => {
  test('add up to all children, in every street and in total', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (points) => {
        const parts = summariesOf(points)
        const all = total(parts, null, null)
        for (const s of [...parts, all]) {
          expect(s.placed + s.full + s.out).toBeCloseTo(s.children, 8)
          expect(s.full + s.out).toBeCloseTo(s.gap, 8)
          expect(s.spare - s.gap).toBeCloseTo(s.balance, 8)
        }
        expect(all.children).toBe(points.reduce((sum, x) => sum + x.p, 0))
      }),
      { seed: 1 },
    )
  })

  test('count children out of reach also where the value is a distance', () => {
    const summaries = summarise(
      {
        children: Float64Array.of(30, 70),
        access: Float64Array.of(200, 900),
        flags: Uint8Array.of(0, OUT_OF_REACH),
        qualityAccess: new Float64Array(2),
        qualityFlags: new Uint8Array(2),
        zeroIsNone: true,
      },
      { groupOf: new Int32Array(2), count: 1 },
      noFacts(2),
    )
    expect(wholeNumbers(summaries).total).toMatchObject({ children: 100, placed: 30, full: 0, out: 70 })
    // The mean distance is that of all children, reach or not.
    expect(summaries[0]!.value).toBe((30 * 200 + 70 * 900) / 100)
  })

  test('as whole children still add up by row and by column, within 2 of the exact value', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (points) => {
        const parts = summariesOf(points)
        const { rows, total: sum } = wholeNumbers(parts)
        rows.forEach((row, k) => {
          expect(row.placed + row.full + row.out).toBe(row.children)
          expect(row.spare - row.gap).toBe(row.balance)
          for (const key of ['placed', 'full', 'out', 'gap', 'spare', 'balance'] as const) {
            expect(Number.isInteger(row[key])).toBe(true)
            expect(Math.abs(row[key] - parts[k]![key])).toBeLessThanOrEqual(2)
          }
          expect(Math.min(row.placed, row.full, row.out, row.spare)).toBeGreaterThanOrEqual(0)
        })
        expect(sum.placed + sum.full + sum.out).toBe(sum.children)
      }),
      { seed: 2 },
    )
  })
})

test('percentages shown side by side add up to 100.0', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 }),
      (values) => {
        expect(percentages(values).reduce((a, b) => a + Math.round(b * 10), 0)).toBe(1000)
      },
    ),
    { seed: 3 },
  )
  expect(percentages([0, 0, 0])).toEqual([0, 0, 0])
})

test('rounding together keeps each entry between its floor and ceiling', () => {
  expect(apportion([1.4, 1.4, 1.4])).toEqual([2, 1, 1])
  expect(apportion([0.6, 0.6], 1, [0, 1])).toEqual([0, 1])
})

test('a trivial shortfall reads as balanced: under 1 place or under 0.5 % of the children', () => {
  expect(standing({ children: 100, balance: -0.99 })).toBe('balanced')
  expect(standing({ children: 100, balance: -1 })).toBe('short')
  expect(standing({ children: 10_000, balance: -49.9 })).toBe('balanced')
  expect(standing({ children: 10_000, balance: -50 })).toBe('short')
  expect(standing({ children: 100, balance: 1 })).toBe('spare')
  expect(standing({ children: 0, balance: 0 })).toBe('balanced')
})

test('distances to the nearest school are weighted by children, the norm included', () => {
  const all = nearest(Float64Array.of(1, 1, 8, 0, 5), Float64Array.of(100, 500, 1000, 9, -1), {
    groupOf: Int32Array.of(0, 0, 0, 0, 1),
    count: 2,
  })
  expect(all[0]).toEqual({ mean: 860, median: 1000, p90: 1000, within500: 2, within1000: 10, within3000: 10 })
  expect(all[1]).toBeNull()
  expect(all[2]).toBeNull()
  expect(all[3]).toEqual(all[0])
})

test('quantiles of many distances are those of a plain sort', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(1, 7, 1e-7), (seed, grain) => {
      const random = seeded(seed)
      const n = 20_000
      const distance = Float64Array.from({ length: n }, () => Math.round((random() ** 3 * 5000) / grain) * grain)
      const children = Float64Array.from({ length: n }, () => Math.floor(random() * 5))
      const [, , all] = nearest(children, distance, { groupOf: new Int32Array(n), count: 1 })
      const order = [...distance.keys()].filter((i) => children[i]! > 0).sort((a, b) => distance[a]! - distance[b]!)
      const whole = order.reduce((sum, i) => sum + children[i]!, 0)
      for (const [q, found] of [
        [0.5, all!.median],
        [0.9, all!.p90],
      ] as const) {
        let reached = 0
        const expected = order.find((i) => {
          reached += children[i]!
          return reached >= q * whole
        })!
        expect(found).toBe(distance[expected])
      }
    }),
    { seed: 4, numRuns: 12 },
  )
})
