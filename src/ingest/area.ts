import type { Position } from 'geojson'
import type { Coordinates, Polygons } from '../core/places.ts'

/** Metres per degree of latitude, and of longitude on the equator; good to half a percent, for sizes in Issues. */
const METRES_NORTH = 111_000
const METRES_EAST = 111_320

/** Metres that one unit of x and of y is at a latitude. */
export function unitMetres(coordinates: Coordinates, y: number): { readonly east: number; readonly north: number } {
  if (coordinates === 'planar') return { east: 1, north: 1 }
  return { east: METRES_EAST * Math.cos((y * Math.PI) / 180), north: METRES_NORTH }
}

/** Area in m² of polygons with holes (outer ring first). */
export function areaOf(polygons: Polygons, coordinates: Coordinates): number {
  return polygons.reduce((sum, rings) => {
    const [outer = 0, ...holes] = rings.map((ring) => Math.abs(signedArea(ring, coordinates)))
    return sum + outer - holes.reduce((a, b) => a + b, 0)
  }, 0)
}

/** Shoelace; relative to the first corner, so that large coordinates cost no digits. */
function signedArea(ring: readonly Position[], coordinates: Coordinates): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? []
  const { east, north } = unitMetres(coordinates, y0)
  let twice = 0
  for (let k = 1; k < ring.length; k++) {
    const [ax = 0, ay = 0] = ring[k - 1] ?? []
    const [bx = 0, by = 0] = ring[k] ?? []
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return (twice / 2) * east * north
}

/** [west, south, east, north] of polygons. */
export function boundsOf(polygons: Polygons): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x = 0, y = 0] of polygons.flat(2)) {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

/** Centre of gravity of the outer ring of the first polygon; the mean of its corners when it has no area. */
export function centroidOf(polygons: Polygons): Position {
  const ring = polygons[0]?.[0] ?? []
  const [x0 = 0, y0 = 0] = ring[0] ?? []
  let [twice, x, y] = [0, 0, 0]
  for (let k = 1; k < ring.length; k++) {
    const [ax, ay] = [(ring[k - 1]?.[0] ?? 0) - x0, (ring[k - 1]?.[1] ?? 0) - y0]
    const [bx, by] = [(ring[k]?.[0] ?? 0) - x0, (ring[k]?.[1] ?? 0) - y0]
    const cross = ax * by - bx * ay
    twice += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  if (twice !== 0) return [x0 + x / (3 * twice), y0 + y / (3 * twice)]
  const corners = Math.max(1, ring.length)
  return [
    ring.reduce((sum, [cx = 0]) => sum + cx, 0) / corners,
    ring.reduce((sum, [, cy = 0]) => sum + cy, 0) / corners,
  ]
}
