import { StudyRefusal } from '../../core/refusal.ts'
import { Doubts } from '../doubts.ts'
import type { Features } from '../features.ts'
import type { ReadOptions, ReadResult } from '../read.ts'
import { decodeText } from '../text.ts'
import { readZip } from '../zip.ts'
import { featuresOf } from './geojson.ts'

/** Elements may nest so deep; more is an attack on the stack. */
const MAX_DEPTH = 64

/**
 * Reads KML, or the KML files of a KMZ archive. Coordinates are WGS 84 by definition of the format, but
 * map apps write GCJ-02 into it: none counts as named.
 * @throws StudyRefusal `kml-invalid`, `zip-damaged` or `zip-too-large`
 */
export async function readKml(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Features[]>> {
  const doubts = new Doubts(file)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const documents = isZip ? await readZip(bytes, file, (name) => /\.kml$/i.test(name)) : new Map([[file, bytes]])
  if (documents.size === 0) throw new StudyRefusal('kml-invalid', { file, detail: 'no .kml inside' })
  const layers: Features[] = []
  for (const [part, content] of documents) {
    const collection = await convert(decodeText(content, options.encoding).text, file)
    const layer = featuresOf(collection, file, doubts)
    layers.push(documents.size > 1 ? { ...layer, part } : layer)
  }
  options.onProgress?.(1)
  return { value: layers, issues: doubts.list() }
}

async function convert(text: string, file: string): Promise<unknown> {
  const [{ kml }, { DOMParser }] = await Promise.all([import('@tmcw/togeojson'), import('@xmldom/xmldom')])
  try {
    checkXml(text)
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'fatalError' || level === 'error') throw new SyntaxError(message)
      },
    })
    return kml(parser.parseFromString(text, 'text/xml'))
  } catch (error) {
    throw new StudyRefusal('kml-invalid', { file, detail: (error as Error).message.slice(0, 200) })
  }
}

/** Refuses what no KML needs: a document type (entities!) and deep nesting. */
function checkXml(text: string): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new SyntaxError('document type declarations are not read')
  let depth = 0
  for (const [tag] of text.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('<!') || tag.endsWith('/>')) continue
    depth += tag.startsWith('</') ? -1 : 1
    if (depth > MAX_DEPTH) throw new RangeError('nested too deep')
  }
}
