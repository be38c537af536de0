import { seeded } from '../src/core/random.ts'
import type { Cell } from './children.ts'
import { sitePositions, uninhabitedRings } from './facts.ts'
import { supplyAim } from './illustration.ts'
import { inPolygons, inRing, rounded, toDegrees, toPlane } from './plane.ts'
import { districtOutline, type Street } from './streets.ts'

/** Sites in the sample, listed and added ones together. */
const siteCount = 150
/** An added site keeps this distance to every other, metres. */
const leastSpacing = 380
/** Places that a site is taken to offer while the others are being placed. */
const usualPlaces = 1150
/** Every street gets at least one site for so many of its children. */
const childrenPerSite = 2500

/** A place for a site. */
export interface Spot {
  readonly lon: number
  readonly lat: number
  /** Metres in the local plane. */
  readonly x: number
  readonly y: number
  readonly street: string
  readonly position: 'located' | 'approximate' | 'synthetic'
}

/** 150 places: the listed schools', then invented ones where children are furthest from a place. */
export function buildSpots(streets: readonly Street[], cells: readonly Cell[]): Spot[] {
  const spots = withAdded(listedSpots(streets), streets, cells)
  const order = new Map(streets.map(({ name }, k) => [name, k]))
  // By street, then north to south: the order of the school list would give the names away.
  return spots.sort((p, q) => order.get(p.street)! - order.get(q.street)! || q.lat - p.lat || p.lon - q.lon)
}

function listedSpots(streets: readonly Street[]): Spot[] {
  const outline = districtOutline()
  return sitePositions().map(({ lon, lat, position }) => {
    const inside =
      position === 'approximate' && !inRing(lon, lat, outline) ? nudgedInside(lon, lat) : ([lon, lat] as const)
    return spotAt(inside[0], inside[1], position, streets)
  })
}

/** An approximate position that falls just outside the outline moves to the nearest place inside (100 m steps). */
function nudgedInside(lon: number, lat: number): readonly [number, number] {
  const outline = districtOutline()
  const [x, y] = toPlane([lon, lat])
  for (let radius = 50; radius <= 400; radius += 50) {
    for (let bearing = 0; bearing < 16; bearing++) {
      const angle = (bearing * Math.PI) / 8
      const near = toDegrees(x + radius * Math.sin(angle), y + radius * Math.cos(angle))
      // A margin beyond the edge itself, so that rounding cannot put it back outside.
      const beyond = toDegrees(x + (radius + 40) * Math.sin(angle), y + (radius + 40) * Math.cos(angle))
      if (inRing(near[0], near[1], outline) && inRing(beyond[0], beyond[1], outline)) return beyond
    }
  }
  throw new Error(`Position ${lon}, ${lat} lies too far outside the district`)
}

function spotAt(lon: number, lat: number, position: Spot['position'], streets: readonly Street[]): Spot {
  const [roundLon, roundLat] = [rounded(lon, 5), rounded(lat, 5)]
  const street = streets.find(({ polygons }) => inPolygons(roundLon, roundLat, polygons))
  if (!street) throw new Error(`Position ${lon}, ${lat} lies in no street`)
  const [x, y] = toPlane([roundLon, roundLat])
  return { lon: roundLon, lat: roundLat, x, y, street: street.name, position }
}

/**
 * Adds sites one by one where the children nearby most outnumber the places already there: first inside streets with too
 * few sites for their own children, then anywhere.
 */
function withAdded(listed: readonly Spot[], streets: readonly Street[], cells: readonly Cell[]): Spot[] {
  const random = seeded(150)
  const spots = [...listed]
  for (const street of streets) {
    const own = cells.filter((cell) => cell.street === street.name)
    const children = own.reduce((sum, cell) => sum + cell.children, 0)
    const around = childrenNear(own)
    while (spots.filter((spot) => spot.street === street.name).length < Math.ceil(children / childrenPerSite)) {
      spots.push(nextSpot(own, around, spots, streets, random))
    }
  }
  const around = childrenNear(cells)
  while (spots.length < siteCount) spots.push(nextSpot(cells, around, spots, streets, random))
  return spots
}

/** The best place for one more site, within 90 m of a cell's centre, off the hills, away from the other sites. */
function nextSpot(
  cells: readonly Cell[],
  around: Float64Array,
  spots: readonly Spot[],
  streets: readonly Street[],
  random: () => number,
): Spot {
  const rings = uninhabitedRings()
  const want = cells.map((cell, k) =>
    spots.reduce(
      (left, spot) => left - usualPlaces * nearness((cell.x - spot.x) ** 2 + (cell.y - spot.y) ** 2),
      around[k]!,
    ),
  )
  const order = cells.map((_, k) => k).sort((p, q) => want[q]! - want[p]! || p - q)
  for (const k of order) {
    const cell = cells[k]!
    const [lon, lat] = toDegrees(cell.x + 180 * (random() - 0.5), cell.y + 180 * (random() - 0.5))
    const street = streets.find(({ name }) => name === cell.street)!
    if (!inPolygons(lon, lat, street.polygons) || rings.some((ring) => inRing(lon, lat, ring))) continue
    const spot = spotAt(lon, lat, 'synthetic', streets)
    if (spots.every((other) => (other.x - spot.x) ** 2 + (other.y - spot.y) ** 2 >= leastSpacing ** 2)) return spot
  }
  throw new Error('No cell is left for another site')
}

/** Children around each cell, weighted by nearness and counted less in streets that are to be left short. */
function childrenNear(cells: readonly Cell[]): Float64Array {
  // Columns instead of objects: this is a loop over some twenty million pairs.
  const x = Float64Array.from(cells, (cell) => cell.x)
  const y = Float64Array.from(cells, (cell) => cell.y)
  const children = Float64Array.from(cells, (cell) => cell.children * Math.min(1, supplyAim(cell.street)) ** 2)
  return x.map((xi, i) => {
    const yi = y[i]!
    let sum = 0
    for (let j = 0; j < x.length; j++) {
      const east = x[j]! - xi
      const north = y[j]! - yi
      sum += children[j]! * nearness(east * east + north * north)
    }
    return sum
  })
}

/** 1 on the spot, 0.6 at 520 m, cut at 2 km where it is below 0.001. */
function nearness(distance2: number): number {
  return distance2 > 2000 * 2000 ? 0 : Math.exp(-distance2 / (2 * 520 * 520))
}
