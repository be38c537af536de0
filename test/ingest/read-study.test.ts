import { expect, test } from 'vitest'
import { flagRule } from '../../src/core/quality.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from './study-files.ts'

test('every table of a study arrives as it stands in the files', async () => {
  const shares: number[] = []
  const { data, method, scenarios, issues } = await openStudy(inMemory(smallFiles), JSON.stringify(smallStudy), {
    onProgress: (share) => shares.push(share),
  })
  expect(issues.map((issue) => issue.code)).toEqual(['enrolment-over-capacity', 'cost-site-unknown'])
  expect(data.coordinates).toBe('lonlat')
  expect(data.sites).toEqual({
    id: ['S1', 'S2', 'S3'],
    name: [
      { zh: '甲校', en: 'A' },
      { zh: '乙校', en: 'B' },
      { zh: '丙校', en: 'C' },
    ],
    stage: ['primary', 'nine-year', 'junior'],
    x: Float64Array.of(116.3, 116.35, 116.32),
    y: Float64Array.of(39.95, 39.96, 39.93),
    capacity: Float64Array.of(960, 900, 600),
    enrolment: Float64Array.of(900, Number.NaN, 610),
    quality: Uint8Array.of(1, 0, 0),
    group: ['甲集团', '', ''],
    lead: Uint8Array.of(0, 0, 0),
    partner: ['', '', ''],
    threshold: Float64Array.of(Number.NaN, Number.NaN, Number.NaN),
    extra: { books: Float64Array.of(27.5, Number.NaN, 12) },
  })
  expect(data.demand.children).toEqual({ primary: Float64Array.of(120, 80, 0), junior: Float64Array.of(60, 0, 5) })
  expect(data.zones?.id).toEqual(['110108001', '110108002'])
  expect(data.zones?.name[1]).toEqual({ zh: '街道2', en: 'Street 2' })
  expect(data.zones?.population).toEqual(Float64Array.of(1000, 2000))
  expect(data.catchments?.sites).toEqual([['S1', 'S2']])
  expect(data.costs?.rowOffset).toEqual(Uint32Array.of(0, 3, 5, 5))
  expect(data.costs?.siteIndex).toEqual(Uint32Array.of(0, 1, 2, 0, 1))
  expect(data.costs?.cost).toEqual(Float64Array.of(0, 4000, 2500, 5000, 100))
  expect(data.costs?.proposals?.get('N1')?.cost).toEqual(Float64Array.of(4400, 5200))
  expect(method).toEqual({ ...smallStudy.method, qualityOnly: false, quality: flagRule })
  expect(scenarios).toEqual(smallStudy.scenarios)
  expect(shares.at(-1)).toBe(1)
  expect(shares.every((share, k) => share >= (shares[k - 1] ?? 0) && share <= 1)).toBe(true)
})

test('a school without capacity is never counted as one with none', async () => {
  const files = {
    ...smallFiles,
    'schools.csv': 'id,lon,lat,capacity\nS1,116.3,39.95,\nS2,116.3,39.96,0\nS3,116.3,39.97,n/a\n',
  }
  const { data, issues } = await openStudy(inMemory(files), smallStudy)
  expect(data.sites.id).toEqual(['S2'])
  expect(issues.filter((issue) => issue.file === 'schools.csv')).toEqual([
    { code: 'capacity-missing', severity: 'stops', file: 'schools.csv', row: 2, column: 'capacity', value: '' },
    { code: 'capacity-zero', severity: 'doubtful', file: 'schools.csv', row: 3, value: '0' },
    { code: 'capacity-missing', severity: 'stops', file: 'schools.csv', row: 4, column: 'capacity', value: 'n/a' },
  ])
})

test('each bad cell is named with its row, column and value, and the good rows stay', async () => {
  const demand = [
    'id,lon,lat,children',
    'D1,116.3,39.95,12',
    'D1,116.31,39.95,1',
    'D2,39.95,116.3,1',
    'D3,116.3,91,1',
    'D4,190,39,1',
    'D5,,39,1',
    'D6,116.3,39.9,-4',
    'D7,116.3,39.9,many',
    'D8,116.3,39.9,',
    'D9,116.3,39.9,1e999',
    ',116.3,39.9,3',
    '合计,,,17',
    'id,lon,lat,children',
  ]
  const { data, issues } = await openStudy(inMemory({ ...smallFiles, 'demand.csv': demand.join('\r\n') }), {
    ...smallStudy,
    data: { schools: { file: 'schools.csv' }, demand: { file: 'demand.csv' } },
  })
  expect(data.demand.id).toEqual(['D1', 'D1', 'row-12'])
  expect(data.demand.children.primary).toEqual(Float64Array.of(12, 1, 3))
  const seen = issues.filter((issue) => issue.file === 'demand.csv').map(({ row, code }) => `${row} ${code}`)
  expect(seen).toEqual([
    '3 id-duplicate',
    '4 coordinate-swapped',
    '5 coordinate-out-of-range',
    '6 coordinate-out-of-range',
    '7 coordinate-missing',
    '8 number-negative',
    '9 number-invalid',
    '10 children-missing',
    '11 number-invalid',
    '12 id-missing',
    '13 totals-row',
    '14 header-repeated',
  ])
})

test('a missing file is named, and the rest of the study opens', async () => {
  const { 'streets.geojson': _, ...rest } = smallFiles
  const { data, issues } = await openStudy(inMemory(rest), smallStudy)
  expect(data.zones).toBeNull()
  expect(data.sites.id).toHaveLength(3)
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'file-missing', severity: 'stops', file: 'streets.geojson' }),
  )
})

test('without schools and children there is no study to show', async () => {
  await expect(openStudy(inMemory({}), smallStudy)).rejects.toMatchObject({ code: 'study-empty' })
})

test('a method that needs data which is not there says so', async () => {
  const data = { schools: { file: 'schools.csv' }, demand: { file: 'demand.csv' } }
  const matrix = await openStudy(inMemory(smallFiles), { ...smallStudy, data, method: { distance: 'matrix' } })
  expect(matrix.issues).toContainEqual({ code: 'method-needs-costs', severity: 'stops' })
  const catchment = await openStudy(inMemory(smallFiles), { ...smallStudy, data, method: { distance: 'catchment' } })
  expect(catchment.issues).toContainEqual({ code: 'method-needs-catchments', severity: 'stops' })
})

test('GBK bytes read like UTF-8, so that files saved by Excel in China work', async () => {
  // 甲 in GBK is BC D7.
  const gbk = Uint8Array.from(
    [...'id,name,lon,lat,capacity\nS1,']
      .map((c) => c.charCodeAt(0))
      .concat(
        [0xbc, 0xd7],
        [...',116.3,39.9,5\n'].map((c) => c.charCodeAt(0)),
      ),
  )
  const { data } = await openStudy(inMemory({ ...smallFiles, 'schools.csv': gbk }), smallStudy)
  expect(data.sites.name[0]?.zh).toBe('甲')
})

test('planar studies keep metres', async () => {
  const files = {
    'schools.csv': 'id,x,y,capacity\nS1,447400,4417400,30\n',
    'demand.csv': 'id,x,y,children\nD1,448000,4415000,20\n',
  }
  const study = { ...smallStudy, data: { schools: { file: 'schools.csv' }, demand: { file: 'demand.csv' } } }
  const { data, issues } = await openStudy(inMemory(files), study)
  expect(data.coordinates).toBe('planar')
  expect(data.sites.x[0]).toBe(447400)
  expect(issues).toEqual([])
  const mixed = await openStudy(inMemory({ ...files, 'demand.csv': 'id,lon,lat,children\nD1,116,39,20\n' }), study)
  expect(mixed.issues).toContainEqual(
    expect.objectContaining({ code: 'columns-missing', severity: 'stops', file: 'demand.csv', value: 'x, y' }),
  )
})

test('long and wide costs say the same', async () => {
  const long =
    'origin,destination,cost\nD1,S1,0\nD1,S2,4000\nD1,S3,2500\nD1,N1,4400\nD2,S1,5000\nD2,S2,100\nD2,S3,\nD2,N1,5200\nD3,S1,\n'
  const wide = await openStudy(inMemory(smallFiles), smallStudy)
  const other = await openStudy(inMemory({ ...smallFiles, 'costs.csv': long }), smallStudy)
  expect(other.data.costs).toEqual(wide.data.costs)
})
