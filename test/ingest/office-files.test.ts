import { expect, test } from 'vitest'
import { importPart } from '../../src/ingest/import-part.ts'
import { proposeImport } from '../../src/ingest/propose-import.ts'
import { readFile } from '../../src/ingest/read-files.ts'
import { guessRole } from '../../src/ingest/roles.ts'
import { utf8, xlsx } from './file-makers.ts'

const read = async (name: string, bytes: Uint8Array) => {
  const { value, issues } = await readFile(name, bytes)
  return { part: value[0]!, issues }
}

test.each([
  [
    'the lower row knows more',
    ['序号', '学校名称', '位置', null, '办学规模', null, '是否优质'],
    [null, null, '经度', '纬度', '班数', '在校生数', null],
  ],
  [
    'the upper row knows more',
    ['学校编号', '学校名称', '坐标', null, '班数', '在校生数', '是否优质'],
    [null, null, '经度', '纬度', null, null, null],
  ],
])('a header merged over two rows loses no column, where %s', async (_, upper, lower) => {
  const bytes = await xlsx({
    一览表: [
      ['海淀区小学基本情况一览表', null, null, null, null, null, null],
      upper,
      lower,
      [1, '甲小学', 116.3, 39.95, 24, 900, '是'],
      [2, '乙小学', 116.31, 39.96, 12, 400, '否'],
      ['合计', null, null, null, 36, 1300, null],
      ['注：班数含附设班', null, null, null, null, null, null],
    ],
  })
  const { part } = await read('一览表.xlsx', bytes)
  const { role, columns } = await proposeImport(part, null)
  expect(role).toBe('schools')
  const { layer, issues } = await importPart(part, { role, mapping: columns?.mapping ?? {} }, null)
  expect(layer).toMatchObject({
    value: {
      name: [{ zh: '甲小学' }, { zh: '乙小学' }],
      capacity: Float64Array.of(960, 480),
      enrolment: Float64Array.of(900, 400),
      quality: Uint8Array.of(1, 0),
    },
  })
  // The total and the remark below are left out and named, and nothing else is doubted.
  expect(issues.map(({ code }) => code).sort()).toEqual(['class-size-assumed', 'remark-row', 'totals-row'])
})

test('a KML file in one long line is known, and its points with names of schools are schools', async () => {
  const marks = Array.from(
    { length: 80 },
    (_, k) => `<Placemark><name>${k}号小学</name><Point><coordinates>116.3,39.9,0</coordinates></Point></Placemark>`,
  )
  const kml = `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${marks.join('')}</Document></kml>`
  expect(kml.length).toBeGreaterThan(5000)
  const { part } = await read('标签.kml', utf8(kml))
  expect(part).toMatchObject({ kind: 'features', crs: '' })
  expect(guessRole(part)).toBe('schools')
})

test('children by age per street are totals, not a matrix of costs, and ages are grades', async () => {
  const { part } = await read('各街道.csv', utf8('街道（镇）,6岁,7岁,8岁,合计\n甲街道,1,2,3,6\n乙镇,4,5,6,15\n'))
  const { role, columns } = await proposeImport(part, null)
  expect(role).toBe('totals')
  expect(columns?.mapping).toEqual({ zone: 0, g1: 1, g2: 2, g3: 3 })
})

test('a list of walking minutes is costs in minutes, whatever its columns are called', async () => {
  const { part } = await read('步行.csv', utf8('起点,终点,步行时间（分钟）\nD1,S1,5\n'))
  expect(guessRole(part)).toBe('costs')
  const study = { demand: { id: ['D1'] }, sites: { id: ['S1'], name: [] } } as never
  const { layer } = await importPart(part, { role: 'costs' }, study)
  expect(layer).toMatchObject({ value: { unit: 'min', cost: Float64Array.of(5) } })
  const chosen = await importPart(part, { role: 'costs', costUnit: 'm' }, study)
  expect(chosen.layer).toMatchObject({ value: { unit: 'm' } })
})

test('destinations that are called by name are matched where only one site has it', async () => {
  const { part } = await read('矩阵.csv', utf8('编号,甲小学,乙小学,S3\nD1,300,400,500\nD2,600,700,800\n'))
  const name = ['甲小学', '乙小学', '乙小学'].map((zh) => ({ zh, en: '' }))
  const study = { demand: { id: ['D1', 'D2'] }, sites: { id: ['S1', 'S2', 'S3'], name } } as never
  const { layer, issues } = await importPart(part, { role: 'costs' }, study)
  expect(layer).toMatchObject({
    value: { siteIndex: Uint32Array.of(0, 2, 0, 2), cost: Float64Array.of(300, 500, 600, 800) },
  })
  expect(issues.map(({ code, value }) => [code, value])).toEqual([
    ['cost-site-missing', 'S2'],
    ['cost-site-by-name', undefined],
    ['cost-site-unknown', '乙小学'],
  ])
})

test('places that are set on the map count before the file, in degrees, whatever its own system', async () => {
  const { part } = await read('名录.csv', utf8('学校名称,学位数\n甲小学,600\n乙小学,700\n'))
  const unplaced = await importPart(part, { role: 'schools', spots: [] }, null)
  expect(unplaced.issues.map(({ code, row }) => [code, row])).toEqual([
    ['coordinate-missing', 2],
    ['coordinate-missing', 3],
  ])
  const spots = [{ row: 3, lon: 116.3, lat: 39.9 }]
  const { layer } = await importPart(part, { role: 'schools', spots, system: 'GCJ02' }, null)
  expect(layer).toMatchObject({
    value: { name: [{ zh: '乙小学' }], x: Float64Array.of(116.3), y: Float64Array.of(39.9) },
  })
})
