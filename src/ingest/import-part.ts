import type { Issue } from '../core/issue.ts'
import type { CatchmentTable, CostTable, DemandTable, SiteTable, Stage, StudyData, ZoneTable } from '../core/places.ts'
import { type Pace, walk } from '../core/steps.ts'
import { areaProperties } from './area-properties.ts'
import { outsideSteps } from './checks/outside.ts'
import { checkPolygons } from './checks/polygons.ts'
import type { ColumnField } from './column-names.ts'
import { proposeMapping, type TableRole } from './columns.ts'
import { type CoordinateSystem, converterToWgs84, isWgs84 } from './coordinate-system.ts'
import { costSteps } from './costs.ts'
import { demandSteps } from './demand.ts'
import { Doubts } from './doubts.ts'
import { featureTableSteps } from './feature-table.ts'
import type { Features } from './features.ts'
import { fixSteps, type RowFixes } from './fix-table.ts'
import { gridToDemand } from './grid-demand.ts'
import type { Part, StudySource } from './parts.ts'
import { coordinatesOf, type PositionOptions, type Spot } from './position.ts'
import { projectFeatures } from './project-features.ts'
import type { Role } from './roles.ts'
import { siteSteps } from './sites.ts'
import { spreadSteps, type WeightPoints } from './spread.ts'
import type { Mapping, Table } from './table.ts'
import { totalsSteps } from './totals.ts'
import { type AreaProperties, catchmentSteps, zoneSteps } from './zones.ts'

/** What the user decided. */
export interface ImportChoices {
  readonly role: Role
  readonly mapping?: Mapping<ColumnField>
  readonly properties?: AreaProperties
  readonly system?: CoordinateSystem
  /** True: the first coordinate is the latitude or the northing. */
  readonly swapped?: boolean
  /** Places set on the map, in the order of setting; absent = none are to be set. */
  readonly spots?: readonly Spot[]
  readonly stage?: Stage
  readonly classSize?: number
  /** Places of every school, where the file gives none. */
  readonly capacity?: number
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
  | { readonly role: 'schools'; readonly value: SiteTable; readonly rows: Uint32Array; readonly estimated: boolean }
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

/** Share of the work when the rows are read; what follows is checking them against the study. */
const READ = 0.7

/** Reads a part as the user decided, at a pace. Never throws for bad data: what is wrong is an Issue. */
export async function importPart(
  part: Part,
  choices: ImportChoices,
  study: StudyData | null,
  pace: Pace = {},
): Promise<ImportedLayer> {
  const { role } = choices
  if (part.kind === 'study') return { layer: { role: 'study', value: part }, issues: [] }
  const stage = choices.stage ?? 'primary'
  if (part.kind === 'grid') {
    if (role !== 'children') return refuse(part.file, role)
    const { value, issues } = await gridToDemand(part, { stage, ...pick(choices, 'factor', 'system') }, pace)
    const estimated = (choices.factor ?? 1) !== 1
    return { layer: { role, value, rows: new Uint32Array(0), estimated }, issues }
  }
  if (role === 'streets' || role === 'catchments') {
    return part.kind === 'features' ? importAreas(part, role, choices, study, pace) : refuse(part.file, role)
  }
  const whole = part.kind === 'table' ? part : await walk(featureTableSteps(part), pace, 0, 0)
  const table = choices.fixes ? await walk(fixSteps(whole, choices.fixes), pace, 0, 0) : whole
  if (role === 'costs') {
    if (study === null) return refuse(part.file, role, 'costs-need-study')
    const steps = costSteps(table, study.demand.id, study.sites.id, choices.costUnit, study.sites.name)
    const { value, issues } = await walk(steps, pace)
    return { layer: { role, value }, issues }
  }
  if (role !== 'schools' && role !== 'children' && role !== 'totals') return refuse(part.file, role)
  const mapping = choices.mapping ?? proposeMapping(table, role).mapping
  return role === 'totals'
    ? importTotals(table, mapping, choices, study, pace)
    : importPoints(table, role, mapping, choices, study, part.kind === 'features' ? part.crs : '', pace)
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
  pace: Pace,
): Promise<ImportedLayer> {
  const doubts = new Doubts(table.file)
  const system = choices.system ?? (crs === '' || isWgs84(crs) ? undefined : crs)
  const position = await positionOptions(system, choices.swapped ?? false, doubts)
  if (position === null) return { layer: null, issues: doubts.list() }
  const spots = choices.spots && new Map(choices.spots.map(({ row, lon, lat }) => [row, { x: lon, y: lat }]))
  const options = {
    ...position,
    ...(spots && { spots }),
    ...pick(choices, 'stage', 'classSize', 'capacity'),
    cellSize: choices.cell ?? 0,
  }
  const read =
    role === 'schools'
      ? await walk(siteSteps(table, mapping, options), pace, 0, READ)
      : await walk(demandSteps(table, mapping, options), pace, 0, READ)
  const isInDegrees = (position.coordinates ?? coordinatesOf(mapping) ?? 'lonlat') === 'lonlat'
  const outside =
    study?.zones && isInDegrees && study.coordinates === 'lonlat'
      ? await walk(outsideSteps(read.value, read.rows, study.zones, table.file), pace, READ, 1)
      : []
  const issues = [...doubts.list(), ...read.issues, ...outside]
  const { rows } = read
  if ('capacity' in read.value) {
    const estimated = issues.some(({ code }) => code === 'capacity-stated')
    return { layer: { role: 'schools', value: read.value, rows, estimated }, issues }
  }
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
  pace: Pace,
): Promise<ImportedLayer> {
  const projected = await projectFeatures(part, choices.system, choices.swapped, pace)
  if (projected.issues.some((issue) => issue.code === 'crs-unknown')) return { layer: null, issues: projected.issues }
  const properties = choices.properties ?? areaProperties(part)
  if (role === 'streets') {
    const { value, issues } = await walk(zoneSteps(projected.value, properties, 'lonlat'), pace)
    const checks = await checkPolygons(value, 'lonlat', part.file, false, pace)
    return { layer: { role, value }, issues: [...projected.issues, ...issues, ...checks] }
  }
  const steps = catchmentSteps(projected.value, properties, 'lonlat', study?.sites.id ?? [])
  const { value, issues } = await walk(steps, pace)
  const checks = await checkPolygons(value, 'lonlat', part.file, true, pace)
  return { layer: { role, value }, issues: [...projected.issues, ...issues, ...checks] }
}

async function importTotals(
  table: Table,
  mapping: Mapping<ColumnField>,
  choices: ImportChoices,
  study: StudyData | null,
  pace: Pace,
): Promise<ImportedLayer> {
  if (!study?.zones) return refuse(table.file, 'totals', 'totals-need-streets')
  const totals = await walk(totalsSteps(table, mapping, study.zones, choices.stage ?? 'primary'), pace)
  const options = { coordinates: study.coordinates, ...pick(choices, 'cell', 'weights') }
  const spread = await walk(spreadSteps(totals.value, study.zones, table.file, options), pace)
  const layer: Layer = { role: 'children', value: spread.value, rows: new Uint32Array(0), estimated: true }
  return { layer, issues: [...totals.issues, ...spread.issues] }
}

/** The members that are given; an absent one stays absent. */
function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Pick<T, K>
}
