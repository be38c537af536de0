import { describe, expect, it } from 'vitest'
import { analysisSteps, locate } from '../../src/core/analyse.ts'
import { zoningSteps } from '../../src/core/catchment/zoning.ts'
import type { Polygons, StudyData } from '../../src/core/places.ts'
import { finish } from '../../src/core/steps.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { sampleStudy } from '../sample/expected.ts'

const box = (x0: number, x1: number): Polygons => [
  [
    [
      [x0, -10],
      [x1, -10],
      [x1, 10],
      [x0, 10],
      [x0, -10],
    ],
  ],
]
const none = { zh: '', en: '' }

/** Points at 0, 10, 20 … on a line with children; sites at x with places; catchments between two x. */
function town(
  children: readonly number[],
  sites: readonly { readonly x: number; readonly capacity?: number }[],
  catchments: readonly { readonly from: number; readonly to: number; readonly sites: readonly string[] }[] | null,
): StudyData {
  const n = sites.length
  return {
    name: none,
    year: '',
    coordinates: 'planar',
    sites: {
      id: sites.map((_, k) => `S${k}`),
      name: sites.map(() => none),
      stage: sites.map(() => 'primary'),
      x: Float64Array.from(sites, ({ x }) => x),
      y: new Float64Array(n),
      capacity: Float64Array.from(sites, ({ capacity = 100 }) => capacity),
      enrolment: new Float64Array(n).fill(Number.NaN),
      quality: new Uint8Array(n),
      group: sites.map(() => ''),
      lead: new Uint8Array(n),
      partner: sites.map(() => ''),
      threshold: new Float64Array(n).fill(Number.NaN),
      extra: {},
    },
    demand: {
      id: children.map((_, k) => `D${k}`),
      x: Float64Array.from(children, (_, k) => 10 * k),
      y: new Float64Array(children.length),
      children: { primary: Float64Array.from(children) },
      grades: [],
      cellSize: 0,
    },
    zones: null,
    catchments: catchments && {
      id: catchments.map((_, k) => `C${k}`),
      name: catchments.map(() => none),
      polygons: catchments.map(({ from, to }) => box(from, to)),
      sites: catchments.map((one) => one.sites),
    },
    costs: null,
    context: null,
    illustrative: true,
    provenance: [],
    qualityDefinition: none,
    credit: none,
  }
}
const zoningOf = (data: StudyData) => finish(zoningSteps(data, locate(data).catchmentOf, defaultMethod))

describe('zoning', () => {
  it('finds who is zoned past a nearer school, and by how much', () => {
    // 0 and 10 are zoned to the school at 60, past the one at 12; 50 is zoned to it and lives next to it.
    const data = town(
      [4, 6, 0, 0, 0, 5, 2],
      [{ x: 12 }, { x: 60 }],
      [
        { from: -1, to: 15, sites: ['S1'] },
        { from: 40, to: 55, sites: ['S1'] },
      ],
    )
    const found = zoningOf(data)!
    expect(found).toMatchObject({ children: 17, zoned: 15, unserved: 0, outside: 2, notNearest: 10 })
    // 60 − 12 = 48 m farther for four, 50 − 2 = 48 m for six.
    expect(found.farther).toEqual({ mean: 48, p90: 48 })
    expect(found.catchments).toEqual([
      { children: 10, places: 100, sites: 1, shared: 1, notNearest: 10, farther: { mean: 48, p90: 48 } },
      { children: 5, places: 100, sites: 1, shared: 1, notNearest: 0, farther: null },
    ])
  })

  it('a site without places serves nobody; children there are said to be unserved, never "as near as can be"', () => {
    const found = zoningOf(town([3], [{ x: 0, capacity: 0 }, { x: 50 }], [{ from: -5, to: 5, sites: ['S0'] }]))!
    expect(found).toMatchObject({ zoned: 0, unserved: 3, notNearest: 0, farther: null })
    expect(found.catchments[0]).toMatchObject({ places: 0, sites: 0 })
  })

  it('two schools equally near are both the nearest', () => {
    const found = zoningOf(town([0, 0, 7], [{ x: 10 }, { x: 30 }], [{ from: 15, to: 25, sites: ['S1'] }]))!
    expect(found).toMatchObject({ zoned: 7, notNearest: 0 })
  })

  it('says nothing where no catchments are given', () => {
    expect(zoningOf(town([1], [{ x: 0 }], null))).toBeNull()
  })

  it('of the sample adds up: every child once, catchments to the whole, and children as the analysis counts them', async () => {
    const { data, method, located } = await sampleStudy()
    const found = finish(zoningSteps(data, located.catchmentOf, method))!
    expect(found.zoned + found.unserved + found.outside).toBe(found.children)
    const sum = (key: 'children' | 'notNearest') => found.catchments.reduce((a, c) => a + c[key], 0)
    expect(sum('children') + found.outside).toBe(179_579)
    expect(sum('notNearest')).toBe(found.notNearest)
    expect(found.notNearest).toBeGreaterThan(0)
    expect(found.farther!.p90).toBeGreaterThan(found.farther!.mean)
    const { catchments } = finish(analysisSteps(data, located, method))
    expect(found.catchments.map(({ children }) => children)).toEqual(catchments.map(({ children }) => children))
    expect(found.catchments.map(({ places }) => places)).toEqual(catchments.map(({ places }) => places))
  })
})
