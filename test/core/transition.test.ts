import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transition, wholeTransition } from '../../src/core/aggregate/transition.ts'
import { OUT_OF_REACH } from '../../src/core/fca/model.ts'

const point = fc.record({
  children: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 500, noNaN: true })),
  access: fc.double({ min: 0, max: 3, noNaN: true }),
  out: fc.boolean(),
})
type Point = { children: number; access: number; out: boolean }

const run = (points: readonly Point[]) => ({
  children: Float64Array.from(points, (p) => p.children),
  access: Float64Array.from(points, (p) => (p.out ? 0 : p.access)),
  flags: Uint8Array.from(points, (p) => (p.out ? OUT_OF_REACH : 0)),
})

/** The three parts, added up the plain way. */
function parts(points: readonly Point[]): [number, number, number] {
  const sum = (value: (p: Point) => number) => points.reduce((all, p) => all + value(p), 0)
  return [
    sum((p) => (p.out ? 0 : p.children * Math.min(1, p.access))),
    sum((p) => (p.out ? 0 : p.children * (1 - Math.min(1, p.access)))),
    sum((p) => (p.out ? p.children : 0)),
  ]
}

const rowsOf = (flow: ArrayLike<number>) => [0, 1, 2].map((k) => [0, 1, 2, 3].reduce((a, l) => a + flow[4 * k + l]!, 0))
const columnsOf = (flow: ArrayLike<number>) =>
  [0, 1, 2].map((l) => [0, 1, 2, 3].reduce((a, k) => a + flow[4 * k + l]!, 0))

const someStudy = fc.tuple(fc.array(fc.tuple(point, point), { maxLength: 30 }), fc.array(point, { maxLength: 4 }))

describe('children between the parts', () => {
  test('leave the parts of the baseline and arrive in those of the scenario, to the last child', () => {
    fc.assert(
      fc.property(someStudy, ([pairs, added]) => {
        const [before, after] = [pairs.map(([p]) => p), [...pairs.map(([, p]) => p), ...added]]
        const flow = transition(run(before), run(after))
        const [rows, columns] = [parts(before), parts(after)]
        for (let k = 0; k < 3; k++) {
          expect(rowsOf(flow)[k]).toBeCloseTo(rows[k]!, 6)
          expect(columnsOf(flow)[k]).toBeCloseTo(columns[k]!, 6)
        }
        expect(Math.min(...flow)).toBeGreaterThanOrEqual(0)
        expect(flow[15]).toBe(0)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  test('move no further than they must: nobody leaves and enters the same part at one place', () => {
    fc.assert(
      fc.property(point, point, (p, q) => {
        const [before, after] = [
          { ...p, children: 100 },
          { ...q, children: 100 },
        ]
        const flow = transition(run([before]), run([after]))
        const least = parts([before]).reduce((sum, b, k) => sum + Math.max(0, b - parts([after])[k]!), 0)
        const moved = flow.reduce((sum, n, cell) => sum + (cell % 5 === 0 ? 0 : n), 0)
        expect(moved).toBeCloseTo(least, 9)
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  test('a school for those who had none: half find a place, half find it full', () => {
    const before = run([{ children: 80, access: 0, out: true }])
    const after = run([{ children: 80, access: 0.5, out: false }])
    expect([...transition(before, after)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 40, 40, 0, 0, 0, 0, 0, 0])
  })

  test('are shown whole, and add up to the parts that are shown', () => {
    fc.assert(
      fc.property(someStudy, ([pairs, added]) => {
        const [before, after] = [pairs.map(([p]) => p), [...pairs.map(([, p]) => p), ...added]]
        const flow = transition(run(before), run(after))
        const whole = (list: readonly number[]) => list.map(Math.round) as [number, number, number]
        const [rows, columns] = [whole(parts(before)), whole(parts(after))]
        const cells = wholeTransition(flow, rows, columns)
        expect(rowsOf(cells)).toEqual(rows)
        expect(columnsOf(cells)).toEqual(columns)
        for (const [k, cell] of cells.entries()) {
          expect(Number.isInteger(cell) && cell >= 0).toBe(true)
          expect(Math.abs(cell - flow[k]!)).toBeLessThan(3)
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
