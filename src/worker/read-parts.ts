import type { Issue } from '../core/issue.ts'
import { walk } from '../core/steps.ts'
import { featureTableSteps } from '../ingest/feature-table.ts'
import { extensionOf } from '../ingest/file-name.ts'
import type { Part } from '../ingest/parts.ts'
import type { NamedBytes } from '../ingest/read.ts'
import { readFiles } from '../ingest/read-files.ts'
import { guessRole } from '../ingest/roles.ts'
import { cellText, type Table } from '../ingest/table.ts'
import { decodeText } from '../ingest/text.ts'
import type { FileReport, PartReport, ReadReport } from './import-protocol.ts'
import { readerApart } from './read-apart.ts'
import type { TaskContext } from './session.ts'

/** Beyond this much text its encoding is told from the beginning. */
const ENCODING_BYTES = 4 << 20
const TEXT = new Set(['csv', 'tsv', 'txt', 'geojson', 'json', 'topojson', 'ndjson', 'geojsonl', 'kml'])

/** Reads dropped files; their parts stay in the session under the ids in the report. */
export async function readParts(
  files: readonly File[],
  encoding: string | undefined,
  context: TaskContext,
): Promise<ReadReport> {
  const bytes: NamedBytes[] = []
  for (const file of files) {
    bytes.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    await context.pause()
  }
  const apart = readerApart(context)
  const options = { signal: context.signal, onProgress: context.progress, pause: context.pause }
  const { value, issues } = await readFiles(bytes, encoding === undefined ? options : { ...options, encoding }, apart)
  const tables = new Map<Part, Table | null>()
  for (const part of value) tables.set(part, await tableOfPart(part, context))
  const parts = value.map((part): PartReport => {
    const id = context.session.nextPart++
    context.session.parts.set(id, part)
    return reportOf(id, part, tables.get(part) ?? null)
  })
  // Loose parts of a shapefile are one file; its .dbf is none of its own.
  const told = new Set([...value.map((part) => part.file), ...issues.map((issue) => issue.file ?? '')])
  return {
    files: bytes
      .filter(({ name }) => told.has(name))
      .map(
        (file): FileReport => ({
          file: file.name,
          ...textOf(file, encoding),
          parts: parts.filter((part) => part.file === file.name),
          issues: issues.filter((issue: Issue) => issue.file === file.name),
        }),
      ),
  }
}

function textOf({ name, bytes }: NamedBytes, encoding: string | undefined): Pick<FileReport, 'encoding' | 'sample'> {
  if (!TEXT.has(extensionOf(name))) return { encoding: null, sample: '' }
  const head = bytes.subarray(0, ENCODING_BYTES)
  const lineEnd = head.lastIndexOf(10)
  const decoded = decodeText(head.length < bytes.length && lineEnd > 0 ? head.subarray(0, lineEnd) : head, encoding)
  const foreign = /[^\p{ASCII}]{2,}[^\n,;\t"<]*/u.exec(decoded.text.slice(decoded.text.indexOf('\n') + 1))?.[0]
  return { encoding: decoded.encoding, sample: (foreign ?? decoded.text.slice(0, 200)).trim().slice(0, 40) }
}

function reportOf(id: number, part: Part, table: Table | null): PartReport {
  const columns = table?.columns ?? []
  return {
    id,
    file: part.file,
    part: partName(part),
    kind: part.kind,
    count:
      part.kind === 'grid'
        ? part.width * part.height
        : part.kind === 'study'
          ? part.files.size
          : (table?.rows.length ?? 0),
    columns,
    examples: columns.map((_, column) => firstText(table, column)),
    role: guessRole(part),
    crs: 'crs' in part ? part.crs : '',
  }
}

function partName(part: Part): string {
  if (part.kind === 'grid') return part.band > 1 ? String(part.band) : ''
  return part.kind === 'study' ? '' : (part.part ?? '')
}

/** The part as rows, if it has any. */
export async function tableOfPart(part: Part, { pause }: TaskContext): Promise<Table | null> {
  if (part.kind === 'table') return part
  return part.kind === 'features' ? walk(featureTableSteps(part), { pause }) : null
}

function firstText(table: Table | null, column: number): string {
  const row = table?.rows.slice(0, 50).find((cells) => cellText(cells, column) !== '')
  return row ? cellText(row, column).slice(0, 40) : ''
}
