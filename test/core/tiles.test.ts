import { describe, expect, it } from 'vitest'
import { metresPerDegree } from '../../src/core/distance/ellipsoid.ts'
import { metricOf, pairSquare } from '../../src/core/distance/metric.ts'
import { decayWeight, gaussianWeight } from '../../src/core/fca/decay.ts'
import { LiveRun } from '../../src/core/fca/incremental.ts'
import { measureOf } from '../../src/core/fca/measures/list.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { drawSteps, giveSteps, heldSlice, joinPoints, prepare, reduce, siteSide } from '../../src/core/fca/phases.ts'
import { reachesOf } from '../../src/core/fca/reach-of.ts'
import { collect, runAccess } from '../../src/core/fca/run.ts'
import { type Factors, hasSeries, INSIDE, TileSeries } from '../../src/core/fca/tile-series.ts'
import { addPoints, addValues, divideByFactorials, TERMS } from '../../src/core/fca/tile-terms.ts'
import { seeded } from '../../src/core/random.ts'
import { finish } from '../../src/core/steps.ts'
import { difference } from './golden-study.ts'

interface Town {
  readonly coordinates: 'lonlat' | 'planar'
  readonly x: number
  readonly y: number
  readonly threshold: number
}

/** Many points on a few square kilometres, sites in and around them, some with a radius of their own. */
function town({ coordinates, x, y, threshold }: Town, points = 12_000, sites = 30): AccessInput {
  const random = seeded(points + Math.round(threshold))
  const factors = new Float64Array(4)
  metresPerDegree(y, factors, 0)
  const [perX, perY] = coordinates === 'planar' ? [1, 1] : [1 / factors[0]!, 1 / factors[2]!]
  const around = (n: number, middle: number, per: number, size: number) =>
    Float64Array.from({ length: n }, () => middle + size * threshold * per * (random() - 0.5))
  const own = (j: number) => (j % 7 === 0 ? threshold * (0.6 + 0.5 * random()) : NaN)
  return {
    demandX: around(points, x, perX, 1.4),
    demandY: around(points, y, perY, 1.4),
    children: Float64Array.from({ length: points }, () => Math.floor(12 * random())),
    siteX: around(sites, x, perX, 3),
    siteY: around(sites, y, perY, 3),
    capacity: Float64Array.from({ length: sites }, (_, j) => (j % 11 === 5 ? 0 : 240 + 60 * j)),
    siteThreshold: Float64Array.from({ length: sites }, (_, j) => own(j)),
    costs: { kind: 'straight', coordinates },
    measure: '2sfca',
    decay: { kind: 'gaussian' },
    threshold,
  }
}

const towns: [string, Town][] = [
  ['Beijing', { coordinates: 'lonlat', x: 116.3, y: 39.95, threshold: 3000 }],
  ['Beijing, 500 m', { coordinates: 'lonlat', x: 116.3, y: 39.95, threshold: 500 }],
  ['the equator', { coordinates: 'lonlat', x: -78.5, y: 0.01, threshold: 3000 }],
  ['the far north of the local formula', { coordinates: 'lonlat', x: 20, y: 64.7, threshold: 2600 }],
  ['the southern hemisphere', { coordinates: 'lonlat', x: 147, y: -42.9, threshold: 5000 }],
  ['the antimeridian', { coordinates: 'lonlat', x: 179.995, y: -16.8, threshold: 3000 }],
  ['a projected system', { coordinates: 'planar', x: 440_000, y: 4_420_000, threshold: 3000 }],
]

/** Both steps pair by pair, as the formulas stand. */
function onePairAtATime(input: AccessInput) {
  const { demandX, demandY, siteX, siteY, children, capacity, siteThreshold, threshold, decay } = input
  if (input.costs.kind !== 'straight') throw new Error('straight lines only')
  const metric = metricOf(input.costs.coordinates, demandY, siteY, 2 * threshold)
  const demand = new Float64Array(siteX.length)
  const reached = new Float64Array(siteX.length)
  const access = new Float64Array(demandX.length)
  const count = new Uint32Array(demandX.length)
  const weights = siteX.map((_, j) => (Number.isNaN(siteThreshold[j]) ? threshold : siteThreshold[j]!))
  for (let j = 0; j < siteX.length; j++) {
    const pairs: [number, number][] = []
    for (let i = 0; i < demandX.length; i++) {
      const d = Math.sqrt(pairSquare(metric, demandX[i]!, demandY[i]!, j, siteX[j]!, siteY[j]!))
      if (d <= weights[j]!) pairs.push([i, decayWeight(decay, d, weights[j]!)])
    }
    for (const [i, w] of pairs) {
      demand[j]! += children[i]! * w
      reached[j]! += children[i]!
    }
    if (capacity[j] === 0) continue
    for (const [i, w] of pairs) {
      access[i]! += demand[j]! > 0 ? (capacity[j]! * w) / demand[j]! : 0
      count[i]!++
    }
  }
  return { demand, reached, access, count }
}

describe.each(towns)('many children in one place: %s', (_, where) => {
  const input = town(where)

  it('each gets what the formulas give pair by pair, and whoever is counted is counted once', () => {
    const { draw } = reachesOf(input)
    const tiles = Array.from({ length: 16 }, (_, band) => draw.tiles?.(band)?.count ?? 0)
    expect(tiles.reduce((a, b) => a + b)).toBeGreaterThan(20)
    const wanted = onePairAtATime(input)
    const found = runAccess(input)
    expect(found.sitesInReach).toEqual(wanted.count)
    expect(found.siteChildren).toEqual(wanted.reached)
    expect(difference(found.siteDemand, wanted.demand)).toBeLessThan(1e-12)
    expect(difference(found.access, wanted.access)).toBeLessThan(1e-12)
    expect(found.conservation.relativeError).toBeLessThan(1e-12)
  })

  it.each(['2sfca', '3sfca', 'gravity'] as const)('%s: workers that share the bands give the bits of one', (id) => {
    const measure = measureOf(id)
    if (measure.kind !== 'catchment') throw new Error('no catchment measure')
    const study = { ...input, measure: id }
    const parts = (
      [
        [0, 5],
        [5, 9],
        [9, 16],
      ] as const
    ).map((bands) => prepare(study, measure, bands))
    const side = siteSide(
      measure,
      parts[0]!.capacity,
      reduce(
        parts.map((part) => finish(drawSteps(part))),
        study.siteX.length,
      ),
    )
    const slices = parts.map((part) => heldSlice(part, finish(giveSteps(part, side))))
    const shared = collect(study, parts[0]!.reaches.choose.order, side, joinPoints(slices, study.demandX.length))
    expect(shared).toEqual(runAccess(study))
  })

  it.each(['2sfca', '3sfca'] as const)('%s: a school that is dragged shows what a full run gives', (id) => {
    const live = new LiveRun({ ...input, measure: id })
    for (let step = 1; step <= 4; step++) {
      const x = input.siteX[3]! + (step / 9) * (where.x - input.siteX[3]!)
      live.apply({ op: 'move', site: 3, x, y: input.siteY[3]! })
      const full = runAccess(live.input)
      expect(difference(live.access, full.access)).toBeLessThan(1e-12)
      expect(live.result().sitesInReach).toEqual(full.sitesInReach)
    }
  })
})

/** Worst error of the series against the weight itself, over tiles that may be taken. */
function worstOfSeries(f: Factors, halfX: number, halfY: number, threshold: number): number {
  const series = new TileSeries()
  const terms = new Float64Array(TERMS)
  const per = Array.from({ length: 9 }, (_, k) => k / 4 - 1)
  let worst = 0
  for (let row = -14; row <= 14; row++) {
    for (let column = -14; column <= 14; column++) {
      const [dx, dy] = [(2 * column + 0.3) * halfX, (2 * row + 0.7) * halfY]
      const corners = [-1, 1].flatMap((s) => [-1, 1].map((t) => square(f, dx + s * halfX, dy + t * halfY)))
      if (Math.max(...corners) > INSIDE * threshold ** 2) continue
      series.setRow(dy, halfX, halfY, f, 1 / threshold)
      terms.fill(0)
      series.add(dx, 1, terms, 0)
      divideByFactorials(terms, 0)
      for (const s of per) {
        for (const t of per) {
          const found = new Float64Array(1)
          addValues(Float64Array.of(s), Float64Array.of(t), found, 0, 1, 0, 0, 1, 1, terms, 0)
          const wanted = gaussianWeight(square(f, dx + s * halfX, dy + t * halfY) / threshold ** 2)
          worst = Math.max(worst, Math.abs(found[0]! / wanted - 1))
        }
      }
    }
  }
  return worst
}

const square = ({ kx0, kx1, ky0, ky1 }: Factors, x: number, y: number) =>
  (x * (kx0 + kx1 * y)) ** 2 + (y * (ky0 + ky1 * y)) ** 2

it('wherever a tile has a series, no child in it gets a weight off by more than 1e-12 of itself', () => {
  const out = new Float64Array(4)
  let tried = 0
  for (const latitude of [0, 25, 39.9, -50, 60, 64.9]) {
    metresPerDegree(latitude, out, 0)
    const f = { kx0: out[0]!, kx1: out[1]!, ky0: out[2]!, ky1: out[3]! }
    for (const threshold of [300, 3000, 9000]) {
      for (const share of [0.03, 0.0474, 0.06]) {
        const [halfX, halfY] = [(share * threshold) / f.kx0, (share * threshold) / f.ky0]
        if (!hasSeries(halfX, halfY, f, 1 / threshold)) continue
        tried++
        expect(worstOfSeries(f, halfX, halfY, threshold), `${latitude}°, ${threshold} m, ${share}`).toBeLessThan(1e-12)
      }
    }
  }
  expect(tried).toBeGreaterThan(15)
})

it('a tile draws as much by its moments as its points do one by one, for an odd number of points as well', () => {
  const random = seeded(5)
  const f = { kx0: 1, kx1: 0, ky0: 1, ky1: 0 }
  for (const n of [1, 2, 31]) {
    const x = Float64Array.from({ length: n }, () => 250 * (random() - 0.5))
    const y = Float64Array.from({ length: n }, () => 250 * (random() - 0.5))
    const value = Float64Array.from({ length: n }, () => 1 + random())
    const moments = new Float64Array(TERMS)
    addPoints(x, y, value, 0, n, 0, 0, 1 / 125, 1 / 125, moments, 0)
    divideByFactorials(moments, 0)
    const series = new TileSeries()
    series.setRow(-900, 125, 125, f, 1 / 3000)
    let wanted = 0
    for (let i = 0; i < n; i++) wanted += value[i]! * gaussianWeight(square(f, 700 + x[i]!, y[i]! - 900) / 9e6)
    expect(Math.abs(series.sum(700, moments, 0) / wanted - 1)).toBeLessThan(1e-13)
  }
})
