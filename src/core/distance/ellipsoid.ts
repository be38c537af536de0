/** WGS 84. */
const A = 6378137
const F = 1 / 298.257223563
const E2 = F * (2 - F)
const DEGREE = Math.PI / 180

/**
 * Metres per degree around a latitude, for pairs of which one end lies there: with `dLat` degrees between the ends,
 * east is `kx0 + kx1·dLat` and north `ky0 + ky1·dLat` metres a degree, both taken at the pair's mean latitude
 * (first-order in dLat). Relative error below 1e-7 at 5 km and 5e-6 at 30 km up to 65° (measured against Karney 2013).
 * @param out receives kx0, kx1, ky0, ky1 at `at`
 */
export function metresPerDegree(latitude: number, out: Float64Array, at: number): void {
  const sin = Math.sin(latitude * DEGREE)
  const cos = Math.cos(latitude * DEGREE)
  const w2 = 1 - E2 * sin * sin
  const meridional = (A * (1 - E2)) / (w2 * Math.sqrt(w2))
  const primeVertical = A / Math.sqrt(w2)
  out[at] = primeVertical * cos * DEGREE
  // d(N cos φ)/dφ = −M sin φ; half of it, because the mean latitude moves half as far as the other end.
  out[at + 1] = (-meridional * sin * DEGREE * DEGREE) / 2
  out[at + 2] = meridional * DEGREE
  out[at + 3] = ((3 * meridional * E2 * sin * cos) / w2) * DEGREE * (DEGREE / 2)
}

/** Least metres in a degree of latitude anywhere (at the equator). */
export const LEAST_METRES_PER_DEGREE = A * (1 - E2) * DEGREE
/** Least radius of curvature of the ellipsoid, metres. */
export const LEAST_RADIUS = A * (1 - E2)

/** Earth-centred coordinates in metres; written to out[at], out[at+1], out[at+2]. */
export function earthCentred(longitude: number, latitude: number, out: Float64Array, at: number): void {
  const sin = Math.sin(latitude * DEGREE)
  const cos = Math.cos(latitude * DEGREE)
  const n = A / Math.sqrt(1 - E2 * sin * sin)
  out[at] = n * cos * Math.cos(longitude * DEGREE)
  out[at + 1] = n * cos * Math.sin(longitude * DEGREE)
  out[at + 2] = n * (1 - E2) * sin
}

/** Mean (Gaussian) radius of curvature at a latitude, metres. */
export function meanRadius(latitude: number): number {
  const sin = Math.sin(latitude * DEGREE)
  return (A * Math.sqrt(1 - E2)) / (1 - E2 * sin * sin)
}

/** Length of the arc over a chord on a sphere of radius r; for chords up to 30 km within 1e-8 of the geodesic. */
export function arcOfChord(chord: number, r: number): number {
  return 2 * r * Math.asin(Math.min(1, chord / (2 * r)))
}
