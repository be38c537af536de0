import { expect, test } from 'vitest'
import { measures } from '../../src/core/fca/measures/list.ts'
import { dotsIn, nextDot, scatterPlot } from '../../src/panels/distribution/scatter-plot.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { axesFor, indicatorsFor } from '../../src/state/derived/indicators.ts'
import { expectedSheet } from '../sample/expected.ts'

test('no measure without places per child is set against a gap, and both axes always have something to show', () => {
  for (const { id, gap, kind } of measures) {
    const known = indicatorsFor({ ...defaultMethod, measure: id })
    const ids = known.map((one) => one.id)
    expect(ids.includes('balance')).toBe(gap)
    // The value of the nearest school is its distance.
    expect(ids.includes('value')).toBe(!gap && kind !== 'nearest')
    const [x, y] = axesFor(['coverage', 'balance'], known)
    expect(known).toContain(x)
    expect(known).toContain(y)
    expect(x.id).not.toBe(y.id)
  }
})

test('the plot shows every street inside its frame, its children as area; a box picks what lies in it', async () => {
  const { rows } = await expectedSheet()
  const axes = axesFor(['distance', 'balance'], indicatorsFor(defaultMethod))
  const { dots, left, right, top, bottom, unplaced, y } = scatterPlot(rows, axes, [700, 260])
  expect(dots.length + unplaced).toBe(rows.length)
  for (const dot of dots) {
    expect(dot.x - dot.r).toBeGreaterThanOrEqual(left)
    expect(dot.x + dot.r).toBeLessThanOrEqual(right)
    expect(dot.y - dot.r).toBeGreaterThanOrEqual(top)
    expect(dot.y + dot.r).toBeLessThanOrEqual(bottom)
    // Short streets lie below the line of balance.
    expect(Math.sign(y.norm! - dot.y)).toBe(Math.sign(dot.row.per100!))
  }
  const [a, b] = [dots[0]!, dots[1]!]
  expect((a.r / b.r) ** 2).toBeCloseTo(a.row.children / b.row.children, 6)
  expect(dotsIn(dots, { x: left, y: top }, { x: right, y: bottom })).toHaveLength(dots.length)
  expect(dotsIn(dots, a, a)).toContain(a.row.index)
  // The arrow keys reach every street, and stop at the last.
  const seen = new Set<number>()
  let here = [...dots].sort((p, q) => p.x - q.x || p.row.index - q.row.index)[0]!
  for (const _ of dots) {
    seen.add(here.row.index)
    here = nextDot(dots, here, 'x', 1)
  }
  expect(seen.size).toBe(dots.length)
  expect(nextDot(dots, here, 'x', 1)).toBe(here)
})
