import type { StudyData } from '../core/places.ts'
import { type Pace, walk } from '../core/steps.ts'
import { areaProperties } from './area-properties.ts'
import type { ColumnField } from './column-names.ts'
import { type ProposedMapping, proposeMapping, tableShape } from './columns.ts'
import { type CoordinateProposal, guessCoordinates } from './coordinate-guess.ts'
import { featureTableSteps } from './feature-table.ts'
import type { Features } from './features.ts'
import type { Part } from './parts.ts'
import { coordinatesOf, type Position, rawPosition } from './position.ts'
import { guessRole, type Role } from './roles.ts'
import type { Mapping, Table } from './table.ts'
import type { AreaProperties } from './zones.ts'

/** Rows looked at for a proposal. */
const SAMPLE = 2000

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

/** Proposes role, columns and coordinates of a part, given the study that lies open (WGS 84), if any. */
export async function proposeImport(
  part: Part,
  study: StudyData | null,
  chosenRole?: Role,
  pace: Pace = {},
): Promise<ImportProposal> {
  const role = chosenRole ?? guessRole(part)
  const zones = study?.coordinates === 'lonlat' ? study.zones?.polygons : undefined
  const nothing = { role, columns: null, coordinates: [], properties: null, shape: '' }
  if (part.kind === 'features' && (role === 'streets' || role === 'catchments')) {
    const corners = spread(part.features)
      .map(({ geometry }) => placeOf(geometry))
      .filter((p) => p !== null)
    const coordinates = await guessCoordinates(corners, { names: [part.file], stated: part.crs || undefined })
    return {
      ...nothing,
      coordinates,
      properties: areaProperties(part),
    }
  }
  const table =
    part.kind === 'table' ? part : part.kind === 'features' ? await walk(featureTableSteps(part), pace) : null
  if (table === null || (role !== 'schools' && role !== 'children' && role !== 'totals')) return nothing
  const columns = proposeMapping(table, role)
  const shape = tableShape(table)
  if (role === 'totals') return { ...nothing, columns, shape }
  const kind = coordinatesOf(columns.mapping)
  if (kind === null) return { ...nothing, columns, shape }
  const sample = sampleOf(table)
  const raw = sample.rows.map((_, k) => rawPosition(sample, k, columns.mapping, kind, null))
  const known = knownPlaces(sample, columns.mapping, study)
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

/** Rows from all over the table, enough to tell what its coordinates are. */
function sampleOf(table: Table): Table {
  return { ...table, rows: spread(table.rows), rowNumber: Uint32Array.from(spread(table.rowNumber)) }
}

/** Entries from all over a list, about `SAMPLE` of them. */
function spread<T>(list: ArrayLike<T>): T[] {
  const step = Math.max(1, Math.floor(list.length / SAMPLE))
  return Array.from({ length: Math.ceil(list.length / step) }, (_, k) => list[k * step] as T)
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
  let first: unknown = geometry.coordinates
  while (Array.isArray(first) && Array.isArray(first[0])) first = first[0]
  const [x = Number.NaN, y = Number.NaN] = first as number[]
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null
}
