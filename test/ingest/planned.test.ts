import { beforeAll, expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { readPlanned } from '../../src/ingest/planned.ts'
import { readFiles } from '../../src/ingest/read-files.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from './study-files.ts'

let study: StudyData
beforeAll(async () => {
  study = (await openStudy(inMemory(smallFiles), smallStudy)).data
})

async function planned(text: string, choices: Partial<Parameters<typeof readPlanned>[2]> = {}) {
  const bytes = new TextEncoder().encode(text)
  const { value } = await readFiles([{ name: 'plan.csv', bytes }])
  return readPlanned(value[0]!, study, { stage: 'primary', classSize: 40, ...choices })
}

test('planned schools in Chinese: classes × size, years and sums as people write them, units in cell or header', async () => {
  const { projects, issues, rows } = await planned(
    [
      '名称,经度,纬度,班数,班额,开办年份,投资（万元）',
      '甲新校,116.31,39.95,24,40,2027年,12000',
      '乙新校,116.32,39.95,24,45,2028-09,1.2亿',
      '丙新校,116.33,39.95,30,,,',
    ].join('\n'),
  )
  expect(rows).toBe(3)
  expect(
    projects.map(({ name, capacity, classes, classSize, opening, cost }) => ({
      name,
      capacity,
      classes,
      classSize,
      opening,
      cost,
    })),
  ).toEqual([
    { name: '甲新校', capacity: 960, classes: 24, classSize: 40, opening: 2027, cost: 120_000_000 },
    { name: '乙新校', capacity: 1080, classes: 24, classSize: 45, opening: 2028, cost: 120_000_000 },
    { name: '丙新校', capacity: 1200, classes: 30, classSize: 40, opening: undefined, cost: undefined },
  ])
  expect(issues.map(({ code }) => code)).toEqual(['class-size-assumed'])
})

test('planned schools in English, with places; years are no ids', async () => {
  const { projects, issues } = await planned(
    'name,lon,lat,places,opening year,cost\nA,116.31,39.95,900,2027,5000000\nB,116.32,39.95,600,2028,\n',
  )
  expect(issues).toEqual([])
  expect(projects).toEqual([
    { row: 2, id: '', name: 'A', x: 116.31, y: 39.95, stage: 'primary', capacity: 900, opening: 2027, cost: 5_000_000 },
    { row: 3, id: '', name: 'B', x: 116.32, y: 39.95, stage: 'primary', capacity: 600, opening: 2028 },
  ])
})

test('a bad row is left out and says row and column; a bad year or cost only leaves itself out', async () => {
  const { projects, issues } = await planned(
    '名称,经度,纬度,学位,开办年份,费用\n甲,116.31,39.95,900,明年,不详\n乙,116.32,,900,2027,1\n丙,116.33,39.95,很多,2027,-5\n丁,116.34,39.95,100,2027,-5\n',
  )
  expect(projects.map(({ name }) => name)).toEqual(['甲', '丁'])
  expect(issues.map(({ code, severity, row, column }) => [code, severity, row, column]).sort()).toEqual([
    ['coordinate-missing', 'stops', 3, '纬度'],
    ['cost-invalid', 'doubtful', 2, '费用'],
    ['number-invalid', 'stops', 4, '学位'],
    ['number-negative', 'doubtful', 5, '费用'],
    ['year-invalid', 'doubtful', 2, '开办年份'],
  ])
})

test('coordinates are converted as for a list of schools, and a table without any is refused', async () => {
  const shifted = await planned('名称,高德经度,高德纬度,学位\n甲,116.3162,39.9514,900\n', { system: 'GCJ02' })
  expect(shifted.projects[0]!.x).toBeCloseTo(116.31, 2)
  expect(Math.abs(shifted.projects[0]!.x - 116.3162)).toBeGreaterThan(0.003)
  const none = await planned('名称,学位\n甲,900\n')
  expect([none.projects, none.issues.map(({ code }) => code)]).toEqual([[], ['columns-missing']])
})
