import { expect, it } from 'vitest'
import { explainPoints, explainSite } from '../../src/core/fca/explain.ts'
import type { MeasureId } from '../../src/core/fca/model.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import { matrixInput, points, straightInput } from './golden-study.ts'

const sums: MeasureId[] = ['2sfca', '3sfca', 'm2sfca', 'mh3sfca', 'bfca', 'i2sfca', 'gravity', 'cumulative']

it.each(sums)('%s: the parts of a street’s access add up to its mean access', (measure) => {
  for (const input of [straightInput, matrixInput].map((of) =>
    of({ measure, decay: { kind: 'gaussian' }, threshold: 3000 }),
  )) {
    const run = runAccess(input)
    for (const set of [
      Int32Array.of(7),
      Int32Array.of(4),
      Int32Array.from({ length: 60 }, (_, k) => (k * 7) % points),
    ]) {
      const children = set.reduce((sum, i) => sum + input.children[i]!, 0)
      const mean =
        set.reduce((sum, i) => sum + (children > 0 ? input.children[i]! * run.access[i]! : run.access[i]!), 0) /
        (children || set.length)
      const parts = explainPoints(input, run, set)
      const sum = parts.reduce((total, part) => total + part.contribution, 0)
      expect(Math.abs(sum - mean)).toBeLessThanOrEqual(1e-12 * mean)
      expect(parts.map((p) => p.contribution)).toEqual(parts.map((p) => p.contribution).toSorted((a, b) => b - a))
      expect(parts.map((p) => p.site)).not.toContain(39)
    }
  }
})

it('one cell sees the plain distance, weight and ratio of each school in reach', () => {
  const input = straightInput({ decay: { kind: 'linear' }, threshold: 3000 })
  const run = runAccess(input)
  const list = explainPoints(input, run, Int32Array.of(3))
  expect(list).toHaveLength(run.sitesInReach[3]!)
  const own = list.find(({ site }) => site === 0)
  expect(own).toMatchObject({ distance: 0, weight: 1, ratio: run.siteRatio[0], places: 210, reached: 137 })
  expect(own?.competing).toBe(run.siteDemand[0])
  expect(own?.competingChildren).toBe(run.siteChildren[0])
})

it('children of a cell nobody lives in have no weights: plain means', () => {
  const input = straightInput({ decay: { kind: 'binary' }, threshold: 20_000 })
  const run = runAccess(input)
  expect(input.children[5]).toBe(0)
  const list = explainPoints(input, run, Int32Array.of(5))
  expect(list.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(run.access[5]!, 12)
})

it('a school sees the cells that draw on it, and their children add up', () => {
  const input = straightInput({ decay: { kind: 'gaussian' }, threshold: 2000 })
  const run = runAccess(input)
  const list = explainSite(input, run, 2)
  const sum = (value: (p: (typeof list)[number]) => number) => list.reduce((total, p) => total + value(p), 0)
  expect(sum((p) => p.children)).toBeCloseTo(run.siteChildren[2]!, 9)
  expect(sum((p) => p.children * p.weight)).toBeCloseTo(run.siteDemand[2]!, 9)
  expect(list.every((p, k) => p.distance <= 2000 && (k === 0 || p.distance >= list[k - 1]!.distance))).toBe(true)
})
