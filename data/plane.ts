import type { Position } from 'geojson'

/** Origin of the local plane: the middle of the district. */
const originLon = 116.21
const originLat = 40.03
const phi = (originLat * Math.PI) / 180

/** Metres per degree at the origin on the WGS 84 ellipsoid (series good to a millimetre). */
const metresPerLon = 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi)
const metresPerLat = 111132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)

/** WGS 84 degrees → metres east and north of the origin. One linear scale each way, so grids stay regular in degrees. */
export function toPlane(position: Position): [number, number] {
  return [(position[0]! - originLon) * metresPerLon, (position[1]! - originLat) * metresPerLat]
}

/** Metres east and north of the origin → WGS 84 degrees. */
export function toDegrees(x: number, y: number): [number, number] {
  return [originLon + x / metresPerLon, originLat + y / metresPerLat]
}

/** Rounds to a number of decimals. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

/** Ray casting over a closed ring. A point on the edge falls on either side. */
export function inRing(x: number, y: number, ring: readonly Position[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number]
    const [xj, yj] = ring[j] as [number, number]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Whether a point lies in any of the polygons (outer ring first, then holes). */
export function inPolygons(x: number, y: number, polygons: readonly (readonly (readonly Position[])[])[]): boolean {
  return polygons.some((rings) => rings.reduce((inside, ring) => inside !== inRing(x, y, ring), false))
}

/** Twice-halved shoelace sum: positive when counter-clockwise, in square units of the input. */
export function signedArea(ring: readonly Position[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j]![0]! * ring[i]![1]! - ring[i]![0]! * ring[j]![1]!
  }
  return sum / 2
}
