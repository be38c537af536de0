import { StudyRefusal } from '../../core/refusal.ts'
import { Doubts } from '../doubts.ts'
import type { Feature, Features, Properties } from '../features.ts'
import { extensionOf } from '../file-name.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { decodeText } from '../text.ts'
import { readZip } from '../zip.ts'
import { featuresOf } from './geojson.ts'

/** The files of one shapefile that are read. */
export interface ShapefileParts {
  readonly shp: Uint8Array
  readonly dbf?: Uint8Array
  readonly prj?: Uint8Array
  readonly cpg?: Uint8Array
}

const EXTENSIONS = ['shp', 'dbf', 'prj', 'cpg'] as const
const SHAPEFILE_EXTENSIONS: readonly string[] = EXTENSIONS

/** Reads every shapefile in a zip archive. @throws StudyRefusal `shapefile-missing`, `zip-damaged` or `zip-too-large` */
export async function readShapefileZip(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Features[]>> {
  const isPart = (name: string) => !name.startsWith('__MACOSX') && SHAPEFILE_EXTENSIONS.includes(extensionOf(name))
  const files = await readZip(bytes, file, isPart)
  const stems = [...files.keys()].filter((name) => extensionOf(name) === 'shp').map((name) => name.slice(0, -4))
  if (stems.length === 0) throw new StudyRefusal('shapefile-missing', { file })
  const results = await Promise.all(
    stems.map(async (stem) => {
      const result = await readShapefile(partsOf(stem, files), file, options)
      return stems.length > 1 ? { ...result, value: { ...result.value, part: stem } } : result
    }),
  )
  options.onProgress?.(1)
  return { value: results.map((result) => result.value), issues: results.flatMap((result) => result.issues) }
}

/** The files of one shapefile, by their common name without extension (in any case of letters). */
export function partsOf(stem: string, files: ReadonlyMap<string, Uint8Array>): ShapefileParts {
  const found = [...files].filter(([name]) => name.slice(0, name.lastIndexOf('.')).toLowerCase() === stem.toLowerCase())
  const byExtension = new Map(found.map(([name, bytes]) => [extensionOf(name), bytes]))
  const parts = EXTENSIONS.map((extension) => [extension, byExtension.get(extension)]).filter(
    ([, bytes]) => bytes !== undefined,
  )
  return { shp: new Uint8Array(0), ...Object.fromEntries(parts) }
}

/**
 * Reads one shapefile. A shape that cannot be read is an Issue and keeps its row; without `.dbf` there are no names
 * (`shapefile-without-dbf`), without `.prj` no coordinate system is known (`crs-missing`).
 * @throws StudyRefusal `shapefile-damaged` when there is no readable header
 */
export async function readShapefile(
  parts: ShapefileParts,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Features>> {
  const doubts = new Doubts(file)
  const { parseDbf, parseShp } = await import('shpjs')
  const geometries = readShapes(parts.shp, file, parseShp, doubts)
  const rows = parts.dbf ? readAttributes(parts.dbf, parts.cpg, options.encoding, parseDbf, doubts) : []
  if (!parts.dbf) doubts.add('shapefile-without-dbf', 'doubtful')
  if (!parts.prj) doubts.add('crs-missing', 'note')
  if (parts.dbf && rows.length !== geometries.length) {
    doubts.add('shapefile-rows-differ', 'doubtful', { params: { shapes: geometries.length, rows: rows.length } })
  }
  const features = geometries.map((geometry, k) => ({ type: 'Feature', geometry, properties: rows[k] ?? {} }))
  const checked = featuresOf({ type: 'FeatureCollection', features }, file, doubts)
  const crs = parts.prj ? decodeText(parts.prj).text.trim() : ''
  return { value: { ...checked, features: checked.features.map(withoutBox), crs }, issues: doubts.list() }
}

function withoutBox(feature: Feature): Feature {
  if (feature.geometry === null) return feature
  const { bbox: _, ...geometry } = feature.geometry
  return { ...feature, geometry }
}

const HEADER = 100

/** The library's parsers, loaded on demand. */
type ParseShp = (shp: Uint8Array) => unknown[]
type ParseDbf = (dbf: Uint8Array, cpg: Uint8Array) => unknown[]

/** One geometry a record; each record is parsed by itself, so that a damaged one costs only its own row. */
function readShapes(shp: Uint8Array, file: string, parse: ParseShp, doubts: Doubts): unknown[] {
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength)
  if (shp.length < HEADER || view.getInt32(0) !== 9994) throw new StudyRefusal('shapefile-damaged', { file })
  const geometries: unknown[] = []
  let offset = HEADER
  while (offset + 8 <= shp.length) {
    const length = view.getInt32(offset + 4) * 2
    // A shape is at least its type; a length that runs out of the file (or backwards) ends the reading.
    if (length < 4 || offset + 8 + length > shp.length) break
    geometries.push(readShape(shp, offset, 8 + length, parse))
    offset += 8 + length
  }
  if (offset < shp.length) doubts.add('shapefile-truncated', 'doubtful', { params: { shapes: geometries.length } })
  return geometries
}

function readShape(shp: Uint8Array, offset: number, length: number, parse: ParseShp): unknown {
  const single = new Uint8Array(HEADER + length)
  single.set(shp.subarray(0, HEADER))
  single.set(shp.subarray(offset, offset + length), HEADER)
  try {
    return parse(single)[0] ?? null
  } catch {
    // Reported as an invalid geometry of this row by the caller's check.
    return 'damaged'
  }
}

function readAttributes(
  dbf: Uint8Array,
  cpg: Uint8Array | undefined,
  encoding: string | undefined,
  parse: ParseDbf,
  doubts: Doubts,
): Properties[] {
  const repaired = repairDbf(dbf)
  if (repaired === null) {
    doubts.add('dbf-damaged', 'doubtful')
    return []
  }
  if (repaired.missing > 0) doubts.add('dbf-truncated', 'doubtful', { params: { missing: repaired.missing } })
  const stated = cpg && decodeText(cpg).text.trim()
  const label = encoding ?? (stated ? encodingOf(stated) : undefined) ?? decodeText(repaired.bytes).encoding
  try {
    return parse(repaired.bytes, new TextEncoder().encode(label)) as Properties[]
  } catch {
    doubts.add('dbf-damaged', 'doubtful')
    return []
  }
}

/** A label that TextDecoder knows for what stands in a .cpg file; undefined = unknown. */
function encodingOf(stated: string): string | undefined {
  const codePages: Readonly<Record<string, string>> = { '936': 'gb18030', '65001': 'utf-8', '950': 'big5' }
  const label = codePages[stated.replace(/^\D+/, '')] ?? stated
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** The table with a row count that its bytes can hold (the library trusts the header); null = no table. */
function repairDbf(dbf: Uint8Array): { bytes: Uint8Array; missing: number } | null {
  if (dbf.length < 33) return null
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength)
  const headerLength = view.getUint16(8, true)
  const rowLength = view.getUint16(10, true)
  let fieldLength = 1
  let fields = 0
  for (let at = 32; at + 32 <= Math.min(headerLength, dbf.length) && dbf[at] !== 13; at += 32) {
    fieldLength += dbf[at + 16] ?? 0
    fields += 1
  }
  // The row must be exactly its fields and the deletion mark, else every value would be cut at the wrong place.
  if (fields === 0 || fieldLength !== rowLength || headerLength > dbf.length || fields > rowLength) return null
  const stated = view.getUint32(4, true)
  const held = Math.min(stated, Math.floor((dbf.length - headerLength) / rowLength))
  const bytes = dbf.slice()
  new DataView(bytes.buffer).setUint32(4, held, true)
  return { bytes, missing: stated - held }
}
