import fc from 'fast-check'
import type { Decay } from '../../src/core/fca/decay.ts'
import type { AccessInput, CostSource, MeasureId } from '../../src/core/fca/model.ts'
import { seeded } from '../../src/core/random.ts'

/** Every run of the tests sees the same studies. */
export const repeatable = { seed: 20_260_101, numRuns: 60 }

export const everyMeasure: MeasureId[] = [
  '2sfca',
  '3sfca',
  'm2sfca',
  'mh3sfca',
  'bfca',
  'i2sfca',
  'raam',
  'nearest',
  'cumulative',
  'gravity',
]

export const someDecay: fc.Arbitrary<Decay> = fc.constantFrom<Decay[]>(
  { kind: 'binary' },
  {
    kind: 'stepped',
    bands: [
      [1000, 1],
      [2000, 0.68],
      [3000, 0.22],
    ],
  },
  { kind: 'gaussian' },
  { kind: 'gaussian-sigma', sigma: 900 },
  { kind: 'exponential', beta: 0.001 },
  { kind: 'power', beta: 0.8, scale: 1000 },
  { kind: 'linear' },
  { kind: 'logistic', mean: 1500, sd: 500 },
)

export interface StudySize {
  readonly points: number
  readonly sites: number
  readonly seed: number
  readonly costs: 'lonlat' | 'planar' | 'matrix' | 'catchment'
}

export const someSize = (kinds: StudySize['costs'][] = ['lonlat', 'planar', 'matrix', 'catchment']) =>
  fc.record({
    points: fc.integer({ min: 0, max: 120 }),
    sites: fc.integer({ min: 0, max: 14 }),
    seed: fc.nat(1_000_000),
    costs: fc.constantFrom(...kinds),
  })

/** A small study around Beijing: zeros among children and places, sites on top of points, some own thresholds. */
export function study(size: StudySize, measure: MeasureId, decay: Decay, threshold = 3000): AccessInput {
  const { points, sites, seed, costs } = size
  const random = seeded(seed)
  const [x0, y0, width, height] =
    costs === 'lonlat' || costs === 'catchment' ? [116.3, 39.9, 0.12, 0.09] : [440_000, 4_400_000, 10_000, 10_000]
  const column = (n: number, from: number, size: number) =>
    Float64Array.from({ length: n }, () => from + size * random())
  const demandX = column(points, x0, width)
  const demandY = column(points, y0, height)
  const siteX = column(sites, x0, width)
  const siteY = column(sites, y0, height)
  for (let j = 0; j < sites && points > 0; j += 5) {
    siteX[j] = demandX[j % points]!
    siteY[j] = demandY[j % points]!
  }
  return {
    demandX,
    demandY,
    children: Float64Array.from({ length: points }, () => (random() < 0.15 ? 0 : Math.floor(1 + 90 * random()))),
    siteX,
    siteY,
    capacity: Float64Array.from({ length: sites }, () => (random() < 0.1 ? 0 : 120 + Math.floor(900 * random()))),
    siteThreshold: Float64Array.from({ length: sites }, () => (random() < 0.2 ? 500 + 4000 * random() : NaN)),
    costs: costSource(size, random, [x0, y0, width, height]),
    measure,
    decay,
    threshold,
  }
}

function costSource(
  { costs, points, sites }: StudySize,
  random: () => number,
  [x0, y0, width, height]: number[],
): CostSource {
  if (costs === 'lonlat' || costs === 'planar') return { kind: 'straight', coordinates: costs }
  if (costs === 'catchment') {
    // Three strips that overlap a little, each served by every third site.
    const strip = (k: number) => {
      const [w, e] = [x0! + (width! * k) / 3.2, x0! + (width! * (k + 1.2)) / 3.2]
      const [s, n] = [y0! - 1, y0! + height! + 1]
      return [
        [
          [
            [w, s],
            [e, s],
            [e, n],
            [w, n],
            [w, s],
          ],
        ],
      ]
    }
    const served = (k: number) => Array.from({ length: sites }, (_, j) => j).filter((j) => j % 3 === k)
    return { kind: 'catchment', coordinates: 'lonlat', polygons: [0, 1, 2].map(strip), sites: [0, 1, 2].map(served) }
  }
  const siteIndex: number[] = []
  const cost: number[] = []
  const rowOffset = new Uint32Array(points + 1)
  for (let i = 0; i < points; i++) {
    for (let j = 0; j < sites; j++) {
      if (random() < 0.4) continue
      siteIndex.push(j)
      cost.push(Math.floor(5000 * random()))
    }
    rowOffset[i + 1] = cost.length
  }
  return {
    kind: 'matrix',
    table: { rowOffset, siteIndex: Uint32Array.from(siteIndex), cost: Float64Array.from(cost), unit: 'm' },
  }
}
