import { bboxClip, booleanPointInPolygon, multiPolygon, polygon } from '@turf/turf'
import type { BBox, Feature, MultiPolygon, Polygon, Position } from 'geojson'
import polylabel from 'polylabel'
import { type Placement, placePolygons } from '../core/map-placement.ts'
import type { Polygons } from '../core/places.ts'

/** Where a name stands, and how much room it has. */
export interface LabelPoint {
  readonly at: [number, number]
  /** Free width either side in metres, negative: the most room sorts first. */
  readonly rank: number
}

/** How much wider than high a label is, roughly: poles are sought with north–south stretched by this. */
const labelShape = 2.2

/**
 * Where a name has most room: the pole of inaccessibility of the largest part, with sites as obstacles so that names and
 * discs keep out of each other's way.
 */
export function labelPoint(polygons: Position[][][], at: Placement, sites: readonly Position[]): LabelPoint {
  // Equal scales both ways, or a circle in degrees would be an ellipse on the map.
  const [mx, my] = [at.metresPerDegree[0], at.metresPerDegree[1] * labelShape]
  const scale = ([x = 0, y = 0]: Position): [number, number] => [x * mx, y * my]
  let best: LabelPoint = { at: [at.bounds[0], at.bounds[1]], rank: 0 }
  for (const rings of polygons) {
    const scaled = rings.map((ring) => ring.map(scale))
    const [outer] = scaled
    if (!outer || outer.length < 4) continue
    const [west, south, east, north] = boxOf(outer)
    const obstacles = sites
      .map(scale)
      .filter(([x, y]) => x > west && x < east && y > south && y < north && booleanPointInPolygon([x, y], polygon(scaled)))
      // A hole of a metre: polylabel only measures distances to edges.
      .map(([x, y]): [number, number][] => [[x, y], [x + 1, y], [x, y + 1], [x, y]]) // biome-ignore format: a triangle
    const pole = polylabel([...scaled, ...obstacles], 30)
    if (-pole.distance < best.rank) best = { at: [pole[0] / mx, pole[1] / my], rank: -Math.round(pole.distance) }
  }
  return best
}

/** Where a neighbour's name stands: inside the part of it that is seen around the study. */
export function labelInSight(polygons: Polygons, at: Placement): LabelPoint | null {
  const [west, south, east, north] = at.bounds
  const [width, height] = [east - west, north - south]
  // Not in the lowest tenth: the scale bar and the source lines stand there.
  const sight: BBox = [west - 0.04 * width, south + 0.1 * height, east + 0.04 * width, north + 0.04 * height]
  const seen = bboxClip(multiPolygon(placePolygons(polygons, at.place)), sight)
  const { geometry } = seen as Feature<Polygon | MultiPolygon>
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const point = labelPoint(parts, at, [])
  return point.rank < 0 ? point : null
}

function boxOf(ring: readonly [number, number][]): [number, number, number, number] {
  const [x, y] = [ring.map((at) => at[0]), ring.map((at) => at[1])]
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}
