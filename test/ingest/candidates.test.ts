import { expect, test } from 'vitest'
import { readCandidates } from '../../src/ingest/candidates.ts'
import { readFiles } from '../../src/ingest/read-files.ts'

const part = async (name: string, text: string) => {
  const { value } = await readFiles([{ name, bytes: new TextEncoder().encode(text) }])
  return value[0]!
}

test('parcels from a list: rows without a place are left out and named, the others keep theirs', async () => {
  const list = await part('地块.csv', '名称,经度,纬度\n甲,116.2,40.05\n乙,,40.1\n丙,216.3,40.1\n')
  const { name, x, y, rows, issues } = readCandidates(list, 'lonlat')
  expect([name, [...x], [...y], rows]).toEqual([['甲'], [116.2], [40.05], 3])
  expect(issues.map(({ code, row }) => [code, row])).toEqual([
    ['coordinate-missing', 3],
    ['coordinate-out-of-range', 4],
  ])
})

test('parcels as polygons stand at their centres', async () => {
  const square = [
    [116, 40],
    [116.02, 40],
    [116.02, 40.02],
    [116, 40.02],
    [116, 40],
  ]
  const parcels = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'P1' }, geometry: { type: 'Polygon', coordinates: [square] } }],
  }
  const { name, x, y } = readCandidates(await part('parcels.geojson', JSON.stringify(parcels)), 'lonlat')
  expect(name).toEqual(['P1'])
  expect(x[0]).toBeCloseTo(116.01, 6)
  expect(y[0]).toBeCloseTo(40.01, 6)
})

test('a file without places, or in metres beside a study in degrees, says so instead of guessing', async () => {
  const { issues } = readCandidates(await part('list.csv', 'name,note\nA,b\n'), 'lonlat')
  expect(issues.map(({ code }) => code)).toEqual(['columns-missing'])
  const metres = readCandidates(await part('list.csv', 'name,x,y\nA,1,2\n'), 'lonlat')
  expect(metres.x).toHaveLength(0)
})
