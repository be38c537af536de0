import { area, booleanPointInPolygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { placementOf } from '../../src/core/map-placement.ts'
import { districtOf } from '../../src/map/district.ts'
import { uninhabited } from '../../src/map/inhabited.ts'
import { box, squareStudy } from './study.ts'

const data = squareStudy(8, 48)
const at = placementOf(data)
const whole = districtOf(data.zones?.polygons ?? [], at.place)

describe('the district', () => {
  it('is the streets melted into one outline, with no inner border left', () => {
    if (!whole) throw new Error('no district')
    expect(whole.geometry.coordinates).toHaveLength(1)
    expect(area(whole) / 1e6).toBeCloseTo(243, 0)
  })
  it('is melted all the same where streets do not share their vertices', () => {
    const [left, right] = [box(0, 0, 1), box(1, 0, 1)]
    right.splice(4, 0, [1, 0.5])
    const melted = districtOf([[[left]], [[right]]], (x, y) => [x, y])
    expect(melted?.geometry.type).toBe('Polygon')
    expect(melted?.geometry.coordinates).toHaveLength(1)
    expect(melted && booleanPointInPolygon([1, 0.7], melted, { ignoreBoundary: true })).toBe(true)
  })
  it('keeps a hole, and is nothing without streets', () => {
    const ring = [0, 1, 2, 3, 5, 6, 7, 8].map((k) => [[box(k % 3, Math.floor(k / 3), 1)]])
    const melted = districtOf(ring, (x, y) => [x, y])
    expect(melted && booleanPointInPolygon([1.5, 1.5], melted)).toBe(false)
    expect(melted && booleanPointInPolygon([0.5, 0.5], melted)).toBe(true)
    expect(districtOf([], at.place)).toBeNull()
  })
})

describe('the veil over empty land', () => {
  const veil = uninhabited(whole, data.demand, at)
  it('covers the half without children, not the other, and nothing outside', () => {
    if (!veil || !whole) throw new Error('no veil')
    // Children live in the western half; the blur carries the border some hundred metres into the empty one.
    const share = area(veil) / area(whole)
    expect(share).toBeGreaterThan(0.38)
    expect(share).toBeLessThan(0.5)
    expect(booleanPointInPolygon([116.34, 39.98], veil)).toBe(true)
    expect(booleanPointInPolygon([116.23, 39.98], veil)).toBe(false)
    expect(booleanPointInPolygon([116.5, 39.98], veil)).toBe(false)
  })
  it('pales no child away: at most two in a hundred live under it', () => {
    if (!veil) throw new Error('no veil')
    let under = 0
    data.demand.x.forEach((x, k) => {
      if (booleanPointInPolygon([x, data.demand.y[k] ?? 0], veil)) under++
    })
    expect(under / data.demand.x.length).toBeLessThanOrEqual(0.02)
  })
  it('is absent where there is no district or no child', () => {
    expect(uninhabited(null, data.demand, at)).toBeNull()
    const nobody = { ...data.demand, children: { primary: new Float64Array(data.demand.x.length) } }
    expect(uninhabited(whole, nobody, at)).toBeNull()
  })
})
