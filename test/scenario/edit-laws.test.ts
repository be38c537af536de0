import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { analysisSteps, locate } from '../../src/core/analyse.ts'
import type { SiteStage, Stage, StudyData } from '../../src/core/places.ts'
import { parseRule } from '../../src/core/quality.ts'
import { finish } from '../../src/core/steps.ts'
import { applyEdits } from '../../src/scenario/apply-edits.ts'
import type { Edit } from '../../src/scenario/edit.ts'
import { commit, redo, startOf, stepsOf, travel, undo } from '../../src/scenario/history.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { type Project, undecided } from '../../src/scenario/project.ts'
import { moved, switched, withEdits } from '../../src/scenario/scenario-list.ts'
import { scenarioStudy } from '../../src/scenario/scenario-study.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

/** A site as a row that a person would type. */
interface Row {
  id: string
  stage: SiteStage
  lon: number
  lat: number
  capacity: number
  enrolment: number
  quality: boolean
  group: string
  lead: boolean
  threshold: number | null
}
interface Point {
  id: string
  lon: number
  lat: number
  primary: number
  junior: number
}

const stages = ['primary', 'junior', 'nine-year'] as const
const siteRows = (): Row[] =>
  Array.from({ length: 9 }, (_, k) => ({
    id: `S${k}`,
    stage: stages[k % 3]!,
    lon: 116.305 + ((k * 37) % 19) / 100,
    lat: 39.905 + ((k * 23) % 9) / 100,
    capacity: 300 + 90 * k,
    enrolment: 280 + 95 * k,
    quality: k % 4 === 1,
    group: k < 6 ? `G${k % 2}` : '',
    lead: k < 2,
    threshold: null,
  }))
const pointRows = (): Point[] =>
  Array.from({ length: 40 }, (_, k) => ({
    id: `D${k}`,
    lon: 116.302 + ((k * 53) % 197) / 1000,
    lat: 39.902 + ((k * 29) % 97) / 1000,
    primary: (k * 7) % 60,
    junior: (k * 11) % 35,
  }))

const study = { ...smallStudy, data: { ...smallStudy.data, catchments: undefined, costs: undefined }, scenarios: [] }

/** Writes the rows as files and opens them as anybody's study is opened. */
async function opened(sites: readonly Row[], points: readonly Point[]): Promise<StudyData> {
  const schools = sites.map((row) =>
    [row.id, row.stage, row.lon, row.lat, row.capacity, row.enrolment, row.quality ? 1 : 0, row.group, row.lead ? 1 : 0]
      .concat(row.threshold ?? '')
      .join(','),
  )
  const demand = points.map(({ id, lon, lat, primary, junior }) => [id, lon, lat, primary, junior].join(','))
  const files = {
    ...smallFiles,
    'schools.csv': ['id,stage,lon,lat,capacity,enrolment,quality,group,lead,threshold', ...schools].join('\n'),
    'demand.csv': ['id,lon,lat,children,children_junior', ...demand].join('\n'),
  }
  const { catchments: _, costs: __, ...data } = study.data
  return (await openStudy(inMemory(files), { ...study, data })).data
}

/** What an edit means, done by hand to the rows; edits that name what is not there do nothing. */
function byHand(sites: Row[], points: Point[], edit: Edit): void {
  if (edit.off) return
  const at = sites.findIndex(({ id }) => id === edit.id)
  const row = sites[at]
  const point = points.find(({ id }) => id === edit.id)
  const { lon = 0, lat = 0 } = edit as { lon?: number; lat?: number }
  switch (edit.op) {
    case 'add':
      if (row) return
      sites.push({
        id: edit.id,
        stage: edit.stage ?? 'primary',
        lon,
        lat,
        capacity: edit.capacity,
        enrolment: Number.NaN,
        quality: edit.quality ?? false,
        group: edit.group ?? '',
        lead: false,
        threshold: null,
      })
      return
    case 'estate':
      if (!point)
        points.push({ id: edit.id, lon, lat, primary: 0, junior: 0, [edit.stage ?? 'primary']: edit.children })
      return
    case 'children':
      if (point) point[edit.stage ?? 'primary'] = edit.children
      return
    case 'merge': {
      const into = sites.find(({ id }) => id === edit.into)
      if (!row || !into || into === row) return
      into.capacity += row.capacity
      into.enrolment += row.enrolment
      if (into.stage !== row.stage) into.stage = 'nine-year'
      sites.splice(at, 1)
      return
    }
  }
  if (!row) return
  if (edit.op === 'move') Object.assign(row, { lon, lat })
  if (edit.op === 'resize') row.capacity = edit.capacity
  if (edit.op === 'close') sites.splice(at, 1)
  if (edit.op === 'quality') row.quality = edit.quality
  if (edit.op === 'stage') row.stage = edit.stage
  if (edit.op === 'group') Object.assign(row, { group: edit.group, lead: edit.lead ?? false })
  if (edit.op === 'threshold') row.threshold = edit.threshold
}

const site = fc.constantFrom('S0', 'S1', 'S2', 'S4', 'S7', 'N1', 'gone')
const place = fc.record({
  lon: fc.integer({ min: 116_310, max: 116_490 }).map((x) => x / 1000),
  lat: fc.integer({ min: 39_910, max: 39_990 }).map((y) => y / 1000),
})
const stage = fc.constantFrom<Stage>('primary', 'junior')
const note = fc.record(
  {
    name: fc.constantFrom('甲', 'B'),
    note: fc.constantFrom('why', ''),
    opening: fc.integer({ min: 1990, max: 2100 }),
    cost: fc.nat(1e9),
    off: fc.constant(true as const),
  },
  { requiredKeys: [] },
)
/** Every op there is. */
const edit: fc.Arbitrary<Edit> = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(place, fc.nat(2000), fc.constantFrom(...stages))
        .map(([at, capacity, of]) => ({ op: 'add' as const, id: 'N1', ...at, capacity, stage: of })),
      fc.tuple(site, place).map(([id, at]) => ({ op: 'move' as const, id, ...at })),
      fc.tuple(site, fc.nat(3000)).map(([id, capacity]) => ({ op: 'resize' as const, id, capacity })),
      site.map((id) => ({ op: 'close' as const, id })),
      fc.tuple(site, site).map(([id, into]) => ({ op: 'merge' as const, id, into })),
      fc.tuple(site, fc.boolean()).map(([id, quality]) => ({ op: 'quality' as const, id, quality })),
      fc.tuple(site, fc.constantFrom(...stages)).map(([id, of]) => ({ op: 'stage' as const, id, stage: of })),
      fc
        .tuple(site, fc.constantFrom('', 'G0', 'G9'), fc.boolean())
        .map(([id, group, lead]) => ({ op: 'group' as const, id, group, lead: lead && group !== '' })),
      fc
        .tuple(site, fc.constantFrom(null, 800, 5000))
        .map(([id, threshold]) => ({ op: 'threshold' as const, id, threshold })),
      fc
        .tuple(fc.constantFrom('D0', 'D9', 'E1', 'gone'), fc.nat(500), stage)
        .map(([id, children, of]) => ({ op: 'children' as const, id, children, stage: of })),
      fc
        .tuple(place, fc.nat(500), stage)
        .map(([at, children, of]) => ({ op: 'estate' as const, id: 'E1', ...at, children, stage: of })),
    ),
    note,
  )
  .map(([change, more]) => ({ ...change, ...more }) as Edit)
const edits = fc.array(edit, { maxLength: 8 })

let data: StudyData
beforeAll(async () => {
  data = await opened(siteRows(), pointRows())
})

const method = { ...defaultMethod, threshold: 4000, quality: parseRule('flag.member')! }
const bits = (of: StudyData, located = locate(of)) => {
  const { run, qualityRun, nearest, zones, outside, total } = finish(analysisSteps(of, located, method))
  const buffers = [run.access, run.siteRatio, qualityRun.access, nearest].map(({ buffer }) =>
    Buffer.from(buffer).toString('base64'),
  )
  return { buffers, zones, outside, total }
}

test('a scenario gives bit for bit what the same tables give, edited by hand and opened anew', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const [sites, points] = [siteRows(), pointRows()]
      for (const one of list) byHand(sites, points, one)
      // A study without any site cannot be typed.
      fc.pre(sites.length > 0)
      const scenario = scenarioStudy(data, locate(data), list)
      expect(bits(scenario.data, scenario.located)).toEqual(bits(await opened(sites, points)))
    }),
    { seed: 21, numRuns: 120 },
  )
}, 60_000)

test('undo and redo over any sequence of edits, switches and reorderings restore the very same study', () => {
  const start: Project = { data, method, ...undecided, scenarios: [{ name: 'A', edits: [] }] }
  const act = fc.tuple(fc.constantFrom('add', 'switch', 'order', 'remove'), fc.nat(7), fc.nat(7), edit)
  const applied = ({ scenarios }: Project) => applyEdits(data, scenarios[0]?.edits ?? [])
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 15 }),
      fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 8 }),
      (acts, walk) => {
        let timeline = startOf(start)
        const seen = [applied(start)]
        for (const [kind, a, b, one] of acts) {
          const list = timeline.project.scenarios[0]?.edits ?? []
          const next =
            kind === 'add'
              ? [...list, one]
              : kind === 'switch'
                ? switched(list, a)
                : kind === 'order'
                  ? moved(list, a, b)
                  : list.filter((_, k) => k !== a)
          timeline = commit(timeline, {
            label: kind,
            patch: { scenarios: withEdits(timeline.project.scenarios, 0, next) },
          })
          seen.push(applied(timeline.project))
        }
        const { past } = stepsOf(timeline)
        expect(past.map(({ before }) => applied(before))).toEqual(seen.slice(0, -1))
        let at = acts.length
        for (const steps of walk) {
          timeline = travel(timeline, steps)
          at = Math.max(0, Math.min(acts.length, at + steps))
          expect(applied(timeline.project)).toEqual(seen[at])
        }
        while (timeline.past.length > 0) timeline = undo(timeline)
        expect(timeline.project).toEqual(start)
        while (timeline.future.length > 0) timeline = redo(timeline)
        expect(applied(timeline.project)).toEqual(seen.at(-1))
      },
    ),
    { seed: 22, numRuns: 120 },
  )
})

test('an edit that is switched off is as if it were not there, and on again as if it had never been off', () => {
  fc.assert(
    fc.property(edits, fc.nat(7), (list, k) => {
      const on = list.map(({ off: _, ...one }) => one as Edit)
      const off = switched(on, k)
      const without = on.filter((_, j) => j !== k)
      expect(applyEdits(data, off).data).toEqual(applyEdits(data, without).data)
      expect(switched(off, k)).toEqual(on)
    }),
    { seed: 23, numRuns: 200 },
  )
})

test('a merge keeps every place and every pupil, and lets nobody go unserved', async () => {
  const whole = (await openStudy(inMemory(smallFiles), smallStudy)).data
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0)
  fc.assert(
    fc.property(fc.array(fc.tuple(site, site), { maxLength: 6 }), (pairs) => {
      const { sites } = applyEdits(
        data,
        pairs.map(([id, into]): Edit => ({ op: 'merge', id, into })),
      ).data
      expect(sum(sites.capacity)).toBe(sum(data.sites.capacity))
      expect(sum(sites.enrolment)).toBe(sum(data.sites.enrolment))
      expect(sites.id.length).toBeGreaterThan(0)
    }),
    { seed: 24, numRuns: 100 },
  )
  const { catchments, sites } = applyEdits(whole, [{ op: 'merge', id: 'S1', into: 'S3' }]).data
  expect(catchments?.sites.flat()).toContain('S3')
  expect(sites.id).not.toContain('S1')
})

test('teachers and rooms of merged schools add up; what one of them lacks is not made up', () => {
  const sites = {
    ...data.sites,
    extra: {
      骨干教师: Float64Array.from(data.sites.id, (_, j) => (j === 2 ? Number.NaN : j)),
      rank: Float64Array.from(data.sites.id, (_, j) => j),
    },
  }
  const after = applyEdits({ ...data, sites }, [
    { op: 'merge', id: 'S4', into: 'S7' },
    { op: 'merge', id: 'S2', into: 'S1' },
  ]).data.sites
  const row = (id: string) => after.id.indexOf(id)
  expect(after.extra['骨干教师']![row('S7')]).toBe(11)
  expect(after.extra['骨干教师']![row('S1')]).toBeNaN()
  expect(after.extra['rank']![row('S7')]).toBe(7)
})
