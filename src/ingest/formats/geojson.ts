import type { Geometry } from 'geojson'
import { Doubts } from '../doubts.ts'
import type { Feature, Features, Properties } from '../features.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { decodeText } from '../text.ts'

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])
/** Starts each line of an RFC 8142 text sequence. */
const RECORD_SEPARATOR = String.fromCharCode(30)
/** Members that GeoJSON objects may have, before anything is known about them. */
interface Raw {
  readonly type?: unknown
  readonly features?: unknown
  readonly geometry?: unknown
  readonly geometries?: unknown
  readonly coordinates?: unknown
  readonly properties?: unknown
  readonly id?: unknown
  readonly crs?: unknown
  readonly name?: unknown
}

/** Nobody nests so deep; a file that does is an attack on the stack. */
const MAX_DEPTH = 32

/**
 * Reads GeoJSON: a FeatureCollection, one Feature, a bare geometry, or newline-delimited features.
 * Issues: `file-empty`, `json-invalid` (stops), `text-damaged`, `geojson-unknown`, `geometry-invalid`.
 */
export async function readGeojson(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Features>> {
  const doubts = new Doubts(file)
  const decoded = decodeText(bytes, options.encoding)
  const text = decoded.text.trim()
  if (decoded.damaged) doubts.add('text-damaged', 'doubtful', { params: { encoding: decoded.encoding } })
  if (text === '') doubts.add('file-empty', 'stops')
  options.onProgress?.(0.2)
  const whole = parseJson(text)
  options.signal?.throwIfAborted()
  options.onProgress?.(0.7)
  let roots: unknown[] = []
  let crs = ''
  if (whole.ok) {
    roots = [whole.value]
    crs = crsOf(whole.value)
  } else if (text !== '') {
    const lines = linesOf(text, doubts)
    if (lines === null) doubts.add('json-invalid', 'stops', { params: { detail: whole.detail } })
    else roots = lines
  }
  const features: Feature[] = []
  for (const root of roots) collect(root, features, doubts)
  options.onProgress?.(1)
  return { value: { kind: 'features', file, features, crs }, issues: doubts.list() }
}

/** The features of a GeoJSON value that another reader made; same checks and Issues. */
export function featuresOf(value: unknown, file: string, doubts: Doubts): Features {
  const features: Feature[] = []
  collect(value, features, doubts)
  return { kind: 'features', file, features, crs: '' }
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string }

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, detail: (error as Error).message }
  }
}

/** The values of newline-delimited JSON (record separators allowed); null when the first line is none. */
function linesOf(text: string, doubts: Doubts): unknown[] | null {
  const values: unknown[] = []
  const lines = text.split(/\r?\n/)
  for (const [k, line] of lines.entries()) {
    const trimmed = line.replace(RECORD_SEPARATOR, '').trim()
    if (trimmed === '') continue
    const parsed = parseJson(trimmed)
    if (parsed.ok) values.push(parsed.value)
    else if (values.length === 0) return null
    else doubts.add('json-invalid', 'stops', { row: k + 1, params: { detail: parsed.detail } })
  }
  return values
}

function collect(root: unknown, features: Feature[], doubts: Doubts): void {
  if (!isObject(root)) {
    doubts.add('geojson-unknown', 'stops', { value: typeof root })
    return
  }
  if (root.type === 'FeatureCollection' && Array.isArray(root.features)) {
    for (const feature of root.features) add(feature, features, doubts)
  } else if (root.type === 'Feature') add(root, features, doubts)
  else if (typeof root.type === 'string' && GEOMETRIES.has(root.type)) {
    add({ type: 'Feature', geometry: root, properties: {} }, features, doubts)
  } else doubts.add('geojson-unknown', 'stops', { value: String(root.type ?? '') })
}

function add(raw: unknown, features: Feature[], doubts: Doubts): void {
  const row = features.length + 1
  const feature: Raw = isObject(raw) ? raw : {}
  const geometry = feature.geometry ?? null
  const isGood = geometry === null || isGeometry(geometry, 0)
  if (!isGood) doubts.add('geometry-invalid', 'stops', { row })
  const { id } = feature
  features.push({
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : '',
    properties: isObject(feature.properties) ? (feature.properties as Properties) : {},
    geometry: isGood ? (geometry as Geometry | null) : null,
    ...(isGood ? {} : { isDamaged: true }),
  })
}

/** True when the geometry has a known type and its coordinates are arrays of finite numbers to the right depth. */
function isGeometry(value: unknown, depth: number): boolean {
  if (!isObject(value) || depth > MAX_DEPTH || typeof value.type !== 'string') return false
  if (value.type === 'GeometryCollection') {
    return Array.isArray(value.geometries) && value.geometries.every((part) => isGeometry(part, depth + 1))
  }
  const levels: Readonly<Record<string, number>> = {
    Point: 0,
    MultiPoint: 1,
    LineString: 1,
    MultiLineString: 2,
    Polygon: 2,
    MultiPolygon: 3,
  }
  const level = levels[value.type]
  return level !== undefined && isNested(value.coordinates, level)
}

function isNested(value: unknown, level: number): boolean {
  if (!Array.isArray(value)) return false
  if (level > 0) return value.every((part) => isNested(part, level - 1))
  return value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])
}

/** The name of the (pre-2016) `crs` member; empty when absent. */
function crsOf(root: unknown): string {
  const crs = isObject(root) ? root.crs : undefined
  const properties = isObject(crs) ? crs.properties : undefined
  const name = isObject(properties) ? properties.name : undefined
  return typeof name === 'string' ? name : ''
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
