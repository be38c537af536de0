import { describe, expect, it } from 'vitest'
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '../../src/core/mercator.ts'
import { seeded } from '../../src/core/random.ts'
import { outlineOf, squareAt, squareSteps } from '../../src/core/squares.ts'
import { finish } from '../../src/core/steps.ts'
import { bytesOf, paintSquares, rasterOf } from '../../src/map/cell-raster.ts'
import { cellsOf, isSameCells } from '../../src/map/layers/cells.ts'
import { paletteOf } from '../../src/symbology/palette.ts'
import { inputOf, squareStudy } from './study.ts'

const withPoints = (x: number[], y: number[], cellSize = 250) => {
  const study = squareStudy()
  const demand = { ...study.demand, x: Float64Array.from(x), y: Float64Array.from(y), cellSize }
  return { ...study, zones: null, demand, sites: { ...study.sites, x: demand.x, y: demand.y } }
}
const squares = (data: ReturnType<typeof withPoints>) => finish(squareSteps(data))
const earth = 40_075_016.686

describe('cells as squares of single precision', () => {
  it('stand within a centimetre of where they are, in a study of 400 km', () => {
    const [x, y] = [Array.from({ length: 99 }, (_, k) => 113.7 + k * 0.0471), Array.from({ length: 99 }, (_, k) => 38.1 + k * 0.0363)] // biome-ignore format: a pair
    const { origin, offsets, row } = squares(withPoints(x, y))
    expect([...row].sort((a, b) => a - b)).toEqual(x.map((_, k) => k))
    for (const [k, i] of row.entries()) {
      const metres = earth * Math.cos((y[i]! * Math.PI) / 180)
      expect(Math.abs(offsets[2 * k]! - (mercatorX(x[i]!) - origin[0])) * metres).toBeLessThan(0.01)
      expect(Math.abs(offsets[2 * k + 1]! - (mercatorY(y[i]!) - origin[1])) * metres).toBeLessThan(0.01)
    }
  })

  it('keep their size in metres from the south to the north of a province, so that no lines open between them', () => {
    const lat = [38, 39, 40, 41, 42]
    const all = squares(
      withPoints(
        lat.map(() => 116),
        lat,
      ),
    )
    for (const [k, at] of lat.entries()) {
      const ring = outlineOf(all, k)!.coordinates[0]!
      const [[west, south], , [east, north]] = ring as [number[], number[], number[]]
      const perDegree = earth / 360
      // Two degrees away a straight line is off by a thousandth of the side.
      expect(((east! - west!) * perDegree * Math.cos((at * Math.PI) / 180)) / 251).toBeCloseTo(1, 2)
      expect(((north! - south!) * perDegree) / 251).toBeCloseTo(1, 2)
    }
  })

  it('come onto the screen where the map puts the place, seen closely too', () => {
    const [lon, lat] = [116.301_234_5, 39.998_765_4]
    const { origin, offsets, row } = squares(withPoints([116.1, lon], [39.8, lat]))
    const k = row.indexOf(1)
    const { scale, shift } = rasterOf(matrixAt(116.3012, 39.9988, 20), origin, 1440, 900, 1)
    const world = 512 * 2 ** 20
    const metresPerPixel = (earth * Math.cos((lat * Math.PI) / 180)) / world
    const east = offsets[2 * k]! * scale[0] + shift[0] - 720
    const north = offsets[2 * k + 1]! * scale[1] + shift[1] - 450
    expect(Math.abs(east - (mercatorX(lon) - mercatorX(116.3012)) * world) * metresPerPixel).toBeLessThan(0.01)
    expect(Math.abs(north - (mercatorY(39.9988) - mercatorY(lat)) * world) * metresPerPixel).toBeLessThan(0.01)
  })

  it('are what the pointer meets: the one that it lies in, the nearest centre of several, none beside them', () => {
    const all = squares(withPoints([116.2, 116.202, 116.25], [40, 40, 40]))
    expect(squareAt(all, 116.2001, 40.0009, 16)).toBe(0)
    expect(squareAt(all, 116.2012, 40, 16)).toBe(1)
    expect(squareAt(all, 116.2, 40.0013, 16)).toBe(-1)
    expect(squareAt(all, 116.23, 40, 16)).toBe(-1)
    // Seen from afar no cell is less than a pixel, and none takes what lies beside it.
    expect(squareAt(all, 116.252, 40, 6)).toBe(2)
    expect(squareAt(all, 116.5, 40, 6)).toBe(-1)
  })

  it('have a size on the ground without a cell size, and can be met from afar', () => {
    const all = squares(withPoints([116.2, 116.3], [40, 40.1], 0))
    expect(squareAt(all, 116.2003, 40, 16)).toBe(0)
    expect(squareAt(all, 116.2005, 40, 16)).toBe(-1)
    expect(squareAt(all, 116.2005, 40, 10)).toBe(0)
  })

  it('are found among very many, wherever they lie, as one by one', () => {
    const random = seeded(5)
    const [x, y] = [0, 1].map((k) => Array.from({ length: 5000 }, () => [116, 39.8][k]! + 0.4 * random())) as [number[], number[]] // biome-ignore format: a pair
    const all = squares(withPoints(x, y))
    for (let k = 0; k < 200; k++) {
      const [lon, lat] = [116 + 0.4 * random(), 39.8 + 0.4 * random()]
      const found = squareAt(all, lon, lat, 13)
      let [best, nearest] = [-1, Infinity]
      for (let i = 0; i < x.length; i++) {
        const [dx, dy] = [mercatorX(x[i]!) - mercatorX(lon), mercatorY(y[i]!) - mercatorY(lat)]
        const reach = all.half * (1 + all.lean * (mercatorY(lat) - all.origin[1]))
        if (!(Math.abs(dx) <= reach && Math.abs(dy) <= reach) || Math.hypot(dx, dy) >= nearest) continue
        ;[best, nearest] = [i, Math.hypot(dx, dy)]
      }
      expect(found).toBe(best)
    }
  })

  it('give an outline in degrees, and none for a row that is not there', () => {
    const all = squares(withPoints([116.2], [40]))
    const ring = outlineOf(all, 0)!.coordinates[0]!
    expect(ring).toHaveLength(5)
    expect(ring[0]).toEqual(ring[4])
    expect(outlineOf(all, 1)).toBeNull()
    expect(longitudeOf(mercatorX(116.2))).toBeCloseTo(116.2, 10)
    expect(latitudeOf(mercatorY(40))).toBeCloseTo(40, 10)
  })
})

describe('cells as bytes, a byte per px', () => {
  const tint = Uint8Array.from({ length: 256 }, (_, k) => (k < 5 ? k + 1 : k === 255 ? 255 : 0))
  const paint = (x: number[], y: number[], classes: number[], zoom: number, size: [number, number], cellSize = 250) => {
    const all = squares(withPoints(x, y, cellSize))
    const raster = rasterOf(matrixAt(x[0]!, y[0]!, zoom, ...size), all.origin, ...size, 1)
    const into = new Uint8Array(size[0] * size[1]).fill(77)
    paintSquares(into, all, bytesOf(all, Uint8Array.from(classes), tint), raster)
    return Array.from({ length: size[1] }, (_, row) => [...into.slice(row * size[0], (row + 1) * size[0])])
  }
  // How far apart the middles of neighbours are, in degrees.
  const [dx, dy] = [250 / (earth / 360) / Math.cos((40 * Math.PI) / 180), 250 / (earth / 360)]

  it('stand where they should, the south at the bottom, and what lies outside the picture is cut off', () => {
    const rows = paint([116.2, 116.2 + dx, 116.2, 116.5], [40, 40, 40 + dy, 40], [0, 1, 255, 4], 11.4, [40, 40])
    const side = (250 / (earth * Math.cos((40 * Math.PI) / 180))) * 512 * 2 ** 11.4
    expect(rows[20]![20]).toBe(1)
    expect(rows[20]![20 + Math.round(side)]).toBe(2)
    // The first row is the lowest.
    expect(rows[20 + Math.round(side)]![20]).toBe(255)
    expect(rows[20 - Math.round(side)]![20]).toBe(0)
    expect(rows.flat()).not.toContain(5)
    expect(rows.flat()).not.toContain(77)
    const area = rows.flat().filter((byte) => byte === 1).length
    expect(Math.abs(Math.sqrt(area) - side)).toBeLessThan(1)
  })

  it('leave no line of ground between neighbours at any zoom', () => {
    const [x, y] = [0, 1, 2, 3].map((k) => Array.from({ length: 16 }, (_, c) => (k % 2 ? 40 + dy * (c >> 2) : 116.2 + dx * (c & 3)))) as [number[], number[]] // biome-ignore format: a grid
    for (let zoom = 9; zoom < 17; zoom += 0.37) {
      const rows = paint(x, y, x.map(() => 2), zoom, [300, 300]) // biome-ignore format: one call
      const painted = rows.filter((row) => row.includes(3))
      for (const row of painted)
        expect(row.lastIndexOf(3) - row.indexOf(3) + 1).toBe(row.filter((byte) => byte === 3).length)
      const first = rows.findIndex((row) => row.includes(3))
      expect(rows.slice(first, first + painted.length)).toEqual(painted)
    }
  })

  it('are a pixel at least, so that the cells of a province are seen', () => {
    expect(paint([116.2], [40], [3], 4, [9, 9]).flat().filter(Boolean)).toEqual([4])
    expect(paint([116.2], [40], [3], 4, [9, 9], 0).flat().filter(Boolean)).toHaveLength(4)
  })

  it('lie over each other, and one without a colour hides nothing', () => {
    expect(paint([116.2, 116.2], [40, 40], [1, 2], 6, [1, 1])).toEqual([[3]])
    expect(paint([116.2, 116.2], [40, 40], [1, 254], 6, [1, 1])).toEqual([[2]])
    // Classes that are not there yet draw nothing.
    expect(paint([116.2, 116.2], [40, 40], [], 6, [1, 1])).toEqual([[0]])
  })
})

describe('what is painted anew', () => {
  const input = inputOf(squareStudy())
  const palette = paletteOf('light')
  const before = cellsOf(input, palette)!

  it('is nothing for the same classes, and the places are never counted again for a study', () => {
    expect(isSameCells(before, cellsOf({ ...input, lang: 'en' }, palette))).toBe(true)
    expect(cellsOf(inputOf(squareStudy()), palette)!.squares).not.toBe(before.squares)
  })

  it('is all of it for other classes or colours', () => {
    const cell = Uint8Array.from(input.classes.cell, (c) => (c === 0 ? 255 : c))
    const recoloured = cellsOf({ ...input, classes: { ...input.classes, cell } }, palette)!
    expect(recoloured.squares).toBe(before.squares)
    expect(isSameCells(before, recoloured)).toBe(false)
    const dark = cellsOf({ ...input, colours: { ...input.colours, cell: paletteOf('dark').gap } }, paletteOf('dark'))
    expect(isSameCells(before, dark)).toBe(false)
  })

  it('is nothing while the cells are switched off', () => {
    expect(cellsOf({ ...input, layers: { ...input.layers, cells: false } }, palette)).toBeNull()
  })
})

/** From the Mercator plane to clip space, looking at a place. */
function matrixAt(lon: number, lat: number, zoom: number, width = 1440, height = 900): Float64Array {
  const world = 512 * 2 ** zoom
  const matrix = new Float64Array(16)
  matrix.set([(2 * world) / width, 0, 0, 0, 0, (-2 * world) / height])
  matrix.set([(-2 * world * mercatorX(lon)) / width, (2 * world * mercatorY(lat)) / height, 0, 1], 12)
  return matrix
}
