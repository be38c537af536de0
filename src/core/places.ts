import type { Position } from 'geojson'

/** 学段. */
export type Stage = 'primary' | 'junior'
/** What a site teaches; a nine-year site serves both stages. */
export type SiteStage = Stage | 'nine-year'

/** `lonlat`: WGS 84 degrees; `planar`: metres in a projected system. */
export type Coordinates = 'lonlat' | 'planar'

/** A name in the languages that the data gives; `en` is empty when it gives none. */
export interface Name {
  readonly zh: string
  readonly en: string
}

/** School sites (校址) as columns: entry k of every column belongs to site k, in file order. */
export interface SiteTable {
  readonly id: readonly string[]
  readonly name: readonly Name[]
  readonly stage: readonly SiteStage[]
  /** Degrees east, or metres. */
  readonly x: Float64Array
  /** Degrees north, or metres. */
  readonly y: Float64Array
  /** Places (学位), ≥ 0. */
  readonly capacity: Float64Array
  /** Pupils now; NaN = not given. */
  readonly enrolment: Float64Array
  /** 1 = quality site (优质), 0 = not. */
  readonly quality: Uint8Array
  /** 教育集团; empty = none. */
  readonly group: readonly string[]
  /** 1 = the lead school (牵头校) of its group. */
  readonly lead: Uint8Array
  /** Id of the site that it goes hand in hand with (手拉手); empty = none. */
  readonly partner: readonly string[]
  /** Own radius of a site in metres; NaN = the method's threshold. */
  readonly threshold: Float64Array
  /** Further numeric columns of the file (indicators), by column name; NaN = not given. */
  readonly extra: Readonly<Record<string, Float64Array>>
}

/** Demand points (需求点) as columns. */
export interface DemandTable {
  readonly id: readonly string[]
  readonly x: Float64Array
  readonly y: Float64Array
  /** Children (≥ 0) at each point, for the stages that the data covers. */
  readonly children: Readonly<Partial<Record<Stage, Float64Array>>>
  /** Children by grade 1–9 where given. */
  readonly grades: readonly Float64Array[]
  /** Edge of a square cell in metres when the points are cell centres; 0 = plain points. */
  readonly cellSize: number
}

/** Polygon rings as in GeoJSON: polygons → rings (outer first) → positions. */
export type Polygons = readonly (readonly (readonly Position[])[])[]

/** Streets (街道/乡镇): the zones that results are reported by. */
export interface ZoneTable {
  /** Administrative code. */
  readonly id: readonly string[]
  readonly name: readonly Name[]
  readonly polygons: readonly Polygons[]
  /** Residents; NaN = not given. */
  readonly population: Float64Array
  /** True where the population is an estimate, not a count. */
  readonly estimated: readonly boolean[]
  /** Further numeric properties of the file (income, say), by name; NaN = not given. */
  readonly extra?: Readonly<Record<string, Float64Array>>
}

/** Catchments (学区/划片): polygons and the sites that each serves. */
export interface CatchmentTable {
  readonly id: readonly string[]
  readonly name: readonly Name[]
  readonly polygons: readonly Polygons[]
  /** Ids of the serving sites. */
  readonly sites: readonly (readonly string[])[]
}

/** The user's own costs, compressed by demand point; a pair that is absent is unreachable. */
export interface CostTable {
  /** Length = demand points + 1. */
  readonly rowOffset: Uint32Array
  /** Site index of each pair, ascending within a row. */
  readonly siteIndex: Uint32Array
  /** Cost of each pair, in `unit`. */
  readonly cost: Float64Array
  readonly unit: 'm' | 'min'
  /** Costs to places that are no site yet, by id: a site of that id that is added later uses them. */
  readonly proposals?: ReadonlyMap<string, CostColumn>
}

/** Costs from demand points to one place. */
export interface CostColumn {
  /** Demand point of each pair, ascending. */
  readonly pointIndex: Uint32Array
  readonly cost: Float64Array
}

/** Where a part of the data comes from and how far it may be trusted. */
export type Basis = 'real' | 'estimated' | 'schematic' | 'synthetic'
export interface Provenance {
  /** What it speaks of: a layer (`schools`) or a column (`schools.capacity`). */
  readonly of: string
  readonly basis: Basis
  readonly text: Name
}

/** A line drawn behind the streets for orientation: neighbouring districts. */
export interface Context {
  readonly name: readonly Name[]
  readonly polygons: readonly Polygons[]
}

/** Everything a study knows before a method is chosen. */
export interface StudyData {
  readonly name: Name
  /** School year, `2020-21`; empty = not given. */
  readonly year: string
  readonly coordinates: Coordinates
  readonly sites: SiteTable
  readonly demand: DemandTable
  readonly zones: ZoneTable | null
  readonly catchments: CatchmentTable | null
  readonly costs: CostTable | null
  readonly context: Context | null
  /** True: shown with the "illustrative data" mark. */
  readonly illustrative: boolean
  readonly provenance: readonly Provenance[]
  /** What makes a site a quality site, in words. */
  readonly qualityDefinition: Name
  /** Credit line for the map. */
  readonly credit: Name
}
