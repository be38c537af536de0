import type { CatchmentTable, Context, Coordinates, Name, Polygons, ZoneTable } from '../core/places.ts'
import { finish, type Steps } from '../core/steps.ts'
import { Doubts } from './doubts.ts'
import { type Features, type Properties, propertyText } from './features.ts'
import { isBlank, parseNumber } from './number.ts'
import { readPolygons } from './polygons.ts'
import type { ReadResult } from './read.ts'
import { isMojibake, SeenIds } from './row-checks.ts'

/** Which properties to read; each has a canonical default. */
export interface AreaProperties {
  /** Default `id`, then the feature's own id. */
  readonly id?: string | undefined
  /** Default `name`. */
  readonly name?: string | undefined
  /** Default `name_en`. */
  readonly nameEn?: string | undefined
  /** Default `population`. */
  readonly population?: string | undefined
  /** Default `population_estimated`. */
  readonly estimated?: string | undefined
  /** Ids of the serving sites, an array or a list parted by blanks, commas or semicolons. Default `sites`. */
  readonly sites?: string | undefined
}

/** A feature that became an area. */
interface Area {
  readonly row: number
  readonly id: string
  readonly name: Name
  readonly polygons: Polygons
  readonly properties: Properties
}

/** Streets of polygon features. Issues beside those of the areas: `number-invalid` for a population that is none. */
export function* zoneSteps(
  features: Features,
  names: AreaProperties,
  coordinates: Coordinates,
): Steps<ReadResult<ZoneTable>> {
  const doubts = new Doubts(features.file)
  const areas = yield* areaSteps(features, names, coordinates, doubts)
  const column = names.population ?? 'population'
  const population = areas.map(({ row, properties }) => {
    const value = propertyText(properties, column)
    if (isBlank(value)) return Number.NaN
    const residents = parseNumber(value)
    if (residents !== null && residents >= 0) return residents
    doubts.add(residents === null ? 'number-invalid' : 'number-negative', 'doubtful', { row, column, value })
    return Number.NaN
  })
  const flag = names.estimated ?? 'population_estimated'
  const read = [names.id ?? 'id', names.name ?? 'name', names.nameEn ?? 'name_en', column, flag]
  const extra = readNumbers(areas, new Set(read), doubts)
  const value: ZoneTable = {
    id: areas.map((area) => area.id),
    name: areas.map((area) => area.name),
    polygons: areas.map((area) => area.polygons),
    population: Float64Array.from(population),
    estimated: areas.map(({ properties }) =>
      /^(?:true|1|yes|是|estimated|estimate|估计|推算)$/i.test(propertyText(properties, flag)),
    ),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
  return { value, issues: doubts.list() }
}

/** Further properties in which at least half of what is given are numbers; a text among them is NaN and an Issue. */
function readNumbers(areas: readonly Area[], read: ReadonlySet<string>, doubts: Doubts): Record<string, Float64Array> {
  const columns = [...new Set(areas.flatMap(({ properties }) => Object.keys(properties)))]
  const found = columns.flatMap((column): [string, Float64Array][] => {
    if (read.has(column)) return []
    const texts = areas.map(({ properties }) => propertyText(properties, column))
    const given = texts.filter((text) => !isBlank(text))
    const numbers = given.filter((text) => parseNumber(text) !== null)
    if (given.length === 0 || numbers.length * 2 < given.length) return []
    const values = texts.map((value, k) => {
      const number = isBlank(value) ? Number.NaN : parseNumber(value)
      if (number === null) doubts.add('number-invalid', 'doubtful', { row: areas[k]?.row ?? 0, column, value })
      return number ?? Number.NaN
    })
    return [[column, Float64Array.from(values)]]
  })
  return Object.fromEntries(found)
}

/** Catchments of polygon features; a serving site that the study does not have is an Issue (`catchment-site-unknown`). */
export function* catchmentSteps(
  features: Features,
  names: AreaProperties,
  coordinates: Coordinates,
  siteIds: readonly string[],
): Steps<ReadResult<CatchmentTable>> {
  const doubts = new Doubts(features.file)
  const areas = yield* areaSteps(features, names, coordinates, doubts)
  const known = new Set(siteIds)
  const column = names.sites ?? 'sites'
  const sites = areas.map(({ row, properties }) => {
    const listed = siteList(Object.hasOwn(properties, column) ? properties[column] : undefined)
    if (listed.length === 0) doubts.add('catchment-serves-nobody', 'doubtful', { row, column })
    for (const value of listed)
      if (!known.has(value)) doubts.add('catchment-site-unknown', 'doubtful', { row, column, value })
    return listed.filter((id) => known.has(id))
  })
  const value: CatchmentTable = {
    id: areas.map((area) => area.id),
    name: areas.map((area) => area.name),
    polygons: areas.map((area) => area.polygons),
    sites,
  }
  return { value, issues: doubts.list() }
}

/** Polygons for orientation only. */
export function toContext(features: Features, names: AreaProperties, coordinates: Coordinates): ReadResult<Context> {
  const doubts = new Doubts(features.file)
  const areas = finish(areaSteps(features, names, coordinates, doubts))
  return {
    value: { name: areas.map((area) => area.name), polygons: areas.map((area) => area.polygons) },
    issues: doubts.list(),
  }
}

/** Areas between two steps. */
const AREAS_A_STEP = 200

function* areaSteps(
  features: Features,
  names: AreaProperties,
  coordinates: Coordinates,
  doubts: Doubts,
): Steps<Area[]> {
  const column = names.id ?? 'id'
  const seen = new SeenIds(doubts)
  const seenNames = new SeenIds(doubts, 'name-duplicate')
  const areas: Area[] = []
  for (const [k, feature] of features.features.entries()) {
    const row = k + 1
    if (row % AREAS_A_STEP === 0) yield k / features.features.length
    if (feature.isDamaged) continue
    const polygons = readPolygons(feature.geometry, row, coordinates, doubts)
    if (polygons === null) continue
    const { properties } = feature
    let id = propertyText(properties, column) || feature.id
    if (id === '') {
      doubts.add('id-missing', 'doubtful', { row, column })
      id = `row-${row}`
    } else seen.note(id, row, column)
    const zh = propertyText(properties, names.name ?? 'name')
    const en = propertyText(properties, names.nameEn ?? 'name_en')
    if (isMojibake(zh)) doubts.add('text-damaged', 'doubtful', { row, column: names.name ?? 'name', value: zh })
    if (zh !== '') seenNames.note(zh, row, names.name ?? 'name')
    areas.push({ row, id, name: { zh: zh || en || id, en }, polygons, properties })
  }
  if (areas.length === 0) doubts.add('no-polygons', 'stops')
  return areas
}

function siteList(value: unknown): string[] {
  const parts: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[\s,;，；、|]+/)
      : [value]
  const texts = parts
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map((part) => String(part).trim())
  return [...new Set(texts.filter((text) => text !== ''))]
}
