import { expect, test } from 'vitest'
import type { Summary } from '../../src/core/aggregate/summary.ts'
import { measureOf } from '../../src/core/fca/measures/list.ts'
import type { Measure } from '../../src/core/fca/measures/measure.ts'
import { OUT_OF_REACH } from '../../src/core/fca/model.ts'
import { type Block, legendOf } from '../../src/symbology/legend.ts'
import {
  classed,
  classifier,
  kindFor,
  loadClasses,
  NO_DATA,
  pointClasses,
  type ShadeId,
  shadesFor,
  zoneClasses,
} from '../../src/symbology/shade.ts'

const unseen = { values: [], weights: [] }
const shadeFor = (id: ShadeId, measure: Measure, zones: readonly Summary[]) => {
  const kind = kindFor(id, measure)
  const people = zones.filter(({ children }) => children > 0)
  const values = people.map((zone) => kind.ofSummary(zone) ?? 0)
  return classed(kind, zones.length > 0 ? { values, weights: people.map(({ children }) => children) } : unseen)
}

const summary = (change: Partial<Summary>): Summary => ({
  children: 100,
  placed: 0,
  full: 0,
  out: 0,
  gap: 0,
  spare: 0,
  balance: 0,
  qualityCovered: 0,
  qualityPlaced: 0,
  nearest: null,
  nearestQuality: null,
  value: null,
  points: 1,
  sites: 0,
  places: 0,
  ...change,
})

test('a value on a break belongs to the class above it; no value is no class', () => {
  const classOf = classifier([-20, -5, 5, 20])
  expect([-20.001, -20, -5, 0, 5, 20, 1e9].map(classOf)).toEqual([0, 1, 2, 2, 3, 4, 4])
  expect([null, Number.NaN, Number.POSITIVE_INFINITY].map(classOf)).toEqual([NO_DATA, NO_DATA, NO_DATA])
})

test('the load of a site: 100 % is not over-full, 110 % is not the last class', () => {
  const places = Float64Array.of(100, 100, 100, 100, 100, 0, 100)
  expect([...loadClasses(Float64Array.of(69, 70, 100, 110, 111, 5, Number.NaN), places)]).toEqual([
    0,
    1,
    1,
    2,
    3,
    NO_DATA,
    NO_DATA,
  ])
})

test('a street where nobody lives is not coloured', () => {
  const shade = shadeFor('balance', measureOf('2sfca'), [])
  expect([...zoneClasses(shade, [summary({ children: 0 }), summary({ balance: -30 })])]).toEqual([NO_DATA, 0])
})

test('a measure that knows no gap is never coloured by one', () => {
  for (const id of ['bfca', 'i2sfca', 'raam', 'cumulative', 'gravity'] as const) {
    const measure = measureOf(id)
    expect(shadesFor(measure)).toEqual(['value', 'coverage', 'distance'])
    expect(shadeFor('balance', measure, [summary({ value: 1 }), summary({ value: 3 })]).id).toBe('value')
  }
  // Its value is the distance, which stands in the menu once.
  expect(shadesFor(measureOf('nearest'))).toEqual(['distance', 'coverage'])
  expect(shadeFor('value', measureOf('nearest'), []).id).toBe('distance')
  expect(shadeFor('value', measureOf('2sfca'), []).id).toBe('balance')
})

test('the legend counts every street and child once and stacks its blocks without gaps', () => {
  const shade = shadeFor('balance', measureOf('2sfca'), [])
  const zones = [-80, -33, -6, -6, 0, 4, 4, 30].map((balance) => summary({ balance }))
  const children = zones.map((zone) => zone.children)
  const legend = legendOf(shade, zones.map(shade.ofSummary), children)
  expect(legend.classes.map(({ count }) => count)).toEqual([2, 2, 3, 0, 1])
  expect(legend.classes.map((entry) => entry.children)).toEqual([200, 200, 300, 0, 100])
  expect(legend.blocks).toHaveLength(8)
  for (const { column, from } of legend.blocks) {
    const beneath = (b: Block) => b.column === column && b.from + b.children === from
    expect(from === 0 || legend.blocks.some(beneath)).toBe(true)
  }
})

test('classes of a free value are ascending, also when most streets share one', () => {
  const zones = [0, 0, 0, 0, 0, 0, 7].map((value) => summary({ value }))
  const { breaks, domain } = shadeFor('value', measureOf('gravity'), zones)
  expect([...breaks].sort((a, b) => a - b)).toEqual(breaks)
  expect(domain[1]).toBeGreaterThan(domain[0])
})

test('a cell that no school reaches is not painted as the least crowded', () => {
  const facts = (flags: number[]) => ({
    access: Float64Array.of(0.4, 0),
    flags: Uint8Array.from(flags),
    qualityAccess: new Float64Array(2),
    qualityFlags: new Uint8Array(2),
    nearest: new Float64Array(2),
  })
  const children = Float64Array.of(10, 10)
  const classes = (measure: 'i2sfca' | 'gravity') =>
    pointClasses(shadeFor('value', measureOf(measure), [summary({ value: 1 })]), facts([0, OUT_OF_REACH]), children)
  expect([...classes('i2sfca')]).toEqual([0, NO_DATA])
  // No places in reach is a value, and the lowest.
  expect([...classes('gravity')]).toEqual([0, 0])
})
