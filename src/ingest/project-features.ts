import type { Position as Corner, Geometry } from 'geojson'
import { type Pace, type Steps, walk } from '../core/steps.ts'
import { type CoordinateSystem, converterToWgs84, isOldDatum, isWgs84, type ToWgs84 } from './coordinate-system.ts'
import { Doubts } from './doubts.ts'
import type { Feature, Features } from './features.ts'
import type { ReadResult } from './read.ts'

/**
 * Features converted to WGS 84. Issues: `crs-converted` (note), `crs-old-datum` (doubtful: up to 100 m off),
 * `crs-unknown` (stops; the features stay as they are), `coordinate-unconvertible` (stops that feature).
 * @param system chosen by the user; without it what the file names, else WGS 84
 * @param swapped true when the file gives latitude (or northing) first
 */
export async function projectFeatures(
  features: Features,
  system: CoordinateSystem = features.crs || 'WGS84',
  swapped = false,
  pace: Pace = {},
): Promise<ReadResult<Features>> {
  const doubts = new Doubts(features.file)
  if (isWgs84(system) && !swapped) return { value: features, issues: [] }
  const convert = await converterToWgs84(system)
  if (convert === null) {
    doubts.add('crs-unknown', 'stops', { value: system })
    return { value: features, issues: doubts.list() }
  }
  doubts.add('crs-converted', 'note', { value: system })
  if (isOldDatum(system)) doubts.add('crs-old-datum', 'doubtful', { value: system })
  const inOrder: ToWgs84 = swapped ? (x, y) => convert(y, x) : convert
  const value: Features = {
    ...features,
    features: await walk(projectSteps(features.features, inOrder, doubts), pace),
    crs: 'WGS84',
  }
  return { value, issues: doubts.list() }
}

/** Features between two steps. */
const FEATURES_A_STEP = 50

function* projectSteps(features: readonly Feature[], convert: ToWgs84, doubts: Doubts): Steps<Feature[]> {
  const projected: Feature[] = []
  for (const [k, feature] of features.entries()) {
    if (k % FEATURES_A_STEP === FEATURES_A_STEP - 1) yield k / features.length
    const geometry = feature.geometry && projectGeometry(feature.geometry, convert)
    if (geometry === null && feature.geometry !== null) doubts.add('coordinate-unconvertible', 'stops', { row: k + 1 })
    projected.push(feature.geometry === null ? feature : { ...feature, geometry })
  }
  return projected
}

type Nested = Corner | Nested[]

function projectGeometry(geometry: Geometry, convert: ToWgs84): Geometry | null {
  if (geometry.type === 'GeometryCollection') {
    const geometries = geometry.geometries.map((part) => projectGeometry(part, convert))
    return geometries.includes(null) ? null : { ...geometry, geometries: geometries as Geometry[] }
  }
  let isWhole = true
  const project = (value: Nested): Nested => {
    if (typeof value[0] !== 'number') return (value as Nested[]).map(project)
    const [x = 0, y = 0] = value as Corner
    const position = convert(x, y)
    if (position === null) isWhole = false
    return position === null ? [x, y] : [position.x, position.y]
  }
  const coordinates = project(geometry.coordinates as Nested)
  return isWhole ? ({ ...geometry, coordinates } as Geometry) : null
}
