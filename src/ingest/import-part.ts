import type { Issue } from '../core/issue.ts'
import type { CatchmentTable, CostTable, DemandTable, SiteTable, Stage, StudyData, ZoneTable } from '../core/places.ts'
import { checkOutside } from './checks/outside.ts'
import { checkPolygons } from './checks/polygons.ts'
import type { ColumnField } from './column-names.ts'
import { type ProposedMapping, proposeMapping, type TableRole, tableShape } from './columns.ts'
import { type CoordinateProposal, guessCoordinates } from './coordinate-guess.ts'
import { type CoordinateSystem, converterToWgs84, isWgs84 } from './coordinate-system.ts'
import { toCosts } from './costs.ts'
import { toDemand } from './demand.ts'
import { Doubts } from './doubts.ts'
import { featureTable } from './feature-table.ts'
import type { Features } from './features.ts'
import { fixTable, type RowFixes } from './fix-table.ts'
import { gridToDemand } from './grid-demand.ts'
import type { Part, StudySource } from './parts.ts'
import { coordinatesOf, type Position, type PositionOptions, rawPosition } from './position.ts'
import { projectFeatures } from './project-features.ts'
import { guessRole, type Role } from './roles.ts'
import { toSites } from './sites.ts'
import { spreadTotals, type WeightPoints } from './spread.ts'
import type { Mapping, Table } from './table.ts'
import { toTotals } from './totals.ts'
import { type AreaProperties, toCatchments, toZones } from './zones.ts'

/** What the app proposes for a part; the user confirms or corrects each item. */
export interface ImportProposal {
  readonly role: Role
  /** For tables and point features read as schools, children or totals; null otherwise. */
  readonly columns: ProposedMapping | null
  /** Other readings of the coordinates, best first; empty = as they stand. */
  readonly coordinates: readonly CoordinateProposal[]
  /** Which properties name the areas; null for other roles. */
  readonly properties: AreaProperties | null
  /** Shared by files with the same columns: under it a confirmed mapping can be remembered. Empty for what is no table. */
  readonly shape: string
}

/** What the user decided. */
export interface ImportChoices {
  readonly role: Role
  readonly mapping?: Mapping<ColumnField>
  readonly properties?: AreaProperties
  readonly system?: CoordinateSystem
  /** True: the first coordinate is the latitude or the northing. */
  readonly swapped?: boolean
  readonly stage?: Stage
  readonly classSize?: number
  /** Edge of cells in metres for demand that is a grid of points, and for totals that are spread evenly. */
  readonly cell?: number
  /** Children a person that a grid counts. */
  readonly factor?: number
  readonly weights?: WeightPoints
  readonly costUnit?: CostTable['unit']
  readonly fixes?: RowFixes
}

/** A part of a study, read. `rows`: the file row of each entry, where it comes from rows. */
export type Layer =
  | { readonly role: 'schools'; readonly value: SiteTable; readonly rows: Uint32Array }
  | { readonly role: 'children'; readonly value: DemandTable; readonly rows: Uint32Array; readonly estimated: boolean }
  | { readonly role: 'streets'; readonly value: ZoneTable }
  | { readonly role: 'catchments'; readonly value: CatchmentTable }
  | { readonly role: 'costs'; readonly value: CostTable }
  | { readonly role: 'study'; readonly value: StudySource }

export interface ImportedLayer {
  /** null = nothing could be made of the part; an Issue says why. */
  readonly layer: Layer | null
  readonly issues: readonly Issue[]
}

/** Proposes role, columns and coordinates of a part, given the study that lies open (WGS 84), if any. */
export async function proposeImport(part: Part, study: StudyData | null, chosenRole?: Role): Promise<ImportProposal> {
  const role = chosenRole ?? guessRole(part)
  const zones = study?.coordinates === 'lonlat' ? study.zones?.polygons : undefined
  const nothing = { role, columns: null, coordinates: [], properties: null, shape: '' }
  if (part.kind === 'features' && (role === 'streets' || role === 'catchments')) {
    const corners = part.features
      .flatMap(({ geometry }) => (geometry ? [placeOf(geometry)] : []))
      .filter((p) => p !== null)
    const coordinates = await guessCoordinates(corners, { names: [part.file], stated: part.crs || undefined })
    return {
      ...nothing,
      coordinates,
      properties: areaProperties(part),
    }
  }
  const table = part.kind === 'table' ? part : part.kind === 'features' ? featureTable(part) : null
  if (table === null || (role !== 'schools' && role !== 'children' && role !== 'totals')) return nothing
  const columns = proposeMapping(table, role)
  const shape = tableShape(table)
  if (role === 'totals') return { ...nothing, columns, shape }
  const kind = coordinatesOf(columns.mapping)
  if (kind === null) return { ...nothing, columns, shape }
  const raw = table.rows.map((_, k) => rawPosition(table, k, columns.mapping, kind, null))
  const known = knownPlaces(table, columns.mapping, study)
  const given = raw.map((_, k) => k).filter((k) => raw[k] !== null)
  const points = given.map((k) => raw[k]).filter((p) => p !== null && p !== undefined)
  const reference = known === null ? undefined : given.map((k) => known[k] ?? null)
  const stated = part.kind === 'features' && part.crs !== '' ? part.crs : undefined
  const names = [part.file, ...table.columns]
  return {
    ...nothing,
    columns,
    shape,
    coordinates: await guessCoordinates(points, { zones, reference, names, stated }),
  }
}

/** Reads a part as the user decided. Never throws for bad data: what is wrong is an Issue. */
export async function importPart(part: Part, choices: ImportChoices, study: StudyData | null): Promise<ImportedLayer> {
  const { role } = choices
  if (part.kind === 'study') return { layer: { role: 'study', value: part }, issues: [] }
  const stage = choices.stage ?? 'primary'
  if (part.kind === 'grid') {
    if (role !== 'children') return refuse(part.file, role)
    const { value, issues } = await gridToDemand(part, { stage, ...pick(choices, 'factor', 'system') })
    const estimated = (choices.factor ?? 1) !== 1
    return { layer: { role, value, rows: new Uint32Array(0), estimated }, issues }
  }
  if (role === 'streets' || role === 'catchments') {
    return part.kind === 'features' ? importAreas(part, role, choices, study) : refuse(part.file, role)
  }
  const whole = part.kind === 'table' ? part : featureTable(part)
  const table = choices.fixes ? fixTable(whole, choices.fixes) : whole
  if (role === 'costs') {
    if (study === null) return refuse(part.file, role, 'costs-need-study')
    const { value, issues } = toCosts(table, study.demand.id, study.sites.id, choices.costUnit ?? 'm')
    return { layer: { role, value }, issues }
  }
  if (role !== 'schools' && role !== 'children' && role !== 'totals') return refuse(part.file, role)
  const mapping = choices.mapping ?? proposeMapping(table, role).mapping
  return role === 'totals'
    ? importTotals(table, mapping, choices, study)
    : importPoints(table, role, mapping, choices, study, part.kind === 'features' ? part.crs : '')
}

function refuse(file: string, role: Role, code = 'role-unfit'): ImportedLayer {
  return { layer: null, issues: [{ code, severity: 'stops', file, params: { role } }] }
}

async function importPoints(
  table: Table,
  role: Exclude<TableRole, 'totals'>,
  mapping: Mapping<ColumnField>,
  choices: ImportChoices,
  study: StudyData | null,
  crs: string,
): Promise<ImportedLayer> {
  const doubts = new Doubts(table.file)
  const system = choices.system ?? (crs === '' || isWgs84(crs) ? undefined : crs)
  const position = await positionOptions(system, choices.swapped ?? false, doubts)
  if (position === null) return { layer: null, issues: doubts.list() }
  const options = { ...position, ...pick(choices, 'stage', 'classSize'), cellSize: choices.cell ?? 0 }
  const read = role === 'schools' ? toSites(table, mapping, options) : toDemand(table, mapping, options)
  const isInDegrees = (position.coordinates ?? coordinatesOf(mapping)) === 'lonlat'
  const outside =
    study?.zones && isInDegrees && study.coordinates === 'lonlat'
      ? checkOutside(read.value, read.rows, study.zones, table.file)
      : []
  const issues = [...doubts.list(), ...read.issues, ...outside]
  const { rows } = read
  if ('capacity' in read.value) return { layer: { role: 'schools', value: read.value, rows }, issues }
  return { layer: { role: 'children', value: read.value, rows, estimated: false }, issues }
}

async function positionOptions(
  system: CoordinateSystem | undefined,
  swapped: boolean,
  doubts: Doubts,
): Promise<PositionOptions | null> {
  if (system === undefined && !swapped) return {}
  const convert = await converterToWgs84(system ?? 'WGS84')
  if (convert === null) {
    doubts.add('crs-unknown', 'stops', { value: system ?? '' })
    return null
  }
  doubts.add('coordinates-converted', 'note', { value: system ?? 'WGS84', params: { swapped: swapped ? 1 : 0 } })
  return { coordinates: 'lonlat', convert: swapped ? (x, y) => convert(y, x) : convert }
}

async function importAreas(
  part: Features,
  role: 'streets' | 'catchments',
  choices: ImportChoices,
  study: StudyData | null,
): Promise<ImportedLayer> {
  const projected = await projectFeatures(part, choices.system, choices.swapped)
  if (projected.issues.some((issue) => issue.code === 'crs-unknown')) return { layer: null, issues: projected.issues }
  const properties = choices.properties ?? areaProperties(part)
  if (role === 'streets') {
    const { value, issues } = toZones(projected.value, properties, 'lonlat')
    const checks = await checkPolygons(value, 'lonlat', part.file)
    return { layer: { role, value }, issues: [...projected.issues, ...issues, ...checks] }
  }
  const { value, issues } = toCatchments(projected.value, properties, 'lonlat', study?.sites.id ?? [])
  const checks = await checkPolygons(value, 'lonlat', part.file, true)
  return { layer: { role, value }, issues: [...projected.issues, ...issues, ...checks] }
}

function importTotals(
  table: Table,
  mapping: Mapping<ColumnField>,
  choices: ImportChoices,
  study: StudyData | null,
): ImportedLayer {
  if (!study?.zones) return refuse(table.file, 'totals', 'totals-need-streets')
  const totals = toTotals(table, mapping, study.zones, choices.stage ?? 'primary')
  const spread = spreadTotals(totals.value, study.zones, table.file, {
    coordinates: study.coordinates,
    ...pick(choices, 'cell', 'weights'),
  })
  const layer: Layer = { role: 'children', value: spread.value, rows: new Uint32Array(0), estimated: true }
  return { layer, issues: [...totals.issues, ...spread.issues] }
}

/** The members that are given; an absent one stays absent. */
function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Pick<T, K>
}

/** Where the study's sites of the same name (or id) stand, per row; null when no row has one. */
function knownPlaces(table: Table, mapping: Mapping<ColumnField>, study: StudyData | null): (Position | null)[] | null {
  if (study === null || study.coordinates !== 'lonlat') return null
  const places = new Map<string, Position>()
  study.sites.id.forEach((id, j) => {
    const place = { x: study.sites.x[j] ?? 0, y: study.sites.y[j] ?? 0 }
    places.set(id, place)
    places.set(study.sites.name[j]?.zh ?? id, place)
  })
  const known = table.rows.map((row) => {
    const byName = mapping.name === undefined ? undefined : places.get((row[mapping.name] ?? '').trim())
    return byName ?? (mapping.id === undefined ? undefined : places.get((row[mapping.id] ?? '').trim())) ?? null
  })
  return known.some((place) => place !== null) ? known : null
}

/** Some corner of a geometry. */
function placeOf(geometry: Features['features'][number]['geometry']): Position | null {
  if (geometry === null) return null
  if (geometry.type === 'GeometryCollection') return placeOf(geometry.geometries[0] ?? null)
  const [x = Number.NaN, y = Number.NaN] = geometry.coordinates.flat(3) as number[]
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null
}

const PROPERTY_NAMES = {
  id: /^(?:id|code|代码|编码|编号|行政区划代码|区划代码|街道代码|zone_?id|zone_?code|adcode|town_?code)$/i,
  name: /^(?:name|名称|街道|街道名称|街镇|乡镇|学区|学区名称|片区|片区名称|zone_?name|town_?name|name_?zh|mc)$/i,
  nameEn: /^(?:name_?en|english|英文名|英文名称|pinyin|拼音)$/i,
  population: /^(?:population|pop|人口|常住人口|总人口)$/i,
  estimated: /^(?:population_?estimated|estimated|是否估计)$/i,
  sites: /^(?:sites|schools|serves|学校|校址|服务学校|对口学校|划片学校)$/i,
} as const satisfies Record<keyof AreaProperties, RegExp>

/** Which properties of area features hold what, by name. */
function areaProperties({ features }: Features): AreaProperties {
  const names = [...new Set(features.slice(0, 50).flatMap(({ properties }) => Object.keys(properties)))]
  const found = Object.entries(PROPERTY_NAMES).map(([key, pattern]) => [key, names.find((name) => pattern.test(name))])
  return Object.fromEntries(found.filter(([, name]) => name !== undefined))
}
