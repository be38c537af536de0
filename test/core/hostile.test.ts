import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestSites } from '../../src/core/distance/nearest.ts'
import type { Decay } from '../../src/core/fca/decay.ts'
import { type AccessInput, NO_CAPACITY, NO_DEMAND, OUT_OF_REACH } from '../../src/core/fca/model.ts'
import { InputRefusal } from '../../src/core/fca/refusal.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import { everyMeasure, repeatable, study } from './studies.ts'

function everyNumber(input: AccessInput): number[] {
  const run = runAccess(input)
  const { access, siteDemand, siteRatio, siteChildren, siteTerm, siteCrowding, conservation } = run
  const lists = [access, siteDemand, siteRatio, siteChildren, siteTerm ?? [], siteCrowding ?? []]
  return [
    ...lists.flatMap((list) => Array.from(list)),
    ...nearestSites(input).distance,
    conservation.given,
    conservation.places,
    conservation.relativeError,
  ]
}

const amounts = fc.constantFrom(0, -0, 1, 17, 1e-30, 1e-29, 1e30, 3e29, 1e-300, 1e308, -1, NaN, Infinity)
const degreesEast = fc.constantFrom(0, 116.3, 116.30001, 180, -180, 179.999, -179.999, 359.9, -360, 361, NaN)
const degreesNorth = fc.constantFrom(0, 39.9, 39.90001, 64.9, 65.1, 89.9, -89.9, 90, -90, 91, -Infinity)
const metres = fc.constantFrom(0, 1, 1000, 3000, -1e12, 1e12, 1e13, 1e308, NaN)
const thresholds = fc.constantFrom(1e-30, 1e-5, 1, 1000, 3000, 49_999, 1e5, 1e7, 3e7, 1e30, 0, -1, 1e308, NaN, Infinity)
const decays = fc.constantFrom<Decay[]>(
  { kind: 'binary' },
  { kind: 'gaussian' },
  { kind: 'linear' },
  {
    kind: 'stepped',
    bands: [
      [1000, 1e30],
      [2000, 1e-30],
    ],
  },
  {
    kind: 'stepped',
    bands: [
      [1000, 1],
      [1000, 0.5],
    ],
  },
  { kind: 'stepped', bands: [] },
  { kind: 'gaussian-sigma', sigma: 1e-3 },
  { kind: 'gaussian-sigma', sigma: 0 },
  { kind: 'exponential', beta: 1e3 },
  { kind: 'exponential', beta: NaN },
  { kind: 'power', beta: 300, scale: 1e-30 },
  { kind: 'power', beta: 0, scale: 1 },
  { kind: 'logistic', mean: 1e30, sd: 1e-30 },
  { kind: 'logistic', mean: 0, sd: 1e30 },
  { kind: 'logistic', mean: -1, sd: 1 },
)

describe.each(everyMeasure)('%s', (measure) => {
  it('any file gives numbers or a refusal that names the entry, never NaN or Infinity', () => {
    let [runs, refusals] = [0, 0]
    const usual = <T>(value: T, other: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other })
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.tuple(amounts, degreesEast, degreesNorth, metres, metres), { maxLength: 8 }),
        fc.array(fc.tuple(amounts, degreesEast, degreesNorth, metres, metres, fc.oneof(fc.constant(NaN), thresholds)), {
          maxLength: 5,
        }),
        usual<Decay>({ kind: 'gaussian' }, decays),
        usual(3000, thresholds),
        fc.nat(),
        (planar, points, sites, decay, threshold, mostly) => {
          // Mostly sound files, so that the hostile rest is computed with and not only refused.
          const sound = mostly % 4 !== 0
          const amount = (v: number) => (sound && !(v >= 0 && v <= 1e30 && (v === 0 || v >= 1e-30)) ? 5 : v)
          const east = (v: number) => (sound && !(Math.abs(v) <= 360) ? 1 : v)
          const north = (v: number) => (sound && !(Math.abs(v) <= 90) ? 1 : v)
          const plane = (v: number) => (sound && !(Math.abs(v) <= 1e12) ? 1 : v)
          const radius = (v: number) => (sound && !(v >= 1e-30 && v <= 1e30) ? NaN : v)
          const input: AccessInput = {
            demandX: Float64Array.from(points, (p) => (planar ? plane(p[3]) : east(p[1]))),
            demandY: Float64Array.from(points, (p) => (planar ? plane(p[4]) : north(p[2]))),
            children: Float64Array.from(points, (p) => amount(p[0])),
            siteX: Float64Array.from(sites, (s) => (planar ? plane(s[3]) : east(s[1]))),
            siteY: Float64Array.from(sites, (s) => (planar ? plane(s[4]) : north(s[2]))),
            capacity: Float64Array.from(sites, (s) => amount(s[0])),
            siteThreshold: Float64Array.from(sites, (s) => radius(s[5])),
            costs: { kind: 'straight', coordinates: planar ? 'planar' : 'lonlat' },
            measure,
            decay,
            threshold: sound && Number.isNaN(radius(threshold)) ? 3000 : threshold,
          }
          try {
            expect(everyNumber(input).filter((v) => !Number.isFinite(v))).toEqual([])
            runs++
          } catch (error) {
            if (!(error instanceof InputRefusal)) throw error
            expect(error.params['array']).not.toBe('')
            refusals++
          }
        },
      ),
      { ...repeatable, numRuns: 400 },
    )
    expect(runs).toBeGreaterThan(100)
    expect(refusals).toBeGreaterThan(20)
  })
})

const base = (points: number, sites: number) =>
  study({ points, sites, seed: 3, costs: 'lonlat' }, '2sfca', { kind: 'gaussian' })

it('a number that cannot be is refused with its place in the file', () => {
  const input = base(5, 3)
  const refusal = (change: Partial<AccessInput>) => {
    try {
      runAccess({ ...input, ...change })
    } catch (error) {
      if (error instanceof InputRefusal)
        return [error.code, error.params['array'], error.params['index'], error.params['value']]
      throw error
    }
    return null
  }
  expect(refusal({ children: Float64Array.of(1, 2, -3, 4, 5) })).toEqual(['negative', 'children', 2, -3])
  expect(refusal({ capacity: Float64Array.of(1, 1e308, 4) })).toEqual(['too-large', 'capacity', 1, 1e308])
  expect(refusal({ demandY: Float64Array.of(1, 2, 3, NaN, 5) })).toEqual(['not-finite', 'demandY', 3, 'NaN'])
  expect(refusal({ siteY: Float64Array.of(1, 2, 116) })).toEqual(['bad-latitude', 'siteY', 2, 116])
  expect(refusal({ threshold: 0 })).toEqual(['not-positive', 'threshold', -1, 0])
  expect(refusal({ children: Float64Array.of(1) })).toEqual(['wrong-length', 'children', -1, 1])
})

it('no site, no child, no point: zeros and flags', () => {
  const noSite = runAccess(base(4, 0))
  expect(Array.from(noSite.pointFlags)).toEqual([OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH])
  expect(Array.from(nearestSites(base(4, 0)).site)).toEqual([-1, -1, -1, -1])
  expect(runAccess(base(0, 0)).conservation.holds).toBe(true)
  const nobody = base(30, 6)
  const empty = runAccess({ ...nobody, children: new Float64Array(30) })
  expect(empty.access.every((a) => a === 0)).toBe(true)
  expect(empty.siteFlags.every((f, j) => f === (nobody.capacity[j] === 0 ? NO_DEMAND | NO_CAPACITY : NO_DEMAND))).toBe(
    true,
  )
})

it('everybody in one spot, with the school in it', () => {
  const at = (n: number, v: number) => new Float64Array(n).fill(v)
  const input = {
    ...base(100, 1),
    demandX: at(100, 116),
    demandY: at(100, 40),
    siteX: at(1, 116),
    siteY: at(1, 40),
    capacity: at(1, 50),
    children: at(100, 1),
  }
  for (const decay of [{ kind: 'gaussian' }, { kind: 'power', beta: 2, scale: 1000 }] as const) {
    const run = runAccess({ ...input, decay })
    expect(run.access.every((a) => Math.abs(a - 0.5) < 1e-15)).toBe(true)
  }
})

it('a school beyond the antimeridian is next door', () => {
  const input = {
    ...base(2, 1),
    demandX: Float64Array.of(179.999, -179.999),
    demandY: Float64Array.of(-17, -17),
    siteX: Float64Array.of(180),
    siteY: Float64Array.of(-17),
    capacity: Float64Array.of(2),
    children: Float64Array.of(1, 1),
    siteThreshold: Float64Array.of(NaN),
  }
  const run = runAccess(input)
  expect(Array.from(run.sitesInReach)).toEqual([1, 1])
  expect(run.access[0]).toBeCloseTo(run.access[1]!, 9)
})
