import type { Position } from 'geojson'
import type { Polygons, StudyData } from './places.ts'

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number]

/** How a study's coordinates come onto the map. */
export interface Placement {
  /** Degrees of a point given in the study's coordinates. */
  readonly place: (x: number, y: number) => [number, number]
  /** The way back: the study's coordinates of a point in degrees. */
  readonly unplace: (lon: number, lat: number) => [number, number]
  /** Metres per unit of the study's x and y, around its middle. */
  readonly metresPerUnit: readonly [number, number]
  /** Metres per degree east and north on the map, around the study's middle. */
  readonly metresPerDegree: readonly [number, number]
  /** Extent in degrees: streets if there are any, else sites and demand points. */
  readonly bounds: Bounds
  /** False for planar coordinates: lines of longitude would be invented. */
  readonly geographic: boolean
}

// The sphere of Web Mercator, so that the scale bar and planar studies agree to the metre.
const metresPerDegree = (2 * Math.PI * 6_378_137) / 360

/**
 * Chooses the placement of a study. Longitude and latitude stay as they are; planar metres are laid around 0° N 0° E,
 * where one degree is as long both ways, so shapes and lengths keep true up to a few hundred kilometres.
 */
export function placementOf(data: StudyData): Placement {
  const raw = rawBounds(data)
  const middle: [number, number] = [(raw[0] + raw[2]) / 2, (raw[1] + raw[3]) / 2]
  if (data.coordinates === 'lonlat') {
    const scale = [metresPerDegree * Math.cos((middle[1] * Math.PI) / 180), metresPerDegree] as const
    return {
      place: (x, y) => [x, y],
      unplace: (lon, lat) => [lon, lat],
      metresPerUnit: scale,
      metresPerDegree: scale,
      bounds: raw,
      geographic: true,
    }
  }
  const place = (x: number, y: number): [number, number] => [
    (x - middle[0]) / metresPerDegree,
    (y - middle[1]) / metresPerDegree,
  ]
  const [west, south] = place(raw[0], raw[1])
  const [east, north] = place(raw[2], raw[3])
  return {
    place,
    unplace: (lon, lat) => [lon * metresPerDegree + middle[0], lat * metresPerDegree + middle[1]],
    metresPerUnit: [1, 1],
    metresPerDegree: [metresPerDegree, metresPerDegree],
    bounds: [west, south, east, north],
    geographic: false,
  }
}

/** Polygons in degrees, as GeoJSON coordinates of a MultiPolygon. */
export function placePolygons(polygons: Polygons, place: Placement['place']): Position[][][] {
  return polygons.map((rings) => rings.map((ring) => ring.map((position) => place(position[0] ?? 0, position[1] ?? 0))))
}

function rawBounds(data: StudyData): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const include = (x: number, y: number) => {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  for (const polygons of data.zones?.polygons ?? []) {
    for (const rings of polygons) for (const [x, y] of rings[0] ?? []) include(x ?? 0, y ?? 0)
  }
  if (west > east) {
    for (const { x, y } of [data.sites, data.demand]) {
      for (let k = 0; k < x.length; k++) include(x[k] ?? 0, y[k] ?? 0)
    }
  }
  // An empty study still needs somewhere to look: a tenth of a degree around the origin.
  return west > east ? [-0.05, -0.05, 0.05, 0.05] : [west, south, east, north]
}
