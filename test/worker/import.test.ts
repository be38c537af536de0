import { beforeEach, describe, expect, test } from 'vitest'
import { readStudy } from '../../src/ingest/read-study.ts'
import { undecided } from '../../src/scenario/project.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'
import type { Decision, PartReport } from '../../src/worker/import-protocol.ts'
import { importTasks } from '../../src/worker/import-tasks.ts'
import { createSession, keep, type Session, type TaskContext } from '../../src/worker/session.ts'
import { officeList, sampleFile, sampleSchools } from './sample-schools.ts'

let session: Session
let context: TaskContext
let base: string
beforeEach(async () => {
  session = createSession()
  context = { session, progress: () => {}, pause: async () => {}, signal: new AbortController().signal }
  const { study } = parseStudyFile(new TextDecoder().decode(sampleFile('study.json')))
  const { data, issues } = await readStudy(async (name) => sampleFile(name), study)
  base = (await keep(context, 'sample', data, study.method, issues)).key
})

const fileOf = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name)
const plain: Omit<Decision, 'role'> = { excluded: [], cells: [] }

async function drop(...files: File[]): Promise<PartReport[]> {
  const { files: reports } = await importTasks.readFiles({ files }, context)
  return reports.flatMap(({ parts }) => parts)
}

const about = {
  name: { zh: '测试', en: 'Test' },
  year: '',
  provenance: [],
  qualityDefinition: null,
  credit: { zh: '', en: '' },
}

describe('a GBK list in GCJ-02', () => {
  test('is recognised, offered a correction, and comes back within a metre of where it was', async () => {
    const { files } = await importTasks.readFiles({ files: [fileOf('小学校址.csv', officeList())] }, context)
    expect(files[0]).toMatchObject({ encoding: 'gb18030', sample: expect.stringContaining('号校址') })
    const part = files[0]!.parts[0]!
    expect(part).toMatchObject({ role: 'schools', count: 150 })

    const parts = [{ id: part.id, decision: { role: part.role, ...plain } }]
    const asItIs = await importTasks.stage({ base, parts }, context)
    const [check] = asItIs.checks
    expect(check?.proposal.coordinates[0]).toMatchObject({ system: 'GCJ02', swapped: false })
    expect(check?.issues.filter(({ code }) => code === 'outside-area').length).toBeGreaterThan(0)

    const reading = { system: 'GCJ02', swapped: false }
    const placement = await importTasks.placement({ base, parts, part: part.id, reading }, context)
    expect(placement.shift).toBeGreaterThan(500)
    expect(placement.shift).toBeLessThan(600)
    expect(placement.countOutsideBefore).toBeGreaterThan(0)
    expect(placement.countOutsideAfter).toBe(0)
    expect(placement.countOtherZone).toBeGreaterThan(0)

    const mended = [{ id: part.id, decision: { role: part.role, system: 'GCJ02', ...plain } }]
    const study = await importTasks.adopt(
      { base, parts: mended, about, method: session.studies.get(base) as never },
      context,
    )
    const { sites } = study.data
    expect(sites.id).toEqual(sampleSchools.map(({ id }) => id))
    sampleSchools.forEach((school, j) => {
      const east = (sites.x[j]! - Number(school.lon)) * 85_300
      const north = (sites.y[j]! - Number(school.lat)) * 111_000
      expect(Math.hypot(east, north)).toBeLessThan(1)
    })
    expect(study.data.demand).toEqual(session.studies.get(base)?.data.demand)
  })

  test('its doubtful rows come with a mend, and are used as mended or left out', async () => {
    const list = officeList((row, k) =>
      k === 3 ? row.with(4, '1440人') : k === 5 ? row.with(4, '36班') : k === 7 ? row.with(4, '') : row,
    )
    const [part] = await drop(fileOf('a.csv', list))
    const decision: Decision = { role: 'schools', system: 'GCJ02', ...plain }
    const { checks } = await importTasks.stage({ base, parts: [{ id: part!.id, decision }] }, context)
    const { issues, suggestions, labels } = checks[0]!
    const stops = issues.flatMap((issue, k) => (issue.severity === 'stops' ? [{ issue, mend: suggestions[k] }] : []))
    expect(stops.map(({ issue, mend }) => [issue.code, issue.row, mend?.cells[0]?.[1], mend?.because])).toEqual([
      ['number-invalid', 5, '1440', 'unit-removed'],
      ['number-invalid', 7, '1440', 'classes-times-size'],
      ['capacity-missing', 9, undefined, undefined],
    ])
    expect(labels[5]).toBe(sampleSchools[3]?.name)

    const fixed: Decision = {
      ...decision,
      excluded: [9],
      cells: [
        { row: 5, column: 4, text: '1440' },
        { row: 7, column: 4, text: '1440' },
      ],
    }
    const after = await importTasks.stage({ base, parts: [{ id: part!.id, decision: fixed }] }, context)
    expect(after.checks[0]?.issues.filter(({ severity }) => severity === 'stops')).toEqual([])
    expect(after.totals.sites).toBe(149)
    expect(await importTasks.rawRows({ part: part!.id, rows: [8, 9, 4000] }, context)).toMatchObject([
      { row: 8 },
      { row: 9, cells: expect.arrayContaining(['']) },
    ])
  })
})

test('files that belong together become a study of their own, whatever their order, and nothing of the open one gets in', async () => {
  const children = new TextEncoder().encode('编号,经度,纬度,适龄儿童\nA,116.30,39.96,100\nB,116.32,39.97,50\n')
  const schools = new TextEncoder().encode('学校名称,经度,纬度,学位数\n甲小学,116.301,39.961,200\n')
  const files = [
    fileOf('学校.csv', schools),
    fileOf('儿童.csv', children),
    fileOf('街道.geojson', sampleFile('streets.geojson')),
  ]
  const parts = (await drop(...files)).map(({ id, role }) => ({ id, decision: { role, ...plain } }))
  const report = await importTasks.stage({ base: null, parts }, context)
  expect(report.imported.toSorted()).toEqual(['children', 'schools', 'streets'])
  expect(report.totals).toMatchObject({ sites: 1, places: 200, points: 2, children: 150, zones: 29 })
  expect(report.issues).toEqual([])
  const { data, zoneOf } = await importTasks.adopt({ base: null, parts, about, method: {} as never }, context)
  expect(data).toMatchObject({ illustrative: false, catchments: null, name: { zh: '测试' } })
  expect(Array.from(zoneOf).every((zone) => zone >= 0)).toBe(true)
})

test('without schools or children there is no study: it says so instead of making an empty one', async () => {
  const parts = (await drop(fileOf('街道.geojson', sampleFile('streets.geojson')))).map(({ id, role }) => ({
    id,
    decision: { role, ...plain },
  }))
  const report = await importTasks.stage({ base: null, parts }, context)
  expect(report.issues.map(({ code }) => code)).toEqual(['no-schools', 'no-children'])
  await expect(importTasks.adopt({ base: null, parts, about, method: {} as never }, context)).rejects.toMatchObject({
    code: 'no-schools',
  })
})

test('metres without a coordinate system are not taken for degrees', async () => {
  const text = '学校名称,X坐标,Y坐标,学位数\n甲,439100.5,4425000.5,900\n乙,440000.5,4426000.5,900\n'
  const [part] = await drop(fileOf('metres.csv', new TextEncoder().encode(text)))
  const report = await importTasks.stage(
    { base, parts: [{ id: part!.id, decision: { role: 'schools', ...plain } }] },
    context,
  )
  expect(report.checks[0]?.issues.map(({ code }) => code)).toContain('crs-needed')
  expect(report.checks[0]?.proposal.coordinates[0]?.system).toBe('EPSG:4548')
  expect(report.totals.sites).toBe(150)
})

test('two lists of schools are put together, and totals per street are spread over the cells that were given with them', async () => {
  const list = (name: string) => new TextEncoder().encode(`学校名称,经度,纬度,学位数\n${name},116.30,39.96,200\n`)
  const cells = new TextEncoder().encode('编号,经度,纬度,适龄儿童\nA,116.300,39.960,3\nB,116.301,39.961,1\n')
  const totals = new TextEncoder().encode('街道,适龄儿童\n海淀街道,400\n')
  const files = [
    fileOf('甲.csv', list('甲小学')),
    fileOf('乙.csv', list('乙小学')),
    fileOf('网格.csv', cells),
    fileOf('各街道.csv', totals),
  ]
  const parts = (await drop(...files)).map(({ id, role }) => ({ id, decision: { role, ...plain } }))
  expect(parts.map(({ decision }) => decision.role)).toEqual(['schools', 'schools', 'children', 'totals'])
  const { totals: sums, checks } = await importTasks.stage({ base, parts }, context)
  expect(sums).toMatchObject({ sites: 2, places: 400, children: 400, points: 2 })
  expect(checks[3]?.isEstimated).toBe(true)
})

test('a study file dropped with its data beside it opens, packs, and opens again to the same', async () => {
  const beside = ['schools.csv', 'demand.csv', 'streets.geojson', 'catchments.geojson', 'context.geojson'].map((name) =>
    fileOf(name, sampleFile(name)),
  )
  const { study } = await importTasks.openFile(
    { file: fileOf('study.json', sampleFile('study.json')), beside },
    context,
  )
  const view = { shade: 'gap' }
  const bytes = await importTasks.pack(
    { key: study.key, decisions: { ...undecided, method: study.method }, view },
    context,
  )
  const again = await importTasks.openFile({ file: fileOf('a.jiujin', bytes), beside: [] }, context)
  expect(again.study.data).toEqual(study.data)
  expect(again.view).toEqual(view)
  await expect(
    importTasks.openFile({ file: fileOf('study.json', sampleFile('study.json')), beside: [] }, context),
  ).rejects.toMatchObject({ code: expect.stringMatching(/study-empty|file-missing/) })
})
