import { arcOfChord } from '../distance/ellipsoid.ts'

/**
 * Squared distances of points `a` … `b − 1` from a site by its four factors (see `metresPerDegree`); those within the
 * limit (`square <= limit`) are appended at `count`.
 * @returns the new count
 */
export function flatSquares(
  x: Float64Array,
  y: Float64Array,
  a: number,
  b: number,
  x0: number,
  y0: number,
  kx0: number,
  kx1: number,
  ky0: number,
  ky1: number,
  limit: number,
  square: Float64Array,
  point: Uint32Array,
  count: number,
): number {
  let n = count
  for (let k = a; k < b; k++) {
    const dLat = y[k] - y0
    const dx = (x[k] - x0) * (kx0 + kx1 * dLat)
    const dy = dLat * (ky0 + ky1 * dLat)
    const q = dx * dx + dy * dy
    if (q <= limit) {
      square[n] = q
      point[n] = k
      n++
    }
  }
  return n
}

/** The same on the globe, from earth-centred coordinates; see `globeSquare`. */
export function globeSquares(
  earth: Float64Array,
  a: number,
  b: number,
  centre: Float64Array,
  radius: number,
  limit: number,
  square: Float64Array,
  point: Uint32Array,
  count: number,
): number {
  let n = count
  for (let k = a; k < b; k++) {
    const dx = earth[3 * k] - centre[0]
    const dy = earth[3 * k + 1] - centre[1]
    const dz = earth[3 * k + 2] - centre[2]
    const d = arcOfChord(Math.sqrt(dx * dx + dy * dy + dz * dz), radius)
    const q = d * d
    if (q <= limit) {
      square[n] = q
      point[n] = k
      n++
    }
  }
  return n
}
