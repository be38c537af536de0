import fc from 'fast-check'
import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/core/steps.ts'
import { parseAngle, parsePair } from '../../src/ingest/angle.ts'
import { areaOf, centroidOf } from '../../src/ingest/area.ts'
import { checkPolygons } from '../../src/ingest/checks/polygons.ts'
import { fieldOf } from '../../src/ingest/column-names.ts'
import { guessCoordinates } from '../../src/ingest/coordinate-guess.ts'
import { converterToWgs84, isWgs84 } from '../../src/ingest/coordinate-system.ts'
import { fixSteps } from '../../src/ingest/fix-table.ts'
import { parseNumber } from '../../src/ingest/number.ts'
import { spreadSteps } from '../../src/ingest/spread.ts'
import type { Table } from '../../src/ingest/table.ts'
import { decodeText } from '../../src/ingest/text.ts'
import { gbk, utf8 } from './file-makers.ts'

describe('numbers', () => {
  test.each([
    ['12', 12],
    [' 1,080 ', 1080],
    ['１０８０', 1080],
    ['-3.5', -3.5],
    ['−3.5', -3.5],
    ['1e3', 1000],
    ['.5', 0.5],
  ])('%s is read', (text, value) => expect(parseNumber(text)).toBe(value))
  test.each(['', '1,08', '0x10', 'Infinity', 'NaN', '1e999', '12人', '1.2.3', '--5', '９'.repeat(100)])(
    '%s is refused',
    (text) => expect(parseNumber(text)).toBeNull(),
  )
  test('every number that JavaScript writes comes back as it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => parseNumber(String(value)) === value),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('angles', () => {
  test.each([
    ['116.3', 116.3],
    ['E116.3', 116.3],
    ['116.3°', 116.3],
    ['116°18′30″', 116 + 18 / 60 + 30 / 3600],
    ['116°18\'30"E', 116 + 18 / 60 + 30 / 3600],
    ['116 18 30', 116 + 18 / 60 + 30 / 3600],
    ['116:18:30', 116 + 18 / 60 + 30 / 3600],
    ['116度18分', 116.3],
    ['39°57′S', -39.95],
    ['西经 70.5', -70.5],
  ])('%s is read', (text, value) => expect(parseAngle(text)).toBeCloseTo(value, 12))
  test.each(['116°60′', '116°18′60″', '东边', '116°18′30″X', ''])('%s is refused', (text) =>
    expect(parseAngle(text)).toBeNull(),
  )
  test.each([
    ['116.3,39.9', [116.3, 39.9]],
    ['116.3，39.9', [116.3, 39.9]],
    ['[116.3, 39.9]', [116.3, 39.9]],
    ['POINT(116.3 39.9)', [116.3, 39.9]],
    ['39.9 116.3', [39.9, 116.3]],
  ])('%s is a pair', (text, pair) => expect(parsePair(text)).toEqual(pair))
})

describe('encodings', () => {
  test('GBK and UTF-8 are told apart, and the guess can be overridden', () => {
    expect(decodeText(utf8('学校')).text).toBe('学校')
    expect(decodeText(gbk('学校'))).toEqual({ text: '学校', encoding: 'gb18030', damaged: false })
    expect(decodeText(gbk('甲'), 'utf-8').damaged).toBe(true)
  })
})

describe('column names', () => {
  test.each([
    ['学校名称', 'name'],
    ['经度(°)', 'lon'],
    ['纬 度', 'lat'],
    ['学位数（个）', 'capacity'],
    ['班级数', 'classes'],
    ['在校生数', 'enrolment'],
    ['所属教育集团', 'group'],
    ['Is_Quality', 'quality'],
    ['一年级', 'g1'],
    ['街道/乡镇', 'zone'],
  ])('%s is understood', (name, field) => expect(fieldOf(name)).toBe(field))
  test('what means nothing to us stays unknown', () => expect(fieldOf('办学性质')).toBeNull())
})

describe('coordinate systems', () => {
  test.each([
    // [EPSG, central meridian, false easting]: the four families of CGCS2000 Gauss–Krüger.
    [4498, 117, 20_500_000],
    [4509, 117, 500_000],
    [4527, 117, 39_500_000],
    [4548, 117, 500_000],
    [4547, 114, 500_000],
  ])('EPSG:%i is the zone that the register says', async (code, meridian, easting) => {
    const convert = await converterToWgs84(`EPSG:${code}`)
    const origin = convert?.(easting, 0)
    expect(origin?.x).toBeCloseTo(meridian, 9)
    expect(origin?.y).toBeCloseTo(0, 9)
    const north = proj4(`+proj=tmerc +lon_0=${meridian} +k=1 +x_0=${easting} +ellps=GRS80`).forward([
      meridian + 0.5,
      40,
    ])
    const back = convert?.(north[0] ?? 0, north[1] ?? 0)
    expect(back?.x).toBeCloseTo(meridian + 0.5, 9)
    expect(back?.y).toBeCloseTo(40, 9)
  })
  test('CGCS2000 degrees pass as WGS 84, unknown systems as nothing', async () => {
    expect(isWgs84('EPSG:4490')).toBe(true)
    expect(isWgs84('urn:ogc:def:crs:OGC:1.3:CRS84')).toBe(true)
    expect(await converterToWgs84('EPSG:999999')).toBeNull()
    expect(await converterToWgs84('PROJCS["nonsense"')).toBeNull()
  })
  test('the offset of a map service is seen from the streets alone', async () => {
    // A row of points just inside the street's eastern border: the shift (about 530 m east) takes all of them out.
    const zones = [
      [
        [
          [
            [116.2, 39.8],
            [116.3, 39.8],
            [116.3, 40],
            [116.2, 40],
            [116.2, 39.8],
          ],
        ],
      ],
    ]
    const toGcj = async (x: number, y: number) => {
      const { transform, WGS84, GCJ02 } = (await import('gcoord')).default
      const [lon = 0, lat = 0] = transform([x, y], WGS84, GCJ02)
      return { x: lon, y: lat }
    }
    const points = await Promise.all(Array.from({ length: 20 }, (_, k) => toGcj(116.297, 39.81 + k * 0.009)))
    const [best] = await guessCoordinates(points, { zones })
    expect(best).toMatchObject({ system: 'GCJ02', because: 'zones', outsideBefore: 20, outsideAfter: 0 })
  })
  test('metres without a zone number are offered as the zones of Beijing, never applied', async () => {
    const proposals = await guessCoordinates([{ x: 440_000, y: 4_420_000 }])
    expect(proposals.map(({ system }) => system)).toContain('EPSG:4548')
  })
})

describe('areas', () => {
  const square = (x: number, y: number, size: number) => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ]
  test('holes count as holes', () => {
    expect(areaOf([[square(0, 0, 10), square(2, 2, 2)]], 'planar')).toBe(96)
    expect(centroidOf([[square(1e6, 1e6, 10)]])).toEqual([1e6 + 5, 1e6 + 5])
  })
  test('streets that share a border neither overlap nor leave a gap', async () => {
    const areas = { id: ['1', '2'], polygons: [[[square(0, 0, 1000)]], [[square(1000, 0, 1000)]]] }
    expect(await checkPolygons(areas, 'planar', 'f')).toEqual([])
  })
  test('a lake inside one street is no gap between streets', async () => {
    const areas = {
      id: ['1', '2'],
      polygons: [[[square(0, 0, 1000), square(300, 300, 300)]], [[square(1000, 0, 1000)]]],
    }
    expect(await checkPolygons(areas, 'planar', 'f')).toEqual([])
  })
})

test('spreading keeps every street’s sum, evenly or by weights, and says that it is an estimate', () => {
  const square = (x: number) => [
    [
      [
        [x, 0],
        [x + 1000, 0],
        [x + 1000, 1000],
        [x, 1000],
        [x, 0],
      ],
    ],
  ]
  const zones = {
    id: ['1', '2'],
    name: [
      { zh: '甲', en: '' },
      { zh: '乙', en: '' },
    ],
    polygons: [square(0), square(1000)],
    population: Float64Array.of(Number.NaN, Number.NaN),
    estimated: [false, false],
  }
  const totals = { children: { primary: Float64Array.of(90, 7) }, grades: [] }
  const even = finish(spreadSteps(totals, zones, 'f', { coordinates: 'planar', cell: 250 }))
  expect(even.value.id).toHaveLength(32)
  expect(even.issues).toEqual([
    { code: 'demand-spread', severity: 'note', file: 'f', params: { zones: 2, points: 32 } },
  ])
  const weights = {
    x: Float64Array.of(100, 200, 5000),
    y: Float64Array.of(100, 200, 5000),
    weight: Float64Array.of(1, 2, 9),
  }
  const weighted = finish(spreadSteps(totals, zones, 'f', { coordinates: 'planar', weights }))
  expect([...(weighted.value.children.primary ?? [])].slice(0, 2)).toEqual([30, 60])
  expect(weighted.issues.map((issue) => issue.code)).toEqual(['spread-without-weights', 'demand-spread'])
  for (const { value } of [even, weighted]) {
    const sum = (value.children.primary ?? new Float64Array(0)).reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(97, 9)
  }
})

test('corrected cells and excluded rows keep the row numbers of the file', () => {
  const table: Table = {
    kind: 'table',
    file: 'f',
    columns: ['id', 'n'],
    rows: [['a'], ['b', '2'], ['c', '3']],
    rowNumber: Uint32Array.of(2, 4, 5),
  }
  const fixed = finish(fixSteps(table, { excluded: new Set([4]), cells: new Map([[2, new Map([[1, '9']])]]) }))
  expect(fixed.rows).toEqual([
    ['a', '9'],
    ['c', '3'],
  ])
  expect([...fixed.rowNumber]).toEqual([2, 5])
  expect(table.rows[0]).toEqual(['a'])
})
