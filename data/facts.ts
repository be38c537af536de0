import { readFileSync } from 'node:fs'
import Papa from 'papaparse'

/** Rows of a facts file, with the columns that are wanted from it. */
function rows<Column extends string>(file: string, columns: readonly Column[]): Record<Column, string>[] {
  const { data, meta } = Papa.parse<Record<Column, string>>(factText(file), { header: true, skipEmptyLines: true })
  const missing = columns.find((column) => !meta.fields?.includes(column))
  if (missing !== undefined) throw new Error(`${file} has no column ${missing}`)
  return data
}

/** A file of `facts/` as it is. */
export function factText(file: string): string {
  return readFileSync(new URL(`./facts/${file}`, import.meta.url), 'utf8')
}

export interface StreetFact {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly population: number
  readonly populationSource: string
}

export function streetFacts(): StreetFact[] {
  return rows('haidian-streets.csv', ['code', 'street', 'kind', 'population_2020', 'population_source']).map((row) => ({
    code: row.code,
    name: row.street,
    kind: row.kind,
    population: Number(row.population_2020),
    populationSource: row.population_source,
  }))
}

export interface Locality {
  readonly street: string
  readonly lon: number
  readonly lat: number
}

export function localities(): Locality[] {
  return rows('haidian-localities.csv', ['street', 'lon', 'lat']).map((row) => ({
    street: row.street,
    lon: Number(row.lon),
    lat: Number(row.lat),
  }))
}

export interface SitePosition {
  readonly lon: number
  readonly lat: number
  readonly position: 'located' | 'approximate'
}

/** Positions of the listed schools that are good enough to draw; their names stay in the list. */
export function sitePositions(): SitePosition[] {
  return rows('haidian-primary-schools.csv', ['lon', 'lat', 'position']).flatMap((row) => {
    const { position } = row
    if (position !== 'located' && position !== 'approximate') return []
    return [{ lon: Number(row.lon), lat: Number(row.lat), position } as const]
  })
}

/** Pupils of one district by grade 1–6, autumn 2020. */
export function pupilsByGrade(district: string): number[] {
  const grades = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'] as const
  const table = rows('primary-pupils-by-district-and-grade-2020-21.csv', ['district', ...grades])
  const row = table.find((each) => each.district === district)
  if (!row) throw new Error(`No row for ${district} in the pupil table`)
  return grades.map((grade) => Number(row[grade]))
}

/** Hand-drawn outlines (lon, lat) of the places where nobody lives: hills and two parks. */
export function uninhabitedRings(): [number, number][][] {
  const rings = new Map<string, [number, number][]>()
  for (const row of rows('haidian-uninhabited.csv', ['area', 'lon', 'lat'])) {
    const ring = rings.get(row.area) ?? []
    ring.push([Number(row.lon), Number(row.lat)])
    rings.set(row.area, ring)
  }
  return [...rings.values()]
}
