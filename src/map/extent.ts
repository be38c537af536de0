import type { Bounds, Placement } from '../core/map-placement.ts'
import type { Polygons, StudyData } from '../core/places.ts'
import type { Target } from '../state/view.ts'
import { geometryOf } from './geometry.ts'

/** Extent of a target in degrees, for the camera; points get 1 km around them. `null` if there is no such row. */
export function extentOf(data: StudyData, { kind, index }: Target): Bounds | null {
  const { placement } = geometryOf(data)
  if (kind === 'zone' || kind === 'catchment') {
    const polygons = (kind === 'zone' ? data.zones : data.catchments)?.polygons[index]
    return polygons ? extentOfPolygons(polygons, placement.place) : null
  }
  const { x, y } = kind === 'site' ? data.sites : data.demand
  const [east, north] = [x[index], y[index]]
  if (east === undefined || north === undefined) return null
  const [lon, lat] = placement.place(east, north)
  const [dx, dy] = [1000 / placement.metresPerDegree[0], 1000 / placement.metresPerDegree[1]]
  return [lon - dx, lat - dy, lon + dx, lat + dy]
}

function extentOfPolygons(polygons: Polygons, place: Placement['place']): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rings of polygons) {
    for (const [x, y] of rings[0] ?? []) {
      const [lon, lat] = place(x ?? 0, y ?? 0)
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return west > east ? null : [west, south, east, north]
}
