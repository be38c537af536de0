import { readdirSync, readFileSync } from 'node:fs'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { pupilsByGrade } from '../../data/facts.ts'
import { indicatorColumns } from '../../data/indicators.ts'
import { inPolygons, signedArea, toPlane } from '../../data/plane.ts'
import { buildSample } from '../../data/sample.ts'
import { interleaved, largestRemainder } from '../../data/shares.ts'
import { districtOutline } from '../../data/streets.ts'

const folder = new URL('../../public/sample/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
function table<Column extends string>(file: string, columns: readonly Column[]): Record<Column, string>[] {
  const { data, meta } = Papa.parse<Record<Column, string>>(read(file), { header: true, skipEmptyLines: true })
  expect(meta.fields).toEqual(columns)
  return data
}
interface ZoneProperties {
  readonly code: string
  readonly population: number
  readonly sites: readonly string[]
}
type Zone = Feature<Polygon | MultiPolygon, ZoneProperties>
const shapes = (file: string) => (JSON.parse(read(file)) as { features: Zone[] }).features
const polygonsOf = ({ geometry }: Pick<Zone, 'geometry'>): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
const areaOf = (polygons: Position[][][]) =>
  polygons.flat().reduce((sum, ring) => sum + signedArea(ring.map((position) => toPlane(position))), 0)
const total = <Column extends string>(rows: readonly Record<Column, string>[], column: Column) =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0)

const gradeColumns = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'] as const
const realColumns = ['name', 'address', 'lon', 'lat', 'position', 'position_source'] as const
const schools = table('schools.csv', [
  ...([
    'id',
    'name',
    'name_en',
    'stage',
    'lon',
    'lat',
    'capacity',
    'enrolment',
    'quality',
    'group',
    'lead',
    'partner',
    'classes',
  ] as const),
  'position',
  ...indicatorColumns,
])
const cells = table('demand.csv', ['id', 'lon', 'lat', 'children', ...gradeColumns])
const streets = shapes('streets.geojson')
const catchments = shapes('catchments.geojson')
const districtArea = signedArea(districtOutline().map((position) => toPlane(position)))

/** Borders with their direction: in a partition each is either on the outline or has its reverse exactly once. */
function unpaired(features: readonly Zone[]): number {
  const count = new Map<string, number>()
  for (const ring of features.flatMap((feature) => polygonsOf(feature).flat())) {
    ring.slice(1).forEach((to, k) => {
      const key = `${ring[k]}>${to}`
      count.set(key, (count.get(key) ?? 0) + 1)
    })
  }
  expect(Math.max(...count.values())).toBe(1)
  const single = [...count.keys()].filter((key) => !count.has(key.split('>').reverse().join('>')))
  // The single ones, joined, are the outline: their shoelace sum is the district's area.
  return (
    single.reduce((sum, key) => {
      const [a, b] = key.split('>').map((text) => toPlane(text.split(',').map(Number)))
      return sum + a![0] * b![1] - b![0] * a![1]
    }, 0) / 2
  )
}

describe('the embedded study', () => {
  it('is what its generator writes, byte for byte', { timeout: 120_000 }, () => {
    const built = buildSample()
    for (const [file, text] of Object.entries(built))
      expect(read(file) === text, `${file} differs; run npm run sample`).toBe(true)
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(built), 'README.md'].sort())
  })

  it('counts the published 179,579 children, and each grade as published', () => {
    expect(total(cells, 'children')).toBe(179_579)
    expect(total(schools, 'enrolment')).toBe(179_579)
    pupilsByGrade('海淀区').forEach((pupils, k) => {
      expect(total(cells, gradeColumns[k]!)).toBe(pupils)
    })
    for (const cell of cells) {
      const grades = gradeColumns.map((grade) => Number(cell[grade]))
      expect(grades.reduce((a, b) => a + b, 0)).toBe(Number(cell.children))
      expect(Math.min(...grades)).toBeGreaterThanOrEqual(0)
      expect(Number(cell.children)).toBeGreaterThan(0)
    }
  })

  it('lies where the district officially lies, within 150 m, so that WGS 84 data falls on it', () => {
    const outline = districtOutline()
    const [lons, lats] = [outline.map((position) => position[0]!), outline.map((position) => position[1]!)]
    const degrees = (d: number, minutes: number, seconds: number) => d + minutes / 60 + seconds / 3600
    const [west, south] = toPlane([degrees(116, 2, 31), degrees(39, 53, 6)])
    const [east, north] = toPlane([degrees(116, 23, 17), degrees(40, 9, 34)])
    const [x0, y0] = toPlane([Math.min(...lons), Math.min(...lats)])
    const [x1, y1] = toPlane([Math.max(...lons), Math.max(...lats)])
    for (const off of [x0 - west, y0 - south, x1 - east, y1 - north]) expect(Math.abs(off)).toBeLessThan(150)
  })

  it('has 29 streets that leave no gap and do not overlap', () => {
    expect(streets).toHaveLength(29)
    expect(new Set(streets.map(({ properties }) => properties.code)).size).toBe(29)
    const areas = streets.map((street) => areaOf(polygonsOf(street)))
    expect(Math.min(...areas)).toBeGreaterThan(1e6)
    expect(Math.abs(areas.reduce((a, b) => a + b, 0) / districtArea - 1)).toBeLessThan(1e-6)
    expect(Math.abs(unpaired(streets) / districtArea - 1)).toBeLessThan(1e-6)
  })

  it('gives every street the children that its population stands for', () => {
    const population = streets.map(({ properties }) => Number(properties.population))
    const expected = largestRemainder(179_579, population)
    const found = streets.map((street) =>
      cells
        .filter((cell) => inPolygons(Number(cell.lon), Number(cell.lat), polygonsOf(street)))
        .reduce((sum, cell) => sum + Number(cell.children), 0),
    )
    expect(found).toEqual(expected)
  })

  it('puts every cell and every site in exactly one street', () => {
    for (const row of [...cells, ...schools]) {
      const [lon, lat] = [Number(row.lon), Number(row.lat)]
      expect(streets.filter((street) => inPolygons(lon, lat, polygonsOf(street)))).toHaveLength(1)
    }
  })

  it('lays cells on a regular 250 m grid', () => {
    expect(cells.length).toBeGreaterThan(3000)
    for (const cell of cells) {
      const [x, y] = toPlane([Number(cell.lon), Number(cell.lat)])
      for (const metres of [x, y]) expect(Math.abs((((metres % 250) + 250) % 250) - 125)).toBeLessThan(0.1)
    }
  })

  it('never sets an invented figure beside a real school’s name', () => {
    const real = table('haidian-primary-schools.csv', realColumns).map((row) => row.name)
    expect(real).toHaveLength(89)
    for (const file of ['schools.csv', 'catchments.geojson', 'study.json']) {
      const text = read(file)
      for (const name of real) expect(text).not.toContain(name.replace(/^北京市海淀区/, ''))
    }
    for (const { name, name_en: english } of schools) {
      expect(name).toMatch(/^\p{Script=Han}+ \d+ 号校址$/u)
      expect(english).toMatch(/^Site \d+, [A-Z][A-Za-z ]+$/)
    }
  })

  it('keeps sites plausible: sizes, loads, spacing, ids, flags', () => {
    expect(schools).toHaveLength(150)
    expect(new Set(schools.map((site) => site.id)).size).toBe(150)
    expect(new Set(schools.map((site) => site.name)).size).toBe(150)
    expect(total(schools, 'quality')).toBe(46)
    expect(total(schools, 'capacity')).toBeGreaterThanOrEqual(172_000)
    expect(total(schools, 'capacity')).toBeLessThan(179_579)
    const at = schools.map((site) => toPlane([Number(site.lon), Number(site.lat)]))
    schools.forEach((site, k) => {
      const capacity = Number(site.capacity)
      expect(capacity).toBe(Number(site.classes) * 40)
      expect(capacity).toBeLessThanOrEqual(2000)
      expect(Number(site.enrolment) / capacity).toBeGreaterThan(0.69)
      expect(Number(site.enrolment) / capacity).toBeLessThan(1.21)
      if (site.position !== 'synthetic') return
      const nearest = Math.min(
        ...at.map(([x, y], m) => (m === k ? Infinity : Math.hypot(x - at[k]![0], y - at[k]![1]))),
      )
      expect(nearest).toBeGreaterThan(300)
    })
  })

  it('gives every group one lead of quality, and pairs that name each other', () => {
    const byId = new Map(schools.map((site) => [site.id, site]))
    for (const group of new Set(schools.map((site) => site.group))) {
      if (group === '') continue
      const leads = schools.filter((site) => site.group === group && site.lead === '1')
      expect(leads.map((site) => site.quality)).toEqual(['1'])
    }
    const paired = schools.filter((site) => site.partner !== '')
    expect(paired).toHaveLength(16)
    for (const site of paired) expect(byId.get(site.partner)?.partner).toBe(site.id)
  })

  it('has catchments that cover the district once and name sites that exist, all of them', () => {
    // Looser than for streets: a straight outline moves by up to half a lattice step where a border ends on it.
    expect(
      Math.abs(catchments.reduce((sum, each) => sum + areaOf(polygonsOf(each)), 0) / districtArea - 1),
    ).toBeLessThan(1e-5)
    expect(Math.abs(unpaired(catchments) / districtArea - 1)).toBeLessThan(1e-5)
    expect(new Set(catchments.map(({ properties }) => properties.code)).size).toBe(catchments.length)
    const served = catchments.flatMap(({ properties }) => properties.sites)
    expect(new Set(served)).toEqual(new Set(schools.map((site) => site.id)))
  })

  it('says of every column how far it may be trusted, in both languages', () => {
    const { provenance } = JSON.parse(read('study.json')) as {
      provenance: { of: string; basis: string; text: { zh: string; en: string } }[]
    }
    const spoken = new Set(provenance.map((entry) => entry.of))
    const columns = [
      ...Object.keys(schools[0]!).map((column) => `schools.${column}`),
      ...Object.keys(cells[0]!).map((column) => `demand.${column}`),
      ...Object.keys(streets[0]!.properties).map((column) => `streets.${column}`),
      ...Object.keys(catchments[0]!.properties).map((column) => `catchments.${column}`),
    ]
    expect(columns.filter((column) => !spoken.has(column))).toEqual([])
    for (const { basis, text } of provenance) {
      expect(['real', 'estimated', 'schematic', 'synthetic']).toContain(basis)
      expect(text.zh.length * text.en.length).toBeGreaterThan(0)
    }
  })
})

describe('splitting whole numbers', () => {
  it('loses no child to rounding', () => {
    expect(largestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(interleaved([3, 0, 4], [5, 2]).map((row) => row.reduce((a, b) => a + b, 0))).toEqual([3, 0, 4])
    expect(interleaved([3, 0, 4], [5, 2]).reduce((sum, row) => sum + row[1]!, 0)).toBe(2)
  })

  it('refuses weights of nothing and tables that do not close', () => {
    expect(() => largestRemainder(1, [0, 0])).toThrow()
    expect(() => interleaved([1], [2])).toThrow()
  })
})
