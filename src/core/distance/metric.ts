import type { Coordinates } from '../places.ts'
import { arcOfChord, earthCentred, meanRadius, metresPerDegree } from './ellipsoid.ts'

/** The local formula holds its accuracy up to here; beyond, and nearer the poles, the chord through the earth is used. */
const FLAT_LATITUDE = 65
const FLAT_REACH = 50_000
const FLAT_SQUARE = FLAT_REACH * FLAT_REACH

/**
 * How straight-line distances from sites are measured.
 * - `flat`: planar metres, or degrees with metres per degree at the pair's mean latitude; `frame` has four factors a
 *   site (kx0, kx1, ky0, ky1; 1, 0, 1, 0 for planar, which gives `Math.sqrt(dx*dx + dy*dy)` bit for bit).
 * - `globe`: chord between earth-centred coordinates, turned into the arc above it.
 */
export interface Metric {
  readonly kind: 'flat' | 'globe'
  readonly coordinates: Coordinates
  readonly frame: Float64Array
}

/** Whether any place lies so near a pole that the local formula would not do. */
export function beyondFlat(y: Float64Array): boolean {
  for (let i = 0; i < y.length; i++) if (Math.abs(y[i]) > FLAT_LATITUDE) return true
  return false
}

/** @param demandBeyond `beyondFlat` of the demand points */
export function metricKind(
  coordinates: Coordinates,
  demandBeyond: boolean,
  siteY: Float64Array,
  farthest: number,
): Metric['kind'] {
  const flat = coordinates === 'planar' || (farthest <= FLAT_REACH && !demandBeyond && !beyondFlat(siteY))
  return flat ? 'flat' : 'globe'
}

/**
 * The metric for a study.
 * @param farthest largest threshold in use, metres
 */
export function metricOf(
  coordinates: Coordinates,
  demandY: Float64Array,
  siteY: Float64Array,
  farthest: number,
): Metric {
  const frame = new Float64Array(4 * siteY.length)
  for (let j = 0; j < siteY.length; j++) frameOf(coordinates, siteY[j], frame, 4 * j)
  return { kind: metricKind(coordinates, beyondFlat(demandY), siteY, farthest), coordinates, frame }
}

/** The same metric with the factors of other sites. */
export function withFrame({ kind, coordinates }: Metric, frame: Float64Array): Metric {
  return { kind, coordinates, frame }
}

/** Writes the four factors of a site at `at`. */
export function frameOf(coordinates: Coordinates, siteY: number, frame: Float64Array, at: number): void {
  if (coordinates === 'lonlat') metresPerDegree(siteY, frame, at)
  else frame.set([1, 0, 1, 0], at)
}

/** Longitudes are cyclic: the image of a site's longitude that lies nearest to x. */
export function nearImage(coordinates: Coordinates, x: number, siteX: number): number {
  if (coordinates === 'planar') return siteX
  return siteX + 360 * Math.round((x - siteX) / 360)
}

const ends = new Float64Array(6)

/** Squared arc between two places, m². */
export function globeSquare(x: number, y: number, siteX: number, siteY: number): number {
  earthCentred(x, y, ends, 0)
  earthCentred(siteX, siteY, ends, 3)
  const dx = ends[0] - ends[3]
  const dy = ends[1] - ends[4]
  const dz = ends[2] - ends[5]
  const d = arcOfChord(Math.sqrt(dx * dx + dy * dy + dz * dz), meanRadius(siteY))
  return d * d
}

/**
 * Squared distance between a point and site `j`, m²: the same operations in the same order as the kernels use, so a
 * pair is inside here exactly when it is inside there. Longer than 50 km, lon/lat pairs are measured on the globe.
 */
export function pairSquare(metric: Metric, x: number, y: number, j: number, siteX: number, siteY: number): number {
  const { frame, coordinates } = metric
  if (metric.kind === 'globe') return globeSquare(x, y, siteX, siteY)
  const dLat = y - siteY
  const dx = (x - nearImage(coordinates, x, siteX)) * (frame[4 * j] + frame[4 * j + 1] * dLat)
  const dy = dLat * (frame[4 * j + 2] + frame[4 * j + 3] * dLat)
  const square = dx * dx + dy * dy
  return coordinates === 'lonlat' && square > FLAT_SQUARE ? globeSquare(x, y, siteX, siteY) : square
}
