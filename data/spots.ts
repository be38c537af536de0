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
/** Every street with this many children gets at least two sites. */
const manyChildren = 3000

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
 * Adds sites one by one where the children within about a kilometre most outnumber the places already there, less eagerly
 * in streets that the illustration leaves short.
 */
function withAdded(listed: readonly Spot[], streets: readonly Street[], cells: readonly Cell[]): Spot[] {
  const random = seeded(150)
  const rings = uninhabitedRings()
  const polygons = new Map(streets.map((street) => [street.name, street.polygons]))
  const spots = [...listed]
  const aim = cells.map((cell) => Math.min(1, supplyAim(cell.street)))
  const around = childrenNear(cells)
  const want = aim.map((share, k) => share * around[k]!)
  const take = (spot: Spot) => {
    cells.forEach((cell, k) => {
      want[k] = want[k]! - 1150 * nearness((cell.x - spot.x) ** 2 + (cell.y - spot.y) ** 2)
    })
  }
  const most = (allowed: (cell: Cell) => boolean) => {
    let best = -1
    cells.forEach((cell, k) => {
      if (want[k]! > (best < 0 ? Number.NEGATIVE_INFINITY : want[best]!) && allowed(cell)) best = k
    })
    if (best < 0) throw new Error('No cell is left for another site')
    return best
  }
  const add = (allowed: (cell: Cell) => boolean) => {
    for (;;) {
      const best = most(allowed)
      const cell = cells[best]!
      want[best] = Number.NEGATIVE_INFINITY
      const [lon, lat] = toDegrees(cell.x + 180 * (random() - 0.5), cell.y + 180 * (random() - 0.5))
      if (!inPolygons(lon, lat, polygons.get(cell.street)!)) continue
      if (rings.some((ring) => inRing(lon, lat, ring))) continue
      const spot = spotAt(lon, lat, 'synthetic', streets)
      if (spots.some((other) => (other.x - spot.x) ** 2 + (other.y - spot.y) ** 2 < leastSpacing ** 2)) continue
      spots.push(spot)
      take(spot)
      return
    }
  }
  // A town's own sites stand away from its edge, where they would serve the neighbour.
  const far = (p: Cell, q: Cell) => (p.x - q.x) ** 2 + (p.y - q.y) ** 2 > 300 ** 2
  spots.forEach(take)
  for (const { name } of streets) {
    const children = cells.reduce((sum, cell) => sum + (cell.street === name ? cell.children : 0), 0)
    while (children >= manyChildren && spots.filter((spot) => spot.street === name).length < 2) {
      add((cell) => cell.street === name && cells.every((other) => other.street === name || far(cell, other)))
    }
  }
  while (spots.length < siteCount) add(() => true)
  return spots
}

/** Children around each cell, weighted by nearness. */
function childrenNear(cells: readonly Cell[]): Float64Array {
  // Columns instead of objects: this is a loop over some twenty million pairs.
  const x = Float64Array.from(cells, (cell) => cell.x)
  const y = Float64Array.from(cells, (cell) => cell.y)
  const children = Float64Array.from(cells, (cell) => cell.children)
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

/** 1 on the spot, 0.6 at 700 m, cut at 2.5 km where it is below 0.002. */
function nearness(distance2: number): number {
  return distance2 > 2500 * 2500 ? 0 : Math.exp(-distance2 / (2 * 700 * 700))
}
