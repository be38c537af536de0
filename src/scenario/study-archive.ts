import { type CsvCell, csvPieces } from '../core/csv.ts'
import type { Context, Name, Polygons, Stage, StudyData } from '../core/places.ts'
import { STAGE_GRADES } from '../core/stage.ts'
import { type Pace, type Steps, walk } from '../core/steps.ts'
import { STUDY_ENTRY, STUDY_FORMAT } from '../core/study-format.ts'
import type { Project } from './project.ts'

/** Everything that is kept of a user's work. */
export interface StudyToSave extends Project {
  /** What the user looks at; plain data. */
  readonly view: Readonly<Record<string, unknown>>
}

/** The same study gives the same bytes. */
const MTIME = new Date(1980, 0, 1)

/**
 * One file that carries a study whole: a zip archive with `study.json` and its tables as CSV and GeoJSON, which other
 * programs read as well. Opening it gives the same study again (texts without blanks at their ends, ids that are unique).
 */
export async function packStudy(study: StudyToSave, pace: Pace = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { Zip, ZipDeflate } = await import('fflate')
  const chunks: Uint8Array[] = []
  const archive = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const packSteps = function* (): Steps<void> {
    const encoder = new TextEncoder()
    const files = Object.entries(studyFiles(study))
    for (const [k, [name, pieces]] of files.entries()) {
      const entry = new ZipDeflate(name, { level: 6 })
      entry.mtime = MTIME
      archive.add(entry)
      for (const piece of pieces) {
        entry.push(encoder.encode(piece))
        yield k / files.length
      }
      entry.push(new Uint8Array(0), true)
    }
    archive.end()
  }
  await walk(packSteps(), pace)
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** A table of the study as text; undefined = it has none of that name. */
export async function layerFile(data: StudyData, file: string, pace: Pace = {}): Promise<string | undefined> {
  const pieces = layerFiles(data)[file] ?? pointFiles(data)[file]
  if (!pieces) return undefined
  const texts: string[] = []
  const gather = function* (): Steps<void> {
    for (const piece of pieces) {
      texts.push(piece)
      yield 0
    }
  }
  await walk(gather(), pace)
  return texts.join('')
}

/** Text in pieces. */
type Pieces = Iterable<string>

/** Each table of a study as text, by file name: `schools.csv`, `children.csv`, `streets.geojson`, … */
function layerFiles(data: StudyData): Record<string, Pieces> {
  const { zones, catchments, costs, context } = data
  const files: Record<string, Pieces> = {
    'schools.csv': csvPieces(...sitesTable(data)),
    'children.csv': csvPieces(...demandTable(data)),
  }
  if (zones) {
    files['streets.geojson'] = areas(zones.polygons, (k) => ({
      id: zones.id[k],
      ...names(zones.name[k]),
      population: finiteOrNull(zones.population[k]),
      population_estimated: zones.estimated[k],
      ...numbersAt(zones.extra, k),
    }))
  }
  if (catchments) {
    files['catchments.geojson'] = areas(catchments.polygons, (k) => ({
      id: catchments.id[k],
      ...names(catchments.name[k]),
      sites: catchments.sites[k],
    }))
  }
  if (costs) files['costs.csv'] = csvPieces(['origin', 'destination', 'cost'], costRows(data))
  if (context) files['context.geojson'] = contextFile(context)
  return files
}

/** The study and each of its tables as text. */
function studyFiles({ data, view, ...decided }: StudyToSave): Record<string, Pieces> {
  const { zones, catchments, costs, context } = data
  const sources = {
    coordinates: data.coordinates,
    schools: { file: 'schools.csv' },
    demand: { file: 'children.csv', cell: data.demand.cellSize },
    ...(zones && { zones: { file: 'streets.geojson' } }),
    ...(catchments && { catchments: { file: 'catchments.geojson' } }),
    ...(costs && { costs: { file: 'costs.csv', unit: costs.unit } }),
    ...(context && { context: { file: 'context.geojson' } }),
  }
  const study = {
    format: STUDY_FORMAT,
    version: 1,
    name: data.name,
    year: data.year,
    illustrative: data.illustrative,
    data: sources,
    ...decided,
    provenance: data.provenance,
    quality: data.qualityDefinition,
    credit: data.credit,
    view,
  }
  return { [STUDY_ENTRY]: [`${JSON.stringify(study, null, 1)}\n`], ...layerFiles(data) }
}

/** Schools and children as points for other maps; GeoJSON is in degrees, so that metres have none. */
function pointFiles(data: StudyData): Record<string, Pieces> {
  if (data.coordinates === 'planar') return {}
  return { 'schools.geojson': points(sitesTable(data)), 'children.geojson': points(demandTable(data)) }
}

/** An apostrophe before a sign, which readers of tables take away; one more keeps the first. */
const GUARDED = /^'+[=+\-@]/

function points([header, rows]: CsvTable): Pieces {
  const [x, y] = [header.indexOf('lon'), header.indexOf('lat')]
  const plainOf = (cell: CsvCell) => {
    if (typeof cell === 'string') return GUARDED.test(cell) ? `'${cell}` : cell
    return cell !== null && Number.isFinite(cell) ? cell : null
  }
  const list = function* () {
    for (const cells of rows) {
      const properties = header.flatMap((name, k) => (k === x || k === y ? [] : [[name, plainOf(cells[k] ?? null)]]))
      const geometry = { type: 'Point', coordinates: [cells[x], cells[y]] }
      yield { type: 'Feature', properties: Object.fromEntries(properties), geometry }
    }
  }
  return features(list())
}

type CsvTable = [header: string[], rows: Iterable<CsvCell[]>]

function sitesTable({ coordinates, sites }: StudyData): CsvTable {
  const extra = Object.entries(sites.extra)
  const header = [
    'id',
    'name',
    'name_en',
    'stage',
    ...axes(coordinates),
    'capacity',
    'enrolment',
    'quality',
    'group',
    'lead',
    'partner',
    'threshold',
  ]
  const rows = sites.id.map((id, j): CsvCell[] => [
    id,
    sites.name[j]?.zh ?? '',
    sites.name[j]?.en ?? '',
    sites.stage[j] ?? '',
    sites.x[j] ?? null,
    sites.y[j] ?? null,
    sites.capacity[j] ?? null,
    sites.enrolment[j] ?? null,
    sites.quality[j] ?? 0,
    sites.group[j] ?? '',
    sites.lead[j] ?? 0,
    sites.partner[j] ?? '',
    sites.threshold[j] ?? null,
    ...extra.map(([, values]) => values[j] ?? null),
  ])
  return [[...header, ...extra.map(([name]) => name)], rows]
}

function demandTable({ coordinates, demand }: StudyData): CsvTable {
  const stages = Object.keys(demand.children) as Stage[]
  // A grade of a stage that has no children would bring the stage into being.
  const grades = stages.flatMap((stage) => STAGE_GRADES[stage]).filter((grade) => grade <= demand.grades.length)
  const header = [
    'id',
    ...axes(coordinates),
    ...stages.map((stage) => `children_${stage}`),
    ...grades.map((grade) => `g${grade}`),
  ]
  const rows = function* (): Iterable<CsvCell[]> {
    for (const [i, id] of demand.id.entries()) {
      yield [
        id,
        demand.x[i] ?? null,
        demand.y[i] ?? null,
        ...stages.map((stage) => demand.children[stage]?.[i] ?? null),
        ...grades.map((grade) => demand.grades[grade - 1]?.[i] ?? null),
      ]
    }
  }
  return [header, rows()]
}

function axes(coordinates: StudyData['coordinates']): [string, string] {
  return coordinates === 'lonlat' ? ['lon', 'lat'] : ['x', 'y']
}

/** Pairs, long; a point or site without any pair gets a blank one, so that it is known to be out of reach. */
function* costRows({ costs, demand, sites }: StudyData): Iterable<CsvCell[]> {
  if (costs === null) return
  const seen = new Set<number>()
  for (const [i, origin] of demand.id.entries()) {
    const [from = 0, to = 0] = [costs.rowOffset[i], costs.rowOffset[i + 1]]
    for (let k = from; k < to; k++) {
      const site = costs.siteIndex[k] ?? 0
      seen.add(site)
      yield [origin, sites.id[site] ?? '', costs.cost[k] ?? null]
    }
    if (from === to && sites.id[0] !== undefined) yield [origin, sites.id[0], null]
  }
  for (const [j, site] of sites.id.entries())
    if (!seen.has(j) && demand.id[0] !== undefined) yield [demand.id[0], site, null]
  for (const [id, column] of costs.proposals ?? []) {
    for (const [k, point] of column.pointIndex.entries()) yield [demand.id[point] ?? '', id, column.cost[k] ?? null]
  }
}

function contextFile(context: Context): Pieces {
  return areas(context.polygons, (k) => ({ id: String(k + 1), ...names(context.name[k]) }))
}

/** A GeoJSON file, a feature a piece. */
function* features(list: Iterable<object>): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  let isFirst = true
  for (const feature of list) {
    yield `${isFirst ? '' : ','}${JSON.stringify(feature)}`
    isFirst = false
  }
  yield ']}\n'
}

function areas(polygons: readonly Polygons[], properties: (k: number) => object): Pieces {
  const list = function* () {
    for (const [k, coordinates] of polygons.entries())
      yield { type: 'Feature', properties: properties(k), geometry: { type: 'MultiPolygon', coordinates } }
  }
  return features(list())
}

function names(name: Name | undefined): { name: string; name_en: string } {
  return { name: name?.zh ?? '', name_en: name?.en ?? '' }
}

function numbersAt(columns: Readonly<Record<string, Float64Array>> = {}, k: number) {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, finiteOrNull(values[k])]))
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}
