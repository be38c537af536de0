import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { finish } from '../../src/core/steps.ts'
import { DEMAND_FIELDS, demandSteps } from '../../src/ingest/demand.ts'
import { featureTableSteps } from '../../src/ingest/feature-table.ts'
import { readGeojson } from '../../src/ingest/formats/geojson.ts'
import { readStudySource } from '../../src/ingest/formats/study.ts'
import { SITE_FIELDS } from '../../src/ingest/site-cells.ts'
import { siteSteps } from '../../src/ingest/sites.ts'
import { canonicalMapping } from '../../src/ingest/table.ts'
import type { Assessment } from '../../src/scenario/assessment.ts'
import type { Classing } from '../../src/scenario/classing.ts'
import type { Scenario } from '../../src/scenario/edit.ts'
import type { ImportRecord } from '../../src/scenario/import-record.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { undecided } from '../../src/scenario/project.ts'
import type { Report } from '../../src/scenario/report.ts'
import { presetPage, presets, wholeMap } from '../../src/scenario/report-presets.ts'
import { layerFile, packStudy, type StudyToSave } from '../../src/scenario/study-archive.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

async function reopen(study: StudyToSave) {
  const { value } = await readStudySource(await packStudy(study), 'a.jiujin')
  const source = value[0]
  if (source === undefined) throw new Error('nothing packed')
  return openStudy(inMemory(Object.fromEntries(source.files)), source.study)
}

test('a saved study comes back whole: data, method, scenarios, report, view', async () => {
  const { data, method, scenarios } = await openStudy(inMemory(smallFiles), smallStudy)
  const view = { camera: { lon: 116.3, lat: 39.9, zoom: 11 }, lang: 'zh-CN' }
  const imports: ImportRecord[] = [
    {
      file: '学校.csv',
      role: 'schools',
      date: '2026-11-22',
      encoding: 'gb18030',
      system: 'GCJ02',
      columns: { id: '编号' },
      rows: 3,
      used: 2,
      excluded: [4],
      changed: [{ row: 2, column: '学位', from: '1440人', to: '1440' }],
      doubts: { 'capacity-zero': 1 },
    },
  ]
  const assessment: Assessment = {
    limits: { '2017 primary': { cv: 0.48, norms: { 'sports-area': 6 }, source: '区教委〔2026〕1号' } },
    whatIf: [{ site: 'S1', figure: 'pupils', value: 900 }],
    line: 0.9,
    rank: 'income',
    stated: { enrolled: { share: 0.993, source: '年报' } },
  }
  const zones = data.zones && { ...data.zones, extra: { income: Float64Array.of(51_000, Number.NaN) } }
  const classing: Classing = {
    'balance.primary': { scheme: 'custom', breaks: [-33.5, 0, 12] },
    'gravity.junior': { scheme: 'jenks', classes: 6 },
  }
  const report: Report = {
    author: '规划科',
    date: '2026-11-22',
    approval: '京S(2026)001号',
    logo: { type: 'image/png', data: 'iVBORw0KGgo=' },
    pages: [
      ...presets.map((preset, k) => presetPage(preset, `p${k}`, 'a3', 'portrait')),
      {
        ...presetPage('brief', 'own', 'wide'),
        preset: null,
        blocks: [
          { kind: 'text', text: '第一段\n\n第二段', id: 'b1', place: { column: 1, row: 2, columns: 3, rows: 4 } },
          { kind: 'field', subject: 'approval', id: 'b2', place: { column: 0, row: 0, columns: 1, rows: 1 } },
          { kind: 'logo', id: 'b3', place: { column: 0, row: 0, columns: 1, rows: 1 } },
          {
            kind: 'map',
            ...wholeMap,
            centre: { lon: 116.3, lat: 39.9 },
            scale: 50_000,
            id: 'b4',
            place: { column: 0, row: 0, columns: 9, rows: 9 },
          },
        ],
      },
    ],
  }
  const study = { data: { ...data, zones }, method, scenarios, assessment, imports, classing, report, view }
  const again = await reopen(study)
  expect(again.data).toEqual(study.data)
  expect({
    ...study,
    method: again.method,
    scenarios: again.scenarios,
    assessment: again.assessment,
    imports: again.imports,
    classing: again.classing,
    report: again.report,
    view: again.view,
  }).toEqual(study)
  expect(await packStudy(study)).toEqual(await packStudy(study))
})

const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((value) => value.replaceAll('\uFEFF', '').trim())
  .filter((value) => !/^(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|sum|(?:sub|grand )?totals?)[:：]?$/i.test(value))
const named = fc
  .oneof(text, fc.constantFrom('=1+1', "'=1+1", "''@x", '-a', '+86', '"quoted"', 'a,b', 'line\nbreak', '-5'))
  .filter((value) => value !== '')
const count = fc
  .oneof(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 5000, noNaN: true }))
  .map((value) => value + 0)
const optional = fc.oneof(count, fc.constant(Number.NaN))
const lon = fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0)
const lat = fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0)
const name = fc.record({ zh: named, en: text })

const site = fc.record({
  name,
  lon,
  lat,
  capacity: count,
  enrolment: optional,
  quality: fc.boolean(),
  group: text,
  stage: fc.constantFrom('primary', 'junior', 'nine-year'),
  radius: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 1, max: 9000 })),
  books: count,
} as const)
const point = fc.record({ lon, lat, primary: count, junior: count })
const ids = (list: readonly unknown[], prefix: string) => list.map((_, k) => `${prefix}${k + 1}`)

const studies = fc
  .record({
    sites: fc.array(site, { minLength: 1, maxLength: 6 }),
    points: fc.array(point, { minLength: 1, maxLength: 8 }),
    year: text,
    zone: name,
    illustrative: fc.boolean(),
    cell: fc.constantFrom(0, 250),
  })
  .map(
    ({ sites, points, year, zone, illustrative, cell }): StudyData => ({
      name: zone,
      year,
      coordinates: 'lonlat',
      sites: {
        id: ids(sites, 'S'),
        name: sites.map((one) => one.name),
        stage: sites.map((one) => one.stage),
        x: Float64Array.from(sites, (one) => one.lon),
        y: Float64Array.from(sites, (one) => one.lat),
        capacity: Float64Array.from(sites, (one) => one.capacity),
        enrolment: Float64Array.from(sites, (one) => one.enrolment),
        quality: Uint8Array.from(sites, (one) => (one.quality ? 1 : 0)),
        group: sites.map((one) => one.group),
        lead: Uint8Array.from(sites, (one) => (one.group !== '' && one.quality ? 1 : 0)),
        partner: sites.map((_, k) => (k % 2 === 0 ? '' : 'S1')),
        threshold: Float64Array.from(sites, (one) => one.radius),
        extra: { books: Float64Array.from(sites, (one) => one.books) },
      },
      demand: {
        id: ids(points, 'D'),
        x: Float64Array.from(points, (one) => one.lon),
        y: Float64Array.from(points, (one) => one.lat),
        children: {
          primary: Float64Array.from(points, (one) => one.primary),
          junior: Float64Array.from(points, (one) => one.junior),
        },
        grades: [],
        cellSize: cell,
      },
      zones: {
        id: ['1'],
        name: [zone],
        polygons: [
          [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          ],
        ],
        population: Float64Array.of(Number.NaN),
        estimated: [true],
      },
      catchments: {
        id: ['C'],
        name: [zone],
        polygons: [
          [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          ],
        ],
        sites: [['S1']],
      },
      costs: {
        rowOffset: Uint32Array.from({ length: points.length + 1 }, (_, i) => Math.min(i, 1)),
        siteIndex: Uint32Array.of(sites.length - 1),
        cost: Float64Array.of(12.5),
        unit: 'min',
      },
      context: {
        name: [zone],
        polygons: [
          [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          ],
        ],
      },
      illustrative,
      provenance: [{ of: 'schools.capacity', basis: 'synthetic', text: zone }],
      qualityDefinition: zone,
      credit: { zh: '', en: '' },
    }),
  )

test('any study comes back the same, whatever its texts and numbers', async () => {
  const scenarios: Scenario[] = [
    {
      name: '方案',
      edits: [
        { op: 'close', id: 'S1' },
        { op: 'threshold', id: 'S1', threshold: null },
      ],
    },
  ]
  await fc.assert(
    fc.asyncProperty(studies, async (data) => {
      const again = await reopen({ ...undecided, data, method: defaultMethod, scenarios, view: {} })
      expect(again.data).toEqual(data)
      expect(again.scenarios).toEqual(scenarios)
    }),
    { seed: 11, numRuns: 150 },
  )
})

test('schools and children saved as GeoJSON for other maps come back the same', async () => {
  const read = async (data: StudyData, file: string) => {
    const text = await layerFile(data, file)
    const { value } = await readGeojson(new TextEncoder().encode(text), file)
    return finish(featureTableSteps(value))
  }
  await fc.assert(
    fc.asyncProperty(studies, async (data) => {
      const schools = await read(data, 'schools.geojson')
      const sites = finish(siteSteps(schools, canonicalMapping(schools, SITE_FIELDS)))
      expect(sites.value).toEqual(data.sites)
      const children = await read(data, 'children.geojson')
      const options = { cellSize: data.demand.cellSize }
      const demand = finish(demandSteps(children, canonicalMapping(children, DEMAND_FIELDS), options))
      expect(demand.value).toEqual(data.demand)
    }),
    { seed: 20_260_101, numRuns: 100 },
  )
})

test('points in metres are not saved as GeoJSON, which is in degrees', async () => {
  const { data } = await openStudy(inMemory(smallFiles), smallStudy)
  expect(await layerFile({ ...data, coordinates: 'planar' }, 'schools.geojson')).toBeUndefined()
  expect(await layerFile(data, 'nothing.csv')).toBeUndefined()
})
