import type { Issue } from '../core/issue.ts'
import { StudyRefusal } from '../core/refusal.ts'
import { extensionOf } from './file-name.ts'
import { type Content, type Format, formats } from './formats.ts'
import type { Part } from './parts.ts'
import type { NamedBytes, ReadApart, ReadOptions, ReadResult } from './read.ts'
import { decodeText } from './text.ts'
import { listZip } from './zip.ts'

/** Bytes from which the kind of a file is told. */
const HEAD = 4096
/** Blank, tab, line ends, and the bytes of the UTF-8 mark. */
const BLANK_BYTES = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf])
const SHAPEFILE_PARTS = new Set(['shp', 'dbf', 'prj', 'cpg'])
/** Companions of a shapefile that hold nothing for us. */
const SHAPEFILE_REST = new Set(['shx', 'sbn', 'sbx', 'qpj', 'qmd', 'qix', 'xml'])

/**
 * Reads files that were dropped together: the loose parts of a shapefile belong together, every other file stands alone.
 * A file that cannot be read is an Issue of its refusal's code that stops it; the others are read.
 * @param apart where large files of formats that are read in one go are read; default: here
 * @throws DOMException `AbortError` when `options.signal` says so
 */
export async function readFiles(
  files: readonly NamedBytes[],
  options: ReadOptions = {},
  apart?: ReadApart,
): Promise<ReadResult<readonly Part[]>> {
  const parts: Part[] = []
  const issues: Issue[] = []
  const jobs = jobsOf(files)
  for (const [k, job] of jobs.entries()) {
    const onProgress = (share: number) => options.onProgress?.((k + share) / jobs.length)
    try {
      const isApart = apart !== undefined && (await isLong(job))
      const result = await (isApart
        ? apart(job.files, { ...options, onProgress })
        : job.read({ ...options, onProgress }))
      parts.push(...result.value)
      issues.push(...result.issues)
    } catch (error) {
      options.signal?.throwIfAborted()
      if (!(error instanceof StudyRefusal)) throw error
      issues.push({ code: error.code, severity: 'stops', file: job.file, params: error.params })
    }
  }
  options.onProgress?.(1)
  return { value: parts, issues }
}

/**
 * Reads one file of any format that the app knows; tables with titles above the header are understood.
 * @throws StudyRefusal when there is nothing to read: `file-empty`, `format-unknown`, `format-unsupported` (params: format),
 *   or the refusal of the format's reader
 */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ReadResult<readonly Part[]>> {
  const read = await (await formatOf(name, bytes)).load()
  return read(bytes, name, { header: 'find', ...options })
}

/** The format of a file by its content. @throws StudyRefusal as `readFile` */
export async function formatOf(name: string, bytes: Uint8Array): Promise<Format> {
  if (bytes.length === 0) throw new StudyRefusal('file-empty', { file: name })
  const unsupported = unsupportedFormat(bytes)
  if (unsupported !== null) throw new StudyRefusal('format-unsupported', { file: name, format: unsupported })
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const entries = isZip ? (await listZip(bytes, name)).map((entry) => entry.name) : null
  const content: Content = { bytes, head: isZip ? '' : headOf(bytes), entries }
  if (entries === null && content.head === '' && isBlankText(bytes))
    throw new StudyRefusal('file-empty', { file: name })
  const format = formats.find((candidate) => candidate.sniff(content))
  if (format === undefined) throw new StudyRefusal('format-unknown', { file: name })
  return format
}

/** True when the beginning holds nothing but blanks, line ends and a byte order mark. */
function isBlankText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, HEAD).every((byte) => BLANK_BYTES.has(byte))
}

/** Formats that people have and the app cannot read; the message says what to save instead. */
function unsupportedFormat(bytes: Uint8Array): string | null {
  const magic = String.fromCharCode(...bytes.subarray(0, 15))
  if (magic.startsWith('\u00D0\u00CF\u0011\u00E0')) return 'xls'
  if (magic.startsWith('SQLite format 3')) return 'geopackage'
  if (magic.startsWith('%PDF')) return 'pdf'
  if (magic.startsWith('Rar!') || magic.startsWith('7z\u00BC\u00AF')) return 'archive'
  return null
}

/** The beginning as text; empty for binary content. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD)
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!isUtf16 && head.includes(0)) return ''
  // Cut after the last ASCII byte (of a line as long as you like), so that no character is cut in two.
  const end = head.findLastIndex((byte) => byte < 0x80)
  const isCut = !isUtf16 && bytes.length > HEAD && end > 0
  return decodeText(isCut ? head.subarray(0, end + 1) : head).text.trimStart()
}

/** Smaller files are read before another worker has started. */
const LONG = 100_000

/** True when reading it would take a while during which nothing else is heard. */
async function isLong({ files, inOneGo }: Job): Promise<boolean> {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0) >= LONG && (await inOneGo())
}

interface Job {
  readonly file: string
  readonly files: readonly NamedBytes[]
  readonly inOneGo: () => Promise<boolean>
  readonly read: (options: ReadOptions) => Promise<ReadResult<readonly Part[]>>
}

function jobsOf(files: readonly NamedBytes[]): Job[] {
  const stemOf = (name: string) => name.slice(0, name.length - extensionOf(name).length - 1)
  /** `a.shp`, `a.dbf` and `a.shp.xml` are of one shapefile. */
  const shapeOf = (name: string) =>
    stemOf(name)
      .replace(/\.shp$/i, '')
      .toLowerCase()
  const loose = files.filter(({ name }) => extensionOf(name) === 'shp')
  const shapes = new Set(loose.map(({ name }) => shapeOf(name)))
  const isCompanion = ({ name }: NamedBytes) =>
    shapes.has(shapeOf(name)) && (SHAPEFILE_PARTS.has(extensionOf(name)) || SHAPEFILE_REST.has(extensionOf(name)))
  return [
    ...files
      .filter((file) => !isCompanion(file))
      .map((file): Job => {
        const { name, bytes } = file
        return {
          file: name,
          files: [file],
          inOneGo: async () => (await formatOf(name, bytes)).inOneGo,
          read: (options) => readFile(name, bytes, options),
        }
      }),
    ...loose.map(({ name }): Job => {
      const own = files.filter((file) => isCompanion(file) && shapeOf(file.name) === shapeOf(name))
      return {
        file: name,
        files: own,
        inOneGo: async () => true,
        read: (options) => readLoose(stemOf(name), name, own, options),
      }
    }),
  ]
}

async function readLoose(
  stem: string,
  file: string,
  files: readonly NamedBytes[],
  options: ReadOptions,
): Promise<ReadResult<readonly Part[]>> {
  const { partsOf, readShapefile } = await import('./formats/shapefile.ts')
  const parts = partsOf(stem, new Map(files.map(({ name, bytes }) => [name, bytes])))
  const { value, issues } = await readShapefile(parts, file, options)
  return { value: [value], issues }
}
