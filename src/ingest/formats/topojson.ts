import type { GeometryObject, Topology } from 'topojson-specification'
import { StudyRefusal } from '../../core/refusal.ts'
import { Doubts } from '../doubts.ts'
import type { Features } from '../features.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { decodeText } from '../text.ts'
import { featuresOf } from './geojson.ts'

/**
 * Reads the layers (objects) of a TopoJSON file; one that cannot be read is an Issue (`layer-invalid`).
 * @throws StudyRefusal `json-invalid` or `topojson-invalid`
 */
export async function readTopojson(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Features[]>> {
  const doubts = new Doubts(file)
  const topology = parse(decodeText(bytes, options.encoding).text, file)
  const { feature } = await import('topojson-client')
  const layers: Features[] = []
  const names = Object.keys(topology.objects)
  for (const part of names) {
    try {
      checkArcs(topology, topology.objects[part] as GeometryObject)
      const collection = feature(topology, topology.objects[part] as GeometryObject)
      const layer = featuresOf(collection, file, doubts)
      layers.push(names.length > 1 ? { ...layer, part } : layer)
    } catch (error) {
      doubts.add('layer-invalid', 'stops', { value: part, params: { detail: (error as Error).message } })
    }
  }
  options.onProgress?.(1)
  return { value: layers, issues: doubts.list() }
}

function parse(text: string, file: string): Topology {
  let value: Partial<Topology> | null
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new StudyRefusal('json-invalid', { file, detail: (error as Error).message })
  }
  const isTopology =
    value?.type === 'Topology' &&
    typeof value.objects === 'object' &&
    value.objects !== null &&
    Array.isArray(value.arcs)
  if (!isTopology) throw new StudyRefusal('topojson-invalid', { file })
  return value as Topology
}

/** Geometry nested deeper is an attack on the stack. */
const MAX_DEPTH = 32

/** The library trusts arc numbers; a wrong one would be read as a hole in the shape. */
function checkArcs(topology: Topology, object: unknown, depth = 0): void {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deep')
  if (Array.isArray(object)) for (const part of object) checkArcs(topology, part, depth + 1)
  else if (typeof object === 'number') {
    const index = object < 0 ? ~object : object
    if (!Array.isArray(topology.arcs[index])) throw new RangeError(`no arc ${object}`)
  } else if (typeof object === 'object' && object !== null) {
    const { arcs, geometries } = object as { arcs?: unknown; geometries?: unknown }
    if (arcs !== undefined) checkArcs(topology, arcs, depth + 1)
    if (geometries !== undefined) checkArcs(topology, geometries, depth + 1)
  }
}
