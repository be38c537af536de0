import type { Part } from './parts.ts'
import type { ReadOptions, ReadResult } from './read.ts'

export type Reader = (bytes: Uint8Array, file: string, options: ReadOptions) => Promise<ReadResult<readonly Part[]>>

/** A kind of file. To add one: its reader in `formats/`, and an entry in the list below. */
export interface Format {
  readonly id: string
  /** Lower case, without the dot; only a tie between contents is decided by them. */
  readonly extensions: readonly string[]
  /** True when the content is of this kind; extensions lie too often. */
  readonly sniff: (content: Content) => boolean
  /** True: it is read without a pause (unpacked, or parsed by a library that does all at once). */
  readonly inOneGo: boolean
  /** Loads the parser. */
  readonly load: () => Promise<Reader>
}

/** What can be told of a file without parsing it. */
export interface Content {
  readonly bytes: Uint8Array
  /** The beginning as text, without mark and blanks; empty for binary files. */
  readonly head: string
  /** Names in the archive; null = no zip archive. */
  readonly entries: readonly string[] | null
}

const hasEntry = ({ entries }: Content, pattern: RegExp) => entries?.some((name) => pattern.test(name)) ?? false
const startsWith = ({ bytes }: Content, ...magic: number[]) => magic.every((byte, k) => bytes[k] === byte)

/** Object, array, and the record separator of a text sequence. */
const JSON_STARTS = ['{', '[', String.fromCharCode(30)]

/** Tried in this order; what is most certain comes first, plain text last. */
export const formats: readonly Format[] = [
  {
    id: 'study',
    extensions: ['json', 'jiujin'],
    sniff: (content) =>
      hasEntry(content, /^study\.json$/) || /^\{[\s\S]{0,500}?"format"\s*:\s*"jiujin-study"/.test(content.head),
    inOneGo: true,
    load: async () => (await import('./formats/study.ts')).readStudySource,
  },
  {
    id: 'xlsx',
    extensions: ['xlsx', 'xlsm'],
    sniff: (content) => hasEntry(content, /^xl\/workbook\.xml$/),
    inOneGo: true,
    load: async () => (await import('./formats/xlsx.ts')).readXlsx,
  },
  {
    id: 'shapefile',
    extensions: ['zip'],
    sniff: (content) => hasEntry(content, /\.(?:shp|dbf|shx)$/i),
    inOneGo: true,
    load: async () => (await import('./formats/shapefile.ts')).readShapefileZip,
  },
  {
    id: 'kml',
    extensions: ['kml', 'kmz'],
    sniff: (content) =>
      hasEntry(content, /\.kml$/i) || (content.head.startsWith('<') && /<(?:\w+:)?kml[\s>]/i.test(content.head)),
    inOneGo: true,
    load: async () => (await import('./formats/kml.ts')).readKml,
  },
  {
    id: 'geotiff',
    extensions: ['tif', 'tiff'],
    sniff: (content) =>
      startsWith(content, 0x49, 0x49, 0x2a, 0) ||
      startsWith(content, 0x4d, 0x4d, 0, 0x2a) ||
      startsWith(content, 0x49, 0x49, 0x2b, 0) ||
      startsWith(content, 0x4d, 0x4d, 0, 0x2b),
    inOneGo: true,
    load: async () => (await import('./formats/geotiff.ts')).readGeotiff,
  },
  {
    id: 'topojson',
    extensions: ['topojson', 'json'],
    sniff: ({ head }) => head.startsWith('{') && /"type"\s*:\s*"Topology"/.test(head),
    inOneGo: true,
    load: async () => (await import('./formats/topojson.ts')).readTopojson,
  },
  {
    id: 'geojson',
    extensions: ['geojson', 'json', 'ndjson', 'geojsonl', 'geojsons'],
    sniff: ({ head }) => JSON_STARTS.some((start) => head.startsWith(start)),
    inOneGo: false,
    load: async () => {
      const { readGeojson } = await import('./formats/geojson.ts')
      return async (...input) => inList(await readGeojson(...input))
    },
  },
  {
    id: 'csv',
    extensions: ['csv', 'tsv', 'txt'],
    sniff: ({ head }) => head !== '' && !head.startsWith('<'),
    inOneGo: false,
    load: async () => {
      const { readCsv } = await import('./formats/csv.ts')
      return async (...input) => inList(await readCsv(...input))
    },
  },
]

function inList({ value, issues }: ReadResult<Part>): ReadResult<readonly Part[]> {
  return { value: [value], issues }
}
