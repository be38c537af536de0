import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascending } from '../../src/core/equity/order.ts'
import { concentration } from '../../src/core/equity/ranked.ts'
import { shortfall } from '../../src/core/equity/shortfall.ts'
import { giniOf, lorenz, palmaOf, spreadOf } from '../../src/core/equity/spread.ts'
import { theil } from '../../src/core/equity/theil.ts'
import type { Decay } from '../../src/core/fca/decay.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import { type Choice, expected, haversineInput, incomes, districts as names, straightInput } from './golden-study.ts'
import { repeatable } from './studies.ts'

const gini = (value: Float64Array, weight: Float64Array) => {
  const spread = spreadOf(value, weight)
  return spread && giniOf(spread)
}

interface Reference {
  readonly gini: number
  readonly palma_income_ranked: number
  readonly palma_access_ranked: number
  readonly theil_t_standard: number
  readonly theil_within: Readonly<Record<string, number>>
  readonly theil_between: Readonly<Record<string, number>>
  readonly ci_standard: number
  readonly fgt0: number
  readonly fgt1: number
  readonly fgt2: number
  readonly fgt_line: number
  readonly weighted_mean: number
}
const golden: { readonly cases: Readonly<Record<string, { readonly ref: Reference }>> } = JSON.parse(
  readFileSync(new URL('../golden/inequality.json', import.meta.url), 'utf8'),
)

const dai: Decay = { kind: 'gaussian' }
const sigma: Decay = { kind: 'gaussian-sigma', sigma: 1000 }
const steps: Decay = {
  kind: 'stepped',
  bands: [
    [1000, 1],
    [2000, 0.68],
    [3000, 0.22],
  ],
}
const methods: Record<string, Choice> = {
  '2sfca_1000': { decay: { kind: 'binary' }, threshold: 1000 },
  '2sfca_3000': { decay: { kind: 'binary' }, threshold: 3000 },
  '2sfca_step_le': { decay: steps, threshold: 3000 },
  '2sfca_gauss_sigma1000_max3000': { decay: sigma, threshold: 3000 },
  '2sfca_gauss_dai_3000': { decay: dai, threshold: 3000 },
  bfca_3000: { measure: 'bfca', decay: { kind: 'binary' }, threshold: 3000 },
  bfca_step_le: { measure: 'bfca', decay: steps, threshold: 3000 },
  bfca_gauss_sigma1000_max3000: { measure: 'bfca', decay: sigma, threshold: 3000 },
  bfca_gauss_dai_3000: { measure: 'bfca', decay: dai, threshold: 3000 },
  cumulative_1000: { measure: 'cumulative', decay: { kind: 'binary' }, threshold: 1000 },
  cumulative_3000: { measure: 'cumulative', decay: { kind: 'binary' }, threshold: 3000 },
}
const { children } = straightInput(methods['2sfca_1000']!)
const districts = [...new Set(names)].sort()
const grouping = { groupOf: Int32Array.from(names, (name) => districts.indexOf(name)), count: districts.length }

/** The access that the figures speak of: as listed for plane distances, from our own run for those on the sphere. */
function accessOf(key: string): Float64Array {
  const [metric, ...rest] = key.split('.')
  const name = rest.join('.')
  return metric === 'euclid' ? expected(`accessibility.${name}`) : runAccess(haversineInput(methods[name]!)).access
}

describe('figures from outside, to 1e-12', () => {
  it.each(Object.entries(golden.cases))('%s', (key, { ref }) => {
    const access = accessOf(key)
    const near = (found: number | null | undefined, wanted: number, size = Math.abs(wanted)) =>
      expect(Math.abs((found ?? Number.NaN) - wanted) / size, `${found} ${wanted}`).toBeLessThan(1e-12)
    const spread = spreadOf(access, children)!
    near(spread.mean, ref.weighted_mean)
    near(giniOf(spread), ref.gini)
    near(palmaOf(spread).ratio, ref.palma_access_ranked)
    const t = theil(access, children, grouping)!
    near(t.total, ref.theil_t_standard)
    districts.forEach((name, g) => {
      near(t.groups[g]?.within, ref.theil_within[name]!)
      // A part near 0 is a logarithm near 1: where the access is our own, its last bits count against the whole.
      const size = key.startsWith('haversine') ? ref.theil_t_standard : undefined
      near(t.groups[g]?.between, ref.theil_between[name]!, size)
    })
    const ranked = concentration(access, children, incomes)!
    near(ranked.index, ref.ci_standard)
    near(ranked.palma, ref.palma_income_ranked)
    const below = shortfall(access, children, ref.fgt_line)!
    near(below.share, ref.fgt0)
    near(below.depth, ref.fgt1)
    near(below.severity, ref.fgt2)
  })

  it('covers every vector that is given', () => {
    expect(Object.keys(golden.cases)).toHaveLength(22)
  })
})

/** Access and children, zeros among both, and at least one child with something. */
const town = fc
  .array(
    fc.record({
      value: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 50, noNaN: true })),
      weight: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
      group: fc.integer({ min: -1, max: 3 }),
      rank: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -5, max: 5 })),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((points) => ({
    value: Float64Array.from(points, (p) => p.value),
    weight: Float64Array.from(points, (p) => p.weight),
    groups: { groupOf: Int32Array.from(points, (p) => p.group), count: 4 },
    rank: Float64Array.from(points, (p) => p.rank),
  }))
const shared = town.filter(({ value, weight }) => value.some((v, i) => v * weight[i]! > 0))

describe('laws', () => {
  const check = (law: (given: ReturnType<typeof town.generate>['value']) => void) =>
    fc.assert(fc.property(shared, law), repeatable)

  it('Gini lies in [0, 1), is 0 for equals and follows from the curve', () =>
    check(({ value, weight }) => {
      const spread = spreadOf(value, weight)!
      const g = giniOf(spread)
      expect(g).toBeGreaterThanOrEqual(0)
      expect(g).toBeLessThan(1)
      expect(
        gini(
          value.map(() => 0.7),
          weight,
        ),
      ).toBeLessThan(1e-12)
      const curve = lorenz(spread, 20_000)
      const area = curve.reduce((a, y, k) => a + (k === 0 ? 0 : (y + curve[k - 1]!) / 2 / 20_000), 0)
      expect(Math.abs(1 - 2 * area - g)).toBeLessThan(1e-3)
    }))

  it('the Lorenz curve climbs from 0 to 1, ever steeper, and never above the diagonal', () =>
    check(({ value, weight }) => {
      const curve = lorenz(spreadOf(value, weight)!, 100)
      expect([curve[0], curve[100]]).toEqual([0, 1])
      for (let k = 1; k <= 100; k++) {
        expect(curve[k]! - curve[k - 1]!).toBeGreaterThanOrEqual(-1e-12)
        expect(curve[k]!).toBeLessThanOrEqual(k / 100 + 1e-9)
        if (k < 100) expect(curve[k + 1]! - curve[k]!).toBeGreaterThanOrEqual(curve[k]! - curve[k - 1]! - 1e-9)
      }
    }))

  it('nothing depends on the unit of value or of children, nor on the order of the rows', () =>
    check(({ value, weight, groups, rank }) => {
      const all = (v: Float64Array, w: Float64Array, g: typeof groups, r: Float64Array) => {
        const spread = spreadOf(v, w)!
        const t = theil(v, w, g)!
        const c = concentration(v, w, r)
        return [
          giniOf(spread),
          palmaOf(spread).ratio ?? -1,
          t.total,
          t.within,
          t.between,
          c?.index ?? 9,
          c?.palma ?? -1,
        ]
      }
      const before = all(value, weight, groups, rank)
      const close = (after: number[]) =>
        after.forEach((x, k) => {
          expect(Math.abs(x - before[k]!)).toBeLessThan(1e-9 * Math.max(1, Math.abs(x)))
        })
      close(
        all(
          value.map((v) => v * 16),
          weight.map((w) => w * 4),
          groups,
          rank,
        ),
      )
      const back = { groupOf: groups.groupOf.slice().reverse(), count: groups.count }
      close(all(value.slice().reverse(), weight.slice().reverse(), back, rank.slice().reverse()))
    }))

  it("Theil's parts add up, and within plus between is the whole", () =>
    check(({ value, weight, groups }) => {
      const t = theil(value, weight, groups)!
      const one = theil(value, weight, { groupOf: new Int32Array(value.length), count: 1 })!
      expect(t.total).toBe(t.within + t.between)
      expect(Math.abs(t.total - one.total)).toBeLessThan(1e-10 * Math.max(1, t.total))
      expect(one.between).toBeLessThan(1e-12)
      const own = t.groups.reduce((a, g) => a + g.within + g.between, 0)
      expect(Math.abs(own - t.total)).toBeLessThan(1e-10 * Math.max(1, t.total))
      const alone = theil(value, weight, { groupOf: Int32Array.from(value.keys()), count: value.length })!
      expect(alone.within).toBeLessThan(1e-12)
    }))

  it('a concentration index lies in (−1, 1), turns its sign with the rank, and is Gini when value is the rank', () =>
    check(({ value, weight, rank }) => {
      const found = concentration(value, weight, rank)
      if (found) {
        expect(Math.abs(found.index)).toBeLessThan(1)
        expect(
          concentration(
            value,
            weight,
            rank.map((r) => -r),
          )!.index,
        ).toBeCloseTo(-found.index, 12)
      }
      expect(concentration(value, weight, value)!.index).toBeCloseTo(gini(value, weight)!, 12)
    }))

  it('shortfalls shrink with their power, and a value on the line is not below it', () =>
    check(({ value, weight }) => {
      const found = shortfall(value, weight, 0.8)!
      expect(found.share).toBeLessThanOrEqual(1)
      expect(found.depth).toBeLessThanOrEqual(found.share)
      expect(found.severity).toBeLessThanOrEqual(found.depth)
      expect(found.severity).toBeGreaterThanOrEqual(0)
      expect(
        shortfall(
          value.map(() => 0.8),
          weight,
          0.8,
        )!.share,
      ).toBe(0)
    }))

  it('points without children change nothing', () =>
    check(({ value, weight, groups, rank }) => {
      const add = (list: Float64Array, v: number) => Float64Array.from([...list, v])
      const more = [add(value, 1e6), add(weight, 0)] as const
      expect(gini(...more)).toBe(gini(value, weight))
      const groupOf = Int32Array.from([...groups.groupOf, 2])
      expect(theil(...more, { groupOf, count: 4 })).toEqual(theil(value, weight, groups))
      expect(concentration(...more, add(rank, 3))).toEqual(concentration(value, weight, rank))
      expect(shortfall(...more, 1)).toEqual(shortfall(value, weight, 1))
    }))

  it('sorts as a comparison would', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (list) => {
        const values = Float64Array.from(list, (v) => v + 0)
        const wanted = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b)
        expect([...ascending(values)]).toEqual(wanted)
      }),
      repeatable,
    )
  })
})

describe('where there is nothing to share', () => {
  const none = { groupOf: new Int32Array(2), count: 1 }
  it.each([
    ['no point', [], []],
    ['no child', [1, 2], [0, 0]],
    ['nobody has anything', [0, 0], [4, 5]],
  ])('%s: no figure instead of NaN', (_, value, weight) => {
    const [x, w] = [Float64Array.from(value), Float64Array.from(weight)]
    expect(spreadOf(x, w)).toBeNull()
    expect(gini(x, w)).toBeNull()
    expect(theil(x, w, none)).toBeNull()
    expect(concentration(x, w, x)).toBeNull()
  })

  it('everybody below the line when nobody has anything; no figure without children', () => {
    expect(shortfall(new Float64Array(2), Float64Array.of(4, 5), 0.8)).toEqual({ share: 1, depth: 1, severity: 1 })
    expect(shortfall(Float64Array.of(1), Float64Array.of(0), 0.8)).toBeNull()
  })

  it('Palma has no ratio when the worst-served 40 % have nothing', () => {
    const palma = palmaOf(spreadOf(Float64Array.of(0, 1), Float64Array.of(60, 40))!)
    expect(palma).toEqual({ best: 1, worst: 0, ratio: null })
  })

  it('a line must be above 0', () => {
    expect(() => shortfall(Float64Array.of(1), Float64Array.of(1), 0)).toThrow(RangeError)
  })
})
