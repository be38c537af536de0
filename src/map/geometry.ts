import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson'
import { type Placement, placementOf, placePolygons } from '../core/map-placement.ts'
import type { Polygons, StudyData } from '../core/places.ts'
import { districtOf } from './district.ts'
import { graticule } from './graticule.ts'
import { uninhabited } from './inhabited.ts'
import { type LabelPoint, labelInSight, labelPoint } from './label-point.ts'

/** Everything of a study that the map draws, in degrees. `i` in the properties is the row in the study's table. */
export interface StudyGeometry {
  readonly placement: Placement
  readonly zones: FeatureCollection<MultiPolygon>
  /** One point per street, where its name has most room. */
  readonly zoneLabels: readonly LabelPoint[]
  readonly district: FeatureCollection<Polygon | MultiPolygon>
  readonly context: FeatureCollection
  /** `null` for a neighbour that is not in sight around the study. */
  readonly contextLabels: readonly (LabelPoint | null)[]
  readonly catchments: FeatureCollection<MultiPolygon>
  /** Radius `r` in px at the reference zoom. */
  readonly sites: FeatureCollection<Point>
  readonly graticule: FeatureCollection
}

const empty: FeatureCollection<never> = { type: 'FeatureCollection', features: [] }
const known = new WeakMap<StudyData, StudyGeometry>()
const knownVeil = new WeakMap<StudyData, FeatureCollection>()

/** Geometry of a study, built once per study object. */
export function geometryOf(data: StudyData): StudyGeometry {
  const found = known.get(data)
  if (found) return found
  const built = build(data)
  known.set(data, built)
  return built
}

/** Land where almost no children live, built once per study when first asked for: it may wait for the first frame. */
export function veilOf(data: StudyData): FeatureCollection {
  const found = knownVeil.get(data)
  if (found) return found
  const { district, placement } = geometryOf(data)
  const veil = uninhabited(district.features[0] ?? null, data.demand, placement)
  const built: FeatureCollection = { type: 'FeatureCollection', features: veil ? [veil] : [] }
  knownVeil.set(data, built)
  return built
}

/** Radius of a site's disc in px at the reference zoom. */
export function siteRadius(places: number): number {
  return Math.max(2.2, 1.15 + 0.072 * Math.sqrt(Math.max(0, places)))
}

function build(data: StudyData): StudyGeometry {
  const placement = placementOf(data)
  const zones = data.zones?.polygons ?? []
  const district = districtOf(zones, placement.place)
  const context = data.context?.polygons ?? []
  const discs = Array.from(data.sites.x, (x, k) => placement.place(x, data.sites.y[k] ?? 0))
  return {
    placement,
    zones: collect(zones, placement),
    zoneLabels: zones.map((polygons) => labelPoint(placePolygons(polygons, placement.place), placement, discs)),
    district: district ? { type: 'FeatureCollection', features: [district] } : empty,
    context: collect(context, placement),
    contextLabels: context.map((polygons) => labelInSight(polygons, placement)),
    catchments: collect(data.catchments?.polygons ?? [], placement),
    sites: {
      type: 'FeatureCollection',
      features: discs.map((coordinates, k) =>
        feature(
          { type: 'Point', coordinates },
          {
            i: k,
            r: siteRadius(data.sites.capacity[k] ?? 0),
          },
        ),
      ),
    },
    graticule: placement.geographic ? graticule(placement.bounds) : empty,
  }
}

function collect(rows: readonly Polygons[], at: Placement): FeatureCollection<MultiPolygon> {
  const features = rows.map((polygons, k) =>
    feature({ type: 'MultiPolygon' as const, coordinates: placePolygons(polygons, at.place) }, { i: k }),
  )
  return { type: 'FeatureCollection', features }
}

function feature<G extends Geometry>(geometry: G, properties: Record<string, number>): Feature<G> {
  return { type: 'Feature', properties, geometry }
}
