import { expect, it } from 'vitest'
import { assignZones, coveringSteps } from '../../src/core/aggregate/locate.ts'
import type { Polygons } from '../../src/core/places.ts'
import { finish } from '../../src/core/steps.ts'

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const left: Polygons = [[square(0, 0, 10)]]
const right: Polygons = [[square(10, 0, 10)]]
const withHole: Polygons = [[square(30, 0, 10), square(33, 3, 4)]]
const islands: Polygons = [[square(50, 0, 1)], [square(60, 0, 1)]]
const open: Polygons = [[square(80, 0, 10).slice(0, 4)]]
const list = [left, right, withHole, islands, open]
const zonesOf = (...places: [number, number][]) =>
  Array.from(
    assignZones(
      Float64Array.from(places, (p) => p[0]),
      Float64Array.from(places, (p) => p[1]),
      list,
    ),
  )

it('every child is counted in one street: the first one on a shared border', () => {
  expect(zonesOf([5, 5], [10, 5], [15, 5], [20, 5], [-1, 5])).toEqual([0, 0, 1, 1, -1])
  expect(Array.from(assignZones(Float64Array.of(10), Float64Array.of(5), [right, left]))).toEqual([0])
})

it('holes are outside, islands inside, rings without an end are closed', () => {
  expect(zonesOf([31, 5], [35, 5], [50.5, 0.5], [55, 0.5], [60.5, 0.5], [85, 5])).toEqual([2, -1, 3, -1, 3, 4])
})

it('no polygons and empty polygons hold nobody', () => {
  expect(Array.from(assignZones(Float64Array.of(1), Float64Array.of(1), []))).toEqual([-1])
  expect(Array.from(assignZones(Float64Array.of(1), Float64Array.of(1), [[], [[]]]))).toEqual([-1])
})

it('a border between catchments belongs to both', () => {
  const { offset, zone } = finish(coveringSteps(Float64Array.of(5, 10, 100), Float64Array.of(5, 5, 5), list))
  expect([Array.from(offset), Array.from(zone)]).toEqual([
    [0, 1, 3, 3],
    [0, 0, 1],
  ])
})
