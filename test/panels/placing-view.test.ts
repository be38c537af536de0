import { expect, test } from 'vitest'
import { streetAt } from '../../src/panels/desk/placing-view.ts'

const square = (from: number, to: number) => Float64Array.of(from, from, to, from, to, to, from, to, from, from)

test('the cross is told the street it stands on: none in a hole, the enclave in another’s hole, either part of one in two', () => {
  const streets = {
    // 0 has a hole from 2 to 8 in which 1 lies, from 4 to 6; 2 is in two parts.
    outlines: [square(0, 10), square(2, 8), square(4, 6), square(20, 21), square(30, 31)],
    outlineOf: [0, 0, 1, 2, 2],
  }
  const at = (place: number) => streetAt(streets, place, place)
  expect([1, 3, 5, 7, 9].map(at)).toEqual([0, -1, 1, -1, 0])
  expect([20.5, 30.5, 25].map(at)).toEqual([2, 2, -1])
})

test('where two streets overlap by mistake the later one is named, as it is drawn on top', () => {
  expect(streetAt({ outlines: [square(0, 10), square(5, 15)], outlineOf: [0, 1] }, 7, 7)).toBe(1)
})
