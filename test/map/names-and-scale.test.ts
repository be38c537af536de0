import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { degreeLabel, graticuleStep, ticks } from '../../src/map/graticule.ts'
import { hatchImage, hatchName } from '../../src/map/hatch.ts'
import { shortNames } from '../../src/map/short-name.ts'
import { metresPerPixel, scaleBar } from '../../src/symbology/scale-bar.ts'

const names = (...zh: string[]) => zh.map((name) => ({ zh: name, en: '' }))

describe('street names on the map', () => {
  it('drop 街道 and 镇, but never so that two streets read the same', () => {
    expect(shortNames(names('学院路街道', '上庄镇', '海淀街道', '海淀镇', '东升地区'), 'zh-CN')).toEqual([
      '学院路',
      '上庄',
      '海淀街道',
      '海淀镇',
      '东升',
    ])
  })
  it('keep a name that would shrink to one character', () => {
    expect(shortNames(names('镇'), 'zh-CN')).toEqual(['镇'])
    expect(shortNames(names('甲镇'), 'zh-CN')).toEqual(['甲镇'])
  })
  it('fall back to the other language rather than to nothing', () => {
    expect(shortNames(names('上庄镇'), 'en')).toEqual(['上庄镇'])
    expect(shortNames([{ zh: '', en: 'Shangzhuang Town' }], 'zh-CN')).toEqual(['Shangzhuang Town'])
  })
})

describe('the scale bar', () => {
  it('is a round length that fits, and as long on paper as it says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        fc.double({ min: 20, max: 500, noNaN: true }),
        (scale, room) => {
          const bar = scaleBar(scale, room)
          if (!bar) throw new Error('no bar')
          expect(bar.pixels).toBeLessThanOrEqual(room * (1 + 1e-9))
          expect(bar.pixels).toBeGreaterThan(room * 0.499)
          expect(bar.metres / scale / bar.pixels).toBeCloseTo(1, 12)
          const digit = bar.metres / 10 ** Math.floor(Math.log10(bar.metres) + 1e-9)
          expect([1, 2, 4, 5].some((round) => Math.abs(digit - round) < 1e-6)).toBe(true)
        },
      ),
      { seed: 7 },
    )
  })
  it('is absent rather than wrong when there is no scale', () => {
    expect(scaleBar(0, 100)).toBeNull()
    expect(scaleBar(Number.NaN, 100)).toBeNull()
  })
  it('knows the ground: 40° N at zoom 10 is 58.6 m a pixel', () => {
    expect(metresPerPixel(40, 10)).toBeCloseTo(58.557, 2)
  })
})

describe('the graticule', () => {
  it('labels degrees as an atlas does', () => {
    expect(degreeLabel(116 * 60 + 5, 'lon')).toBe('116°05′E')
    expect(degreeLabel(-(39 * 60 + 55), 'lat')).toBe('39°55′S')
  })
  it('puts a tick on every multiple and nowhere else', () => {
    expect(ticks(116, 116.25, 5)).toEqual([6960, 6965, 6970, 6975])
  })
  it('has a spacing for every zoom', () => {
    for (let zoom = 0; zoom < 22; zoom += 0.1) {
      const step = graticuleStep(zoom)
      expect(zoom >= step.minzoom && zoom < step.maxzoom).toBe(true)
    }
  })
})

describe('the hatch for "no data"', () => {
  it('joins without a seam: every row is the one above moved by a pixel', () => {
    const image = hatchImage(hatchName('#c3cccf', '#e7eced'), 2)
    if (!image) throw new Error('no image')
    const { width, height, data } = image
    const pixel = (row: number, column: number) =>
      data.slice(((row % height) * width + (column % width)) * 4, ((row % height) * width + (column % width)) * 4 + 4)
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) expect(pixel(row + 1, column)).toEqual(pixel(row, column + 1))
    }
    expect(new Set(data.filter((_, k) => k % 4 === 0)).size).toBeGreaterThan(1)
  })
  it('is not made for a name that is none of its own', () => {
    expect(hatchImage('marker', 2)).toBeNull()
  })
})
