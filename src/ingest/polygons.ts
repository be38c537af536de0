import type { Geometry, Position } from 'geojson'
import type { Coordinates, Polygons } from '../core/places.ts'
import type { Doubts } from './doubts.ts'

/**
 * The polygons of a geometry, checked: unclosed rings are closed (`ring-unclosed`), rings with fewer than three corners
 * are left out (`ring-degenerate`).
 * @param row row for the Issues
 * @returns null with an Issue that stops the feature: `geometry-missing`, `geometry-not-polygon`, `geometry-empty` or
 *   `coordinate-out-of-range`
 */
export function readPolygons(
  geometry: Geometry | null,
  row: number,
  coordinates: Coordinates,
  doubts: Doubts,
): Polygons | null {
  const stop = (code: string, value = ''): null => {
    doubts.add(code, 'stops', { row, value })
    return null
  }
  if (geometry === null) return stop('geometry-missing')
  const raw = flatten(geometry)
  if (raw === null) return stop('geometry-not-polygon', geometry.type)
  const polygons: Position[][][] = []
  for (const rings of raw) {
    const good = rings.map((ring) => readRing(ring, row, doubts))
    const [outer, ...holes] = good
    // Without its outer ring a hole means nothing.
    if (outer) polygons.push([outer, ...holes.filter((hole) => hole !== null)])
  }
  if (polygons.length === 0) return stop('geometry-empty')
  if (coordinates === 'lonlat') {
    const bad = polygons.flat(2).find(([x = 0, y = 0]) => Math.abs(x) > 180 || Math.abs(y) > 90)
    if (bad) return stop('coordinate-out-of-range', `${bad[0]}, ${bad[1]}`)
  }
  return polygons
}

/** Polygons of Polygon, MultiPolygon and collections of them; null when there is anything else. */
function flatten(geometry: Geometry): Position[][][] | null {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates
  if (geometry.type !== 'GeometryCollection') return null
  const parts = geometry.geometries.map(flatten)
  return parts.includes(null) ? null : (parts as Position[][][][]).flat()
}

function readRing(ring: readonly Position[], row: number, doubts: Doubts): Position[] | null {
  const [first] = ring
  const last = ring.at(-1)
  const flat = ring.map(([x = 0, y = 0]) => [x, y])
  const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
  if (first !== undefined && !isClosed) {
    doubts.add('ring-unclosed', 'doubtful', { row })
    flat.push([first[0] ?? 0, first[1] ?? 0])
  }
  // Three corners and the first again.
  if (flat.length >= 4) return flat
  doubts.add('ring-degenerate', 'doubtful', { row })
  return null
}
