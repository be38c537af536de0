import { expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { stageCapacity } from '../../src/core/stage.ts'
import { applyEdits } from '../../src/scenario/apply-edits.ts'
import type { Edit } from '../../src/scenario/edit.ts'
import { scenarioTotals } from '../../src/scenario/scenario-totals.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

const baseline = async (): Promise<StudyData> => (await openStudy(inMemory(smallFiles), smallStudy)).data

test('the baseline stays as it is, whatever a scenario does', async () => {
  const data = await baseline()
  const before = structuredClone(data)
  const edits: Edit[] = [
    ...smallStudy.scenarios[0].edits,
    { op: 'merge', id: 'S2', into: 'S1' },
    { op: 'children', id: 'D1', children: 500 },
    { op: 'quality', id: 'S1', quality: false },
  ]
  applyEdits(data, edits)
  expect(data).toEqual(before)
})

test('each edit does what it says', async () => {
  const data = await baseline()
  const { data: after, issues } = applyEdits(data, smallStudy.scenarios[0].edits)
  expect(issues.map((issue) => issue.code)).toEqual(['edit-costs-unmoved'])
  expect(after.sites.id).toEqual(['S1', 'S2', 'N1'])
  expect([...after.sites.capacity]).toEqual([960, 960, 1080])
  expect([after.sites.x[0], after.sites.y[0]]).toEqual([116.31, 39.98])
  expect([...after.sites.quality]).toEqual([1, 0, 1])
  expect(after.sites.extra['books']).toEqual(Float64Array.of(27.5, Number.NaN, Number.NaN))
  const rest = applyEdits(data, [
    { op: 'quality', id: 'S2', quality: true },
    { op: 'stage', id: 'S1', stage: 'nine-year' },
    { op: 'group', id: 'S3', group: '乙集团' },
    { op: 'threshold', id: 'S3', threshold: 800 },
    { op: 'children', id: 'D2', children: 10, stage: 'junior' },
  ]).data
  expect([...rest.sites.quality]).toEqual([1, 1, 0])
  expect(rest.sites.stage).toEqual(['nine-year', 'nine-year', 'junior'])
  expect(rest.sites.group).toEqual(['甲集团', '', '乙集团'])
  expect(rest.sites.threshold[2]).toBe(800)
  expect([...(rest.demand.children.junior ?? [])]).toEqual([60, 10, 5])
})

test('costs follow the sites: closed columns leave, a proposal in the matrix serves the added site', async () => {
  const { data } = applyEdits(await baseline(), [
    { op: 'close', id: 'S1' },
    { op: 'add', id: 'N1', lon: 116.3, lat: 39.9, capacity: 10 },
  ])
  expect(data.costs?.rowOffset).toEqual(Uint32Array.of(0, 3, 5, 5))
  expect(data.costs?.siteIndex).toEqual(Uint32Array.of(0, 1, 2, 0, 2))
  expect(data.costs?.cost).toEqual(Float64Array.of(4000, 2500, 4400, 100, 5200))
  const other = applyEdits(await baseline(), [{ op: 'add', id: 'N2', lon: 116.3, lat: 39.9, capacity: 10 }])
  expect(other.issues).toEqual([{ code: 'edit-costs-missing', severity: 'doubtful', value: 'N2' }])
})

test('a merged school hands its places and catchments on', async () => {
  const { data } = applyEdits(await baseline(), [{ op: 'merge', id: 'S1', into: 'S3' }])
  expect(data.sites.id).toEqual(['S2', 'S3'])
  expect(data.sites.capacity[1]).toBe(1560)
  expect(data.sites.stage[1]).toBe('nine-year')
  expect(data.catchments?.sites).toEqual([['S2', 'S3']])
})

test('an added school serves the catchment that it stands in, unless it is told which', async () => {
  const data = await baseline()
  const add = { op: 'add', id: 'N1', lat: 39.95, capacity: 10 } as const
  expect(applyEdits(data, [{ ...add, lon: 116.35 }]).data.catchments?.sites).toEqual([['S1', 'S2', 'N1']])
  expect(applyEdits(data, [{ ...add, lon: 116.55 }]).data.catchments?.sites).toEqual([['S1', 'S2']])
  expect(applyEdits(data, [{ ...add, lon: 116.55, catchments: ['C1'] }]).data.catchments?.sites).toEqual([
    ['S1', 'S2', 'N1'],
  ])
})

test('an edit that cannot be done is an Issue and changes nothing', async () => {
  const data = await baseline()
  const edits: Edit[] = [
    { op: 'close', id: 'X' },
    { op: 'add', id: 'S1', lon: 116, lat: 39, capacity: 1 },
    { op: 'add', id: 'N', x: 1, y: 2, capacity: 1 },
    { op: 'move', id: 'S1', lon: 200, lat: 39 },
    { op: 'resize', id: 'S1', capacity: Number.NaN },
    { op: 'children', id: 'X', children: 1 },
  ]
  const { data: after, issues } = applyEdits(data, edits)
  expect(after).toEqual(data)
  expect(issues.map((issue) => [issue.code, issue.params?.['edit']])).toEqual([
    ['edit-site-unknown', 1],
    ['edit-site-taken', 2],
    ['edit-coordinates-differ', 3],
    ['edit-position-invalid', 4],
    ['edit-number-invalid', 5],
    ['edit-point-unknown', 6],
  ])
})

test('a new estate is a demand point of its own, also for the costs and the grades', async () => {
  const data = await baseline()
  const estate: Edit = { op: 'estate', id: 'E1', lon: 116.35, lat: 39.95, children: 120, homes: 400, rate: 0.3 }
  const { data: after, issues } = applyEdits(data, [estate, { op: 'children', id: 'D1', children: 7 }])
  expect(issues.map(({ code, value }) => [code, value])).toEqual([['edit-costs-missing', 'E1']])
  const n = data.demand.id.length
  expect(after.demand.id).toEqual([...data.demand.id, 'E1'])
  expect([after.demand.x[n], after.demand.y[n], after.demand.children.primary?.[n]]).toEqual([116.35, 39.95, 120])
  expect(after.demand.children.junior?.[n]).toBe(0)
  expect(after.costs?.rowOffset.length).toBe(n + 2)
  expect(after.costs?.rowOffset[n + 1]).toBe(after.costs?.rowOffset[n])
  // An estate is known to the edits that follow; its id cannot be had twice.
  expect(applyEdits(data, [estate, { op: 'children', id: 'E1', children: 9 }]).data.demand.children.primary?.[n]).toBe(
    9,
  )
  expect(applyEdits(data, [estate, estate]).issues.map(({ code }) => code)).toContain('edit-point-taken')
})

test('places and cost of a scenario count what is switched on, and say what has no cost', async () => {
  const data = await baseline()
  const edits: Edit[] = [
    { op: 'add', id: 'N1', lon: 116.3, lat: 39.9, capacity: 960, cost: 120_000_000 },
    { op: 'resize', id: 'S1', capacity: 1000, cost: 5_000_000 },
    { op: 'close', id: 'S2' },
    { op: 'add', id: 'N2', lon: 116.3, lat: 39.9, capacity: 5000, cost: 9e9, off: true },
  ]
  const closed = data.sites.capacity[1] ?? 0
  expect(scenarioTotals({ edits }, data)).toEqual({
    added: 960 + (1000 - (data.sites.capacity[0] ?? 0)) - closed,
    cost: 125_000_000,
    uncosted: 1,
  })
  expect(scenarioTotals({ edits: edits.slice(2) }, data)).toEqual({ added: -closed, cost: null, uncosted: 1 })
})

test('a nine-year site gives six ninths of its places to the primary stage', async () => {
  const { sites } = await baseline()
  expect([...stageCapacity(sites, 'primary')]).toEqual([960, 600, 0])
  expect([...stageCapacity(sites, 'junior')]).toEqual([0, 300, 600])
})
