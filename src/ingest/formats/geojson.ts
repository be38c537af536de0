import type { Geometry } from 'geojson'
import { finish, type Steps, walk } from '../../core/steps.ts'
import { Doubts } from '../doubts.ts'
import type { Feature, Features, Properties } from '../features.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { decodeSteps } from '../text.ts'
import { parseJsonSteps } from './json-steps.ts'

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

/** Features between two steps. */
const FEATURES_A_STEP = 256
/** Share of the work when all is parsed; the rest is looking at the geometries. */
const PARSED = 0.85

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
  const decoded = await walk(decodeSteps(bytes, options.encoding), options)
  const text = decoded.text.trim()
  if (decoded.damaged) doubts.add('text-damaged', 'doubtful', { params: { encoding: decoded.encoding } })
  if (text === '') doubts.add('file-empty', 'stops')
  const whole = await parseJson(text, options)
  options.signal?.throwIfAborted()
  let roots: unknown[] = []
  let crs = ''
  if (whole.ok) {
    roots = [whole.value]
    crs = crsOf(whole.value)
  } else if (text !== '') {
    const lines = await walk(lineSteps(text, doubts), options, 0, PARSED)
    if (lines === null) doubts.add('json-invalid', 'stops', { params: { detail: whole.detail } })
    else roots = lines
  }
  const features: Feature[] = []
  await walk(collectSteps(roots, features, doubts), options, PARSED, 1)
  options.onProgress?.(1)
  return { value: { kind: 'features', file, features, crs }, issues: doubts.list() }
}

/** The features of a GeoJSON value that another reader made; same checks and Issues. */
export function featuresOf(value: unknown, file: string, doubts: Doubts): Features {
  const features: Feature[] = []
  finish(collectSteps([value], features, doubts))
  return { kind: 'features', file, features, crs: '' }
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string }

async function parseJson(text: string, options: ReadOptions): Promise<Parsed> {
  try {
    return { ok: true, value: await walk(parseJsonSteps(text), options, 0, PARSED) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, detail: error.message }
  }
}

/** The values of newline-delimited JSON (record separators allowed); null when the first line is none. */
function* lineSteps(text: string, doubts: Doubts): Steps<unknown[] | null> {
  const values: unknown[] = []
  let row = 0
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from)
    const end = lineEnd < 0 ? text.length : lineEnd
    const line = text.slice(from, end).replace(RECORD_SEPARATOR, '').trim()
    from = end + 1
    row += 1
    if (row % FEATURES_A_STEP === 0) yield from / text.length
    if (line === '') continue
    try {
      values.push(JSON.parse(line))
    } catch (error) {
      if (values.length === 0) return null
      doubts.add('json-invalid', 'stops', { row, params: { detail: (error as Error).message } })
    }
  }
  return values
}

function* collectSteps(roots: readonly unknown[], features: Feature[], doubts: Doubts): Steps<void> {
  for (const [k, root] of roots.entries()) {
    if (k % FEATURES_A_STEP === FEATURES_A_STEP - 1) yield k / roots.length
    if (!isObject(root) || root.type !== 'FeatureCollection' || !Array.isArray(root.features)) {
      collect(root, features, doubts)
      continue
    }
    for (const [j, feature] of root.features.entries()) {
      add(feature, features, doubts)
      if (j % FEATURES_A_STEP === FEATURES_A_STEP - 1) yield j / root.features.length
    }
  }
}

function collect(root: unknown, features: Feature[], doubts: Doubts): void {
  if (!isObject(root)) doubts.add('geojson-unknown', 'stops', { value: typeof root })
  else if (root.type === 'Feature') add(root, features, doubts)
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
