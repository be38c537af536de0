import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestSites } from '../../src/core/distance/nearest.ts'
import { decayWeight, weigher } from '../../src/core/fca/decay.ts'
import { measureOf, measures } from '../../src/core/fca/measures/list.ts'
import type { AccessInput, AccessRun } from '../../src/core/fca/model.ts'
import { drawSteps, giveSteps, heldSlice, joinPoints, prepare, reduce, siteSide } from '../../src/core/fca/phases.ts'
import type { Reach } from '../../src/core/fca/reach.ts'
import { collect, runAccess } from '../../src/core/fca/run.ts'
import { seeded } from '../../src/core/random.ts'
import { finish } from '../../src/core/steps.ts'
import { difference } from './golden-study.ts'
import { everyMeasure, repeatable, someDecay, someSize, study } from './studies.ts'

/** RAAM's value follows from an equilibrium that is reached to 1e-15 of its total cost: the values to about 1e-8. */
const toleranceOf = (measure: string) => (measure === 'raam' ? 1e-6 : 1e-12)

const shuffled = (n: number, seed: number): number[] => {
  const random = seeded(seed)
  return Array.from({ length: n }, (_, k) => ({ k, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ k }) => k)
}

it('every measure of the menu is tested', () => {
  expect(measures.map((m) => m.id).sort()).toEqual([...everyMeasure].sort())
})

describe.each(everyMeasure)('%s', (measure) => {
  it('gives out exactly the places that somebody draws on, or at most those, as it promises', () => {
    fc.assert(
      fc.property(someSize(), someDecay, (size, decay) => {
        const input = study(size, measure, decay)
        const { conservation, access, sitesInReach } = runAccess(input)
        expect(conservation.law).toBe(measureOf(measure).law)
        expect(conservation.holds).toBe(true)
        if (conservation.law === 'equal') expect(conservation.relativeError).toBeLessThan(1e-12)
        if (conservation.law === 'at-most')
          expect(conservation.given).toBeLessThanOrEqual(conservation.places * (1 + 1e-12))
        if (measure !== 'nearest')
          expect(access.filter((_, i) => sitesInReach[i] === 0).every((a) => a === 0)).toBe(true)
      }),
      repeatable,
    )
  })

  it('does not depend on the unit that children and places are counted in', () => {
    fc.assert(
      fc.property(someSize(), someDecay, fc.constantFrom(0.25, 3, 1000), (size, decay, k) => {
        const input = study(size, measure, decay)
        const scaled = {
          ...input,
          children: input.children.map((p) => p * k),
          capacity: input.capacity.map((s) => s * k),
        }
        const factor = measure === 'gravity' || measure === 'cumulative' ? k : 1
        const before = runAccess(input).access.map((a) => a * factor)
        expect(difference(runAccess(scaled).access, before)).toBeLessThan(toleranceOf(measure))
      }),
      repeatable,
    )
  })

  it('does not depend on the order of the rows in the files', () => {
    fc.assert(
      fc.property(someSize(['lonlat', 'planar']), someDecay, fc.nat(1e6), (size, decay, seed) => {
        const input = study(size, measure, decay)
        const [p, s] = [shuffled(size.points, seed), shuffled(size.sites, seed + 1)]
        const pick = (values: Float64Array, at: number[]) => Float64Array.from(at, (k) => values[k]!)
        const mixed: AccessInput = {
          ...input,
          demandX: pick(input.demandX, p),
          demandY: pick(input.demandY, p),
          children: pick(input.children, p),
          siteX: pick(input.siteX, s),
          siteY: pick(input.siteY, s),
          capacity: pick(input.capacity, s),
          siteThreshold: pick(input.siteThreshold, s),
        }
        const [a, b] = [runAccess(input), runAccess(mixed)]
        expect(difference(b.access, pick(a.access, p))).toBeLessThan(toleranceOf(measure))
        expect(Array.from(b.sitesInReach)).toEqual(p.map((k) => a.sitesInReach[k]))
        expect(difference(b.siteChildren, pick(a.siteChildren, s))).toBeLessThan(1e-12)
      }),
      repeatable,
    )
  })

  it('is the same from the straight lines as from a matrix that holds them', () => {
    fc.assert(
      fc.property(someSize(['planar']), someDecay, (size, decay) => {
        const input = study(size, measure, decay)
        const [n, m] = [size.points, size.sites]
        const cost = Float64Array.from({ length: n * m }, (_, p) => {
          const [i, j] = [Math.floor(p / m), p % m]
          const dx = input.demandX[i]! - input.siteX[j]!
          const dy = input.demandY[i]! - input.siteY[j]!
          return Math.sqrt(dx * dx + dy * dy)
        })
        const table = {
          rowOffset: Uint32Array.from({ length: n + 1 }, (_, i) => i * m),
          siteIndex: Uint32Array.from({ length: n * m }, (_, p) => p % m),
          cost,
          unit: 'm',
        } as const
        const [a, b] = [runAccess(input), runAccess({ ...input, costs: { kind: 'matrix', table } })]
        expect(difference(a.access, b.access)).toBeLessThan(toleranceOf(measure))
        expect(a.sitesInReach).toEqual(b.sitesInReach)
        expect(a.siteFlags).toEqual(b.siteFlags)
        expect(nearestSites(input).site).toEqual(nearestSites({ ...input, costs: { kind: 'matrix', table } }).site)
      }),
      repeatable,
    )
  })

  it('a site that is absent leaves no trace', () => {
    fc.assert(
      fc.property(someSize(['lonlat', 'planar']), someDecay, (size, decay) => {
        const input = study(size, measure, decay)
        const stays = Array.from({ length: size.sites }, (_, j) => j).filter((j) => j % 3 !== 1)
        const pick = (values: Float64Array) => Float64Array.from(stays, (j) => values[j]!)
        const without = {
          ...input,
          siteX: pick(input.siteX),
          siteY: pick(input.siteY),
          capacity: pick(input.capacity),
          siteThreshold: pick(input.siteThreshold),
        }
        const absent = Uint8Array.from({ length: size.sites }, (_, j) => (j % 3 === 1 ? 1 : 0))
        const [a, b] = [runAccess({ ...input, absent }), runAccess(without)]
        expect(difference(a.access, b.access)).toBeLessThan(toleranceOf(measure))
        expect(a.sitesInReach).toEqual(b.sitesInReach)
      }),
      repeatable,
    )
  })
})

/** A run whose bands are shared out among workers that exchange nothing but the sites' sums. */
function shared(input: AccessInput, cuts: readonly number[]): AccessRun {
  const measure = measureOf(input.measure)
  if (measure.kind !== 'catchment') throw new Error('no catchment measure')
  const bounds = [0, ...cuts, 16]
  const parts = cuts.concat(16).map((to, k) => prepare(input, measure, [bounds[k]!, to]))
  const sums = parts.map((part) => finish(drawSteps(part)))
  const side = siteSide(measure, parts[0]!.capacity, reduce(sums, input.siteX.length))
  const slices = parts.map((part) => heldSlice(part, finish(giveSteps(part, side))))
  return collect(input, parts[0]!.reaches.choose.order, side, joinPoints(slices, input.demandX.length))
}

it.each(everyMeasure.filter((id) => measureOf(id).kind === 'catchment'))(
  '%s: two workers give the bits of one',
  (measure) => {
    fc.assert(
      fc.property(someSize(), someDecay, (size, decay) => {
        const input = study({ ...size, points: size.points * 5 }, measure, decay)
        const one = runAccess(input)
        expect(shared(input, [8])).toEqual(one)
        expect(shared(input, [3, 4, 11])).toEqual(one)
      }),
      { ...repeatable, numRuns: 20 },
    )
  },
)

it('the weight of a pair is the same one by one as in blocks, between 0 and 1 and never rising', () => {
  fc.assert(
    fc.property(someDecay, fc.double({ min: 1, max: 20_000, noNaN: true }), (decay, d0) => {
      const costs = Float64Array.from({ length: 200 }, (_, k) => (d0 * k) / 199)
      costs[199] = d0
      const blocks = new Float64Array(200)
      weigher(decay, d0)(
        costs.map((d) => d * d),
        blocks,
        200,
      )
      let last = Infinity
      costs.forEach((d, k) => {
        const w = decayWeight(decay, d, d0)
        expect(Math.abs(w - blocks[k]!)).toBeLessThan(5e-16)
        expect(w).toBeGreaterThanOrEqual(0)
        expect(w).toBeLessThanOrEqual(1)
        expect(w).toBeLessThanOrEqual(last + 1e-15)
        last = w
      })
      expect(decayWeight(decay, d0 * (1 + 1e-15), d0)).toBe(0)
    }),
    repeatable,
  )
})

it('a long run can be given up on the way, and tells how far it is', () => {
  const input = study({ points: 6000, sites: 400, seed: 4, costs: 'lonlat' }, '2sfca', { kind: 'gaussian' }, 8000)
  const shares: number[] = []
  runAccess(input, (share) => shares.push(share))
  expect(shares.length).toBeGreaterThan(3)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.every((s) => s >= 0 && s <= 1)).toBe(true)
  const stop = () => {
    throw new Error('enough')
  }
  expect(() => runAccess(input, stop)).toThrow('enough')
})

it.each(everyMeasure.filter((id) => measureOf(id).kind === 'catchment'))(
  '%s: a matrix read point by point gives the bits of one read site by site',
  (id) => {
    const measure = measureOf(id)
    if (measure.kind !== 'catchment') throw new Error('no catchment measure')
    fc.assert(
      fc.property(someSize(['matrix']), someDecay, (size, decay) => {
        const input = study({ ...size, points: size.points * 5 }, id, decay)
        const part = prepare(input, measure)
        const { draw } = part.reaches
        expect(draw.byPoint).toBeDefined()
        const bySite: Reach = {
          sites: draw.sites,
          order: draw.order,
          bandStart: draw.bandStart,
          pairs: (site, band, sink) => draw.pairs(site, band, sink),
          ofPoints: (positions) => draw.ofPoints(positions),
        }
        const run = (reach: Reach) => {
          const held = {
            ...part,
            reaches: { ...part.reaches, draw: reach, choose: reach },
            share: part.share?.slice() ?? null,
          }
          const side = siteSide(measure, held.capacity, reduce([finish(drawSteps(held))], input.siteX.length))
          return { side, points: finish(giveSteps(held, side)) }
        }
        expect(run(draw)).toEqual(run(bySite))
      }),
      repeatable,
    )
  },
)
