import type { StudyData } from '../core/places.ts'
import { readCandidates } from '../ingest/candidates.ts'
import { readStudySource } from '../ingest/formats/study.ts'
import { readPlanned } from '../ingest/planned.ts'
import { readFiles } from '../ingest/read-files.ts'
import { readStudy } from '../ingest/read-study.ts'
import { indexOfRow } from '../ingest/table.ts'
import { decisionsOf } from '../scenario/project.ts'
import { layerFile, packStudy } from '../scenario/study-archive.ts'
import { parseStudyFile } from '../scenario/study-file.ts'
import type { About, LayerName } from './import-protocol.ts'
import { handOver } from './parcel.ts'
import { placementOf } from './placement.ts'
import type { OpenedStudy } from './protocol.ts'
import { fetchList, readApart, readerApart } from './read-apart.ts'
import { readParts, tableOfPart } from './read-parts.ts'
import { keep, refuseWithoutData, studyOf, TaskRefusal, type Tasks } from './session.ts'
import { type Draft, stageParts } from './staging.ts'

/** The tasks of this file; see `TaskTable`. */
export type ImportTasks = Pick<
  Tasks,
  | 'readFiles'
  | 'readApart'
  | 'fetchList'
  | 'stage'
  | 'placement'
  | 'rawRows'
  | 'closeParts'
  | 'adopt'
  | 'openFile'
  | 'pack'
  | 'layerFile'
  | 'planned'
  | 'candidates'
>

/** Tasks that only those need who bring their own data; they load with the first of them. */
export const importTasks: ImportTasks = {
  async candidates({ key, file }, context) {
    const { session, pause, signal } = context
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { value, issues } = await readFiles([{ name: file.name, bytes }], { pause, signal }, readerApart(context))
    const part = value.find(({ kind }) => kind === 'table' || kind === 'features') ?? value[0]
    const { coordinates } = studyOf(session, key).data
    const table = part ? readCandidates(part, coordinates) : null
    const none = { name: [], x: new Float64Array(0), y: new Float64Array(0), rows: 0 }
    return { ...(table ?? none), issues: [...issues, ...(table?.issues ?? [])] }
  },

  readFiles: ({ files, encoding }, context) => readParts(files, encoding, context),

  readApart: (input, context) => readApart(input, context),
  fetchList: async (input, context) => fetchList(input, context),

  async stage(input, context) {
    return (await stageParts(input, context)).report
  },

  async placement(input, context) {
    return placementOf(input, await stageParts(input, context), context)
  },

  async rawRows({ part, rows }, context) {
    const source = context.session.parts.get(part)
    const table = source && (await tableOfPart(source, context))
    if (!table) return []
    return rows.flatMap((row) => {
      const k = indexOfRow(table, row)
      return k < 0 ? [] : [{ row, cells: table.columns.map((_, column) => table.rows[k]?.[column] ?? '') }]
    })
  },

  async closeParts({ parts }, { session }) {
    for (const id of parts) {
      session.parts.delete(id)
      session.staged.delete(id)
    }
    return session.parts.size
  },

  async adopt({ about, method, ...input }, context) {
    const draft = await stageParts(input, context)
    const { report } = draft
    const stop = [...report.issues, ...report.checks.flatMap((check) => check.issues)].find(
      ({ severity, row }) => severity === 'stops' && row === undefined,
    )
    if (stop) throw new TaskRefusal(stop.code, { ...stop.params, file: stop.file ?? '' })
    const data = withAbout(draft, about)
    const issues = [...report.issues, ...report.checks.flatMap((check) => check.issues)]
    return keep(context, 'import', data, method, issues)
  },

  async openFile({ file, beside }, context): Promise<OpenedStudy> {
    const { value } = await readStudySource(new Uint8Array(await file.arrayBuffer()), file.name)
    const [source] = value
    if (!source) throw new TaskRefusal('study-empty', { file: file.name })
    const { study, issues: unknown } = parseStudyFile(source.study)
    const bytesOf = async (name: string): Promise<Uint8Array> => {
      const packed = source.files.get(name)
      if (packed) return packed
      const loose = beside.find((other) => other.name === name.split('/').pop())
      if (!loose) throw new TaskRefusal('file-missing', { file: name })
      return new Uint8Array(await loose.arrayBuffer())
    }
    const { data, issues: doubts } = await readStudy(bytesOf, study, {
      onProgress: context.progress,
      pause: context.pause,
      signal: context.signal,
    })
    const issues = [...unknown, ...doubts]
    refuseWithoutData(issues, data)
    const opened = await keep(context, file.name, data, study.method, issues)
    return { study: opened, decisions: decisionsOf(study), view: study.view }
  },

  async planned({ key, file, ...choices }, context) {
    const { session, pause, signal } = context
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { value, issues } = await readFiles([{ name: file.name, bytes }], { pause, signal }, readerApart(context))
    const part = value.find(({ kind }) => kind === 'table' || kind === 'features') ?? value[0]
    if (!part) return { projects: [], issues, rows: 0, readings: [] }
    const table = await readPlanned(part, studyOf(session, key).data, choices)
    return { ...table, issues: [...issues, ...table.issues] }
  },

  async pack({ key, decisions, view }, { session, pause }) {
    const bytes = await packStudy({ ...decisions, data: studyOf(session, key).data, view }, { pause })
    return handOver(bytes, [bytes])
  },

  async layerFile({ key, file }, { session, pause }) {
    const text = await layerFile(studyOf(session, key).data, file, { pause })
    if (text === undefined) throw new TaskRefusal('layer-missing', { file })
    return text
  },
}

/** Which entries of the provenance speak of a layer. */
const SPEAKS_OF: Readonly<Record<LayerName, RegExp>> = {
  schools: /^schools\b/,
  children: /^(?:demand|children)\b/,
  streets: /^(?:streets|zones|context)\b/,
  catchments: /^catchments\b/,
  costs: /^costs\b/,
}

/** The draft's data with what is said about them; what was said about replaced layers goes. */
function withAbout({ data, report }: Draft, about: About): StudyData {
  const { imported, kept } = report
  const isGone = (of: string) => imported.some((layer) => SPEAKS_OF[layer].test(of))
  const isOwn = imported.includes('schools') && imported.includes('children') && !kept.includes('streets')
  return {
    ...data,
    name: about.name,
    year: about.year,
    // A study is illustrative as long as any layer of an illustrative one is in it.
    illustrative: data.illustrative && !isOwn,
    provenance: [...data.provenance.filter(({ of }) => !isGone(of)), ...about.provenance],
    qualityDefinition: about.qualityDefinition ?? data.qualityDefinition,
    credit: about.credit,
  }
}
