import { featureCollection, multiPolygon, union } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { type Placement, placePolygons } from '../core/map-placement.ts'
import type { Polygons } from '../core/places.ts'

export type Area = Feature<Polygon | MultiPolygon>

/**
 * The district: all streets melted into one, in degrees; `null` without streets. Streets that share their borders
 * vertex by vertex are melted by cancelling shared edges, which is exact and takes a few milliseconds; others by union.
 */
export function districtOf(zones: readonly Polygons[], place: Placement['place']): Area | null {
  const parts = zones.map((polygons) => placePolygons(polygons, place)).filter((polygons) => polygons.length > 0)
  const [only] = parts
  if (!only) return null
  if (parts.length === 1) return multiPolygon(only)
  return meltByEdges(parts) ?? union(featureCollection(parts.map((polygons) => multiPolygon(polygons))))
}

/** Outlines left when edges that occur once in each direction cancel; `null` where borders do not match exactly. */
function meltByEdges(parts: readonly Position[][][][]): Area | null {
  const next = new Map<string, { to: string; at: Position }[]>()
  let area = 0
  for (const rings of parts.flat()) {
    rings.forEach((ring, k) => {
      const signed = signedArea(ring)
      // Outer rings counter-clockwise, holes clockwise, whatever the file says: then shared edges run both ways.
      const oriented = signed > 0 === (k === 0) ? ring : ring.toReversed()
      area += k === 0 ? Math.abs(signed) : -Math.abs(signed)
      for (let v = 1; v < oriented.length; v++) addEdge(next, oriented[v - 1] as Position, oriented[v] as Position)
    })
  }
  // Two ways on from one vertex: pieces that only touch there, or a border drawn with other vertices on its two sides.
  if ([...next.values()].some((edges) => edges.length > 1)) return null
  const rings = chain(next)
  if (!rings) return null
  const sizes = rings.map(signedArea)
  // A sliver is a border that did not cancel.
  if (sizes.some((size) => Math.abs(size) < 1e-6 * area)) return null
  if (Math.abs(sizes.reduce((sum, size) => sum + size, 0) - area) > 1e-6 * area) return null
  const outer = rings.filter((_, k) => (sizes[k] ?? 0) > 0)
  const holes = rings.filter((_, k) => (sizes[k] ?? 0) < 0)
  const polygons = outer.map((ring) => [ring])
  for (const hole of holes) {
    const around = polygons.find(([ring]) => ring && contains(ring, hole[0] as Position))
    if (!around) return null
    around.push(hole)
  }
  return multiPolygon(polygons)
}

type Edges = Map<string, { to: string; at: Position }[]>

/** Positions within about a centimetre count as one. */
function keyOf([x, y]: Position): string {
  return `${Math.round((x ?? 0) * 1e7)} ${Math.round((y ?? 0) * 1e7)}`
}

function addEdge(next: Edges, from: Position, to: Position): void {
  const [a, b] = [keyOf(from), keyOf(to)]
  if (a === b) return
  const back = next.get(b)
  const twin = back?.findIndex((edge) => edge.to === a) ?? -1
  if (back && twin >= 0) back.splice(twin, 1)
  else next.set(a, [...(next.get(a) ?? []), { to: b, at: from }])
}

/** Follows the edges until each ring closes; `null` if one does not. */
function chain(next: Edges): Position[][] | null {
  const rings: Position[][] = []
  for (const [start, edges] of next) {
    while (edges.length > 0) {
      const ring: Position[] = []
      let here = start
      do {
        const edge = next.get(here)?.pop()
        if (!edge) return null
        ring.push(edge.at)
        here = edge.to
      } while (here !== start)
      ring.push(ring[0] as Position)
      rings.push(ring)
    }
  }
  return rings
}

/** Shoelace area in square degrees; positive = counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  let twice = 0
  for (let k = 1; k < ring.length; k++) {
    const [a, b] = [ring[k - 1] as Position, ring[k] as Position]
    twice += (a[0] ?? 0) * (b[1] ?? 0) - (b[0] ?? 0) * (a[1] ?? 0)
  }
  return twice / 2
}

/** Even–odd rule; a point on the ring may fall on either side. */
function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false
  for (let k = 1; k < ring.length; k++) {
    const [x1 = 0, y1 = 0] = ring[k - 1] as Position
    const [x2 = 0, y2 = 0] = ring[k] as Position
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
