import type { FeatureCollection, LineString } from 'geojson'
import type { Bounds } from '../core/map-placement.ts'

/** One spacing of the graticule and the zooms it is drawn at: from `minzoom`, below `maxzoom`. */
export interface GraticuleStep {
  readonly minutes: number
  readonly minzoom: number
  readonly maxzoom: number
}

/** Round spacings, each shown where its lines are about 100 to 250 px apart at mid-latitudes. */
export const graticuleSteps: readonly GraticuleStep[] = [
  { minutes: 60, minzoom: 0, maxzoom: 7.4 },
  { minutes: 30, minzoom: 7.4, maxzoom: 8.3 },
  { minutes: 10, minzoom: 8.3, maxzoom: 9.5 },
  { minutes: 5, minzoom: 9.5, maxzoom: 11 },
  { minutes: 2, minzoom: 11, maxzoom: 12.2 },
  { minutes: 1, minzoom: 12.2, maxzoom: 24 },
]

/** The spacing drawn at a zoom. */
export function graticuleStep(zoom: number): GraticuleStep {
  return graticuleSteps.find((step) => zoom < step.maxzoom) ?? (graticuleSteps.at(-1) as GraticuleStep)
}

/** Multiples of `minutes` from `low` to `high` degrees, both ends included, in minutes of arc. */
export function ticks(low: number, high: number, minutes: number): number[] {
  const found: number[] = []
  for (let k = Math.ceil((low * 60) / minutes); k * minutes <= high * 60; k++) found.push(k * minutes)
  return found
}

/** Meridians and parallels of every spacing around `bounds`, each line with its spacing `m` in minutes. */
export function graticule(bounds: Bounds): FeatureCollection<LineString> {
  const [west, south, east, north] = bounds
  const features: FeatureCollection<LineString>['features'] = []
  for (const { minutes } of graticuleSteps) {
    // Fine lines only near the study: far away they would be thousands.
    const margin = Math.min(6, minutes / 12)
    const box = [west - margin, Math.max(-85, south - margin), east + margin, Math.min(85, north + margin)] as const
    const line = (coordinates: [number, number][]) =>
      features.push({ type: 'Feature', properties: { m: minutes }, geometry: { type: 'LineString', coordinates } })
    for (const x of ticks(box[0], box[2], minutes)) line([[x / 60, box[1]], [x / 60, box[3]]]) // biome-ignore format: pairs
    for (const y of ticks(box[1], box[3], minutes)) line([[box[0], y / 60], [box[2], y / 60]]) // biome-ignore format: pairs
  }
  return { type: 'FeatureCollection', features }
}

/** Degrees and minutes as an atlas prints them: `116°05′E`, `39°55′N`. */
export function degreeLabel(minutes: number, axis: 'lon' | 'lat'): string {
  const size = Math.abs(minutes)
  const letter = axis === 'lon' ? (minutes < 0 ? 'W' : 'E') : minutes < 0 ? 'S' : 'N'
  return `${Math.floor(size / 60)}°${String(size % 60).padStart(2, '0')}′${letter}`
}
