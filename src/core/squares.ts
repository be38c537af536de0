import type { Polygon } from 'geojson'
import { extent, gridSteps, type PointGrid } from './distance/grid.ts'
import { type Placement, placementOf } from './map-placement.ts'
import { latitudeOf, longitudeOf, mercatorPerMetre, mercatorPerPixel, mercatorX, mercatorY } from './mercator.ts'
import type { StudyData } from './places.ts'
import { ROWS_A_STEP, type Steps } from './steps.ts'

/**
 * Demand points as squares of one size in the Mercator plane, whose unit is the world's width; x goes east, y south. They
 * are sorted by a row-major grid, so that those in sight lie together.
 */
export interface Squares {
  /** Middle of the study, in double precision. */
  readonly origin: readonly [x: number, y: number]
  /** Centres, east and south of the origin in turn; as far as 300 km away single precision is within 1 cm. */
  readonly offsets: Float32Array
  /** Row in the table of the k-th square. */
  readonly row: Uint32Array
  /** Half a side at the origin. */
  readonly half: number
  /** What half a side grows by per unit south of the origin, as a share: a metre is longer on the map far from the equator. */
  readonly lean: number
  /** Half a side on the screen is never less, in px. */
  readonly least: number
  /** Over the offsets; `cellStart` counts squares in their own order. */
  readonly grid: Grid
}

type Grid = Pick<PointGrid, 'minX' | 'minY' | 'cellX' | 'cellY' | 'columns' | 'rows' | 'cellStart'>

/** A hair larger than the cell, or rounding would leave lines of ground between neighbours. */
const HAIR = 1.004
/** Side of a point that is no cell, in metres. */
const POINT = 60
/** Squares to a cell of the grid, on average, and cells of the grid to a side at most. */
const TO_A_CELL = 64
const MOST_CELLS = 256

/** Demand cells, or squares of 60 m for plain points; about 0.2 s for a million. */
export function* squareSteps(data: StudyData): Steps<Squares> {
  const { x, y, cellSize } = data.demand
  const placement = placementOf(data)
  const [west, south, east, north] = placement.bounds
  const lat = (south + north) / 2
  const origin = [mercatorX((west + east) / 2), mercatorY(lat)] as const
  const offsets = yield* offsetSteps(placement, x, y, origin)
  return {
    origin,
    ...(yield* sortSteps(offsets.x, offsets.y)),
    half: (HAIR * (cellSize > 0 ? cellSize : POINT) * mercatorPerMetre(lat)) / 2,
    // The scale is 1 / cos φ, which grows by sin φ of itself per radian that the map goes north.
    lean: -2 * Math.PI * Math.sin((lat * Math.PI) / 180),
    least: cellSize > 0 ? 0.5 : 1,
  }
}

function* offsetSteps(
  { place }: Placement,
  x: Float64Array,
  y: Float64Array,
  origin: Squares['origin'],
): Steps<{ x: Float64Array; y: Float64Array }> {
  const offsets = { x: new Float64Array(x.length), y: new Float64Array(x.length) }
  for (let i = 0; i < x.length; i++) {
    if (i % ROWS_A_STEP === 0) yield (0.7 * i) / x.length
    const [lon, lat] = place(x[i]!, y[i]!)
    // Sorted as they will be stored: a square must not lie in another cell of the grid than it was put into.
    offsets.x[i] = Math.fround(mercatorX(lon) - origin[0])
    offsets.y[i] = Math.fround(mercatorY(lat) - origin[1])
  }
  return offsets
}

function* sortSteps(x: Float64Array, y: Float64Array): Steps<Pick<Squares, 'offsets' | 'row' | 'grid'>> {
  const n = x.length
  const side = Math.max(1, Math.min(MOST_CELLS, Math.ceil(Math.sqrt(n / TO_A_CELL))))
  const span = ([from, to]: [number, number]) => (to > from ? (to - from) / side : 1)
  const { order, bandRow: _, ...grid } = yield* gridSteps(x, y, span(extent(x)), span(extent(y)))
  const offsets = new Float32Array(2 * n)
  for (let k = 0; k < n; k++) {
    offsets[2 * k] = x[order[k]!]!
    offsets[2 * k + 1] = y[order[k]!]!
  }
  return { offsets, row: order, grid }
}

/** Runs of squares, as pairs from–to, that hold all whose centre lies between two offsets (and some beside). */
export function runsBetween(
  { grid: { minX, minY, cellX, cellY, columns, rows, cellStart } }: Pick<Squares, 'grid'>,
  [west, east]: readonly [number, number],
  [north, south]: readonly [number, number],
): Uint32Array {
  const index = (cells: number, most: number) => Math.max(0, Math.min(most - 1, Math.floor(cells)))
  const [left, right] = [index((west - minX) / cellX, columns), index((east - minX) / cellX, columns)]
  const [first, last] = [index((north - minY) / cellY, rows), index((south - minY) / cellY, rows)]
  const runs = new Uint32Array(2 * (last - first + 1))
  for (let row = first; row <= last; row++) {
    runs[2 * (row - first)] = cellStart[row * columns + left]!
    runs[2 * (row - first) + 1] = cellStart[row * columns + right + 1]!
  }
  return runs
}

/** The row of the square that a place in degrees lies in; of several the one with the nearest centre, −1 = none. */
export function squareAt(squares: Squares, lon: number, lat: number, zoom: number): number {
  const { origin, offsets, half, lean, least } = squares
  const x = mercatorX(lon) - origin[0]
  const y = mercatorY(lat) - origin[1]
  const reach = Math.max(half * (1 + lean * y), least * mercatorPerPixel(zoom))
  const runs = runsBetween(squares, [x - reach, x + reach], [y - reach, y + reach])
  let found = -1
  let nearest = Infinity
  for (let run = 0; run < runs.length; run += 2) {
    for (let k = runs[run]!; k < runs[run + 1]!; k++) {
      const dx = Math.abs(offsets[2 * k]! - x)
      const dy = Math.abs(offsets[2 * k + 1]! - y)
      if (dx > reach || dy > reach || dx * dx + dy * dy >= nearest) continue
      nearest = dx * dx + dy * dy
      found = squares.row[k]!
    }
  }
  return found
}

/** Outline in degrees of the square of a row; `null` if it has none. */
export function outlineOf({ origin, offsets, row, half, lean }: Squares, index: number): Polygon | null {
  const k = row.indexOf(index)
  if (k < 0) return null
  const [dx, dy] = [offsets[2 * k]!, offsets[2 * k + 1]!]
  const reach = half * (1 + lean * dy)
  const [west, east] = [-reach, reach].map((by) => longitudeOf(origin[0] + dx + by))
  const [north, south] = [-reach, reach].map((by) => latitudeOf(origin[1] + dy + by))
  return {
    type: 'Polygon',
    coordinates: [[[west!, south!], [east!, south!], [east!, north!], [west!, north!], [west!, south!]]], // biome-ignore format: corners
  }
}
