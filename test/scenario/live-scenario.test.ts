import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../.tools/set-up.mjs'
import { type Analysis, analysisSteps, type Located, locate } from '../../src/core/analyse.ts'
import type { StudyData } from '../../src/core/places.ts'
import { finish } from '../../src/core/steps.ts'
import { readStudy } from '../../src/ingest/read-study.ts'
import { applyEdits } from '../../src/scenario/apply-edits.ts'
import type { Edit } from '../../src/scenario/edit.ts'
import { bestOf, kpis, kpiValues } from '../../src/scenario/kpis.ts'
import { LiveEstate } from '../../src/scenario/live-estate.ts'
import { LiveScenario } from '../../src/scenario/live-scenario.ts'
import type { Method } from '../../src/scenario/method.ts'
import { switched } from '../../src/scenario/scenario-list.ts'
import { scenarioStudy } from '../../src/scenario/scenario-study.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'

let data: StudyData
let located: Located
let method: Method

beforeAll(async () => {
  const folder = join(root, 'public', 'sample')
  const { study } = parseStudyFile(await readFile(join(folder, 'study.json'), 'utf8'))
  data = (await readStudy((name) => readFile(join(folder, name)), study)).data
  located = locate(data)
  method = study.method
})

const run = (study: { data: StudyData; located: Located }): Analysis =>
  finish(analysisSteps(study.data, study.located, method))

/** Equal to the last bit, in every street, every point and every site. */
function same(a: Analysis, b: Analysis): void {
  const bits = ({ run: { access, siteDemand, siteRatio }, nearest }: Analysis) =>
    [access, siteDemand, siteRatio, nearest].map(({ buffer }) => Buffer.from(buffer).toString('base64'))
  expect(bits(a)).toEqual(bits(b))
  expect([a.zones, a.outside, a.total, a.conservation]).toEqual([b.zones, b.outside, b.total, b.conservation])
}

const spot = { lon: 116.2454, lat: 40.0616 }
const added: Edit = { op: 'add', id: 'N1', name: '新校', capacity: 960, quality: true, ...spot }

const someEdits = () =>
  fc.array(
    fc.oneof(
      fc
        .tuple(fc.double({ min: 116.1, max: 116.4, noNaN: true }), fc.double({ min: 39.9, max: 40.1, noNaN: true }))
        .map(([lon, lat]): Edit => ({ op: 'move', id: data.sites.id[3]!, lon, lat })),
      fc.nat(3000).map((capacity): Edit => ({ op: 'resize', id: data.sites.id[9]!, capacity })),
      fc.boolean().map((quality): Edit => ({ op: 'quality', id: data.sites.id[20]!, quality })),
      fc.boolean().map((off): Edit => ({ op: 'close', id: data.sites.id[30]!, ...(off && { off }) })),
      fc.constant(added),
    ),
    { maxLength: 4 },
  )

describe('a scenario', () => {
  test('gives bit for bit what the same study, edited by hand and opened anew, gives', () => {
    fc.assert(
      fc.property(someEdits(), (edits) => {
        const fresh = applyEdits(
          data,
          edits.filter(({ off }) => !off),
        ).data
        const there = run(scenarioStudy(data, located, edits))
        same(there, run({ data: fresh, located: locate(fresh) }))
      }),
      { seed: 11, numRuns: 5 },
    )
  }, 60_000)

  test('is left as it was by an edit that is switched off and on again', () => {
    const edits: Edit[] = [added, { op: 'close', id: data.sites.id[0]! }]
    const off = switched(edits, 1)
    expect(scenarioStudy(data, located, off).data.sites.id).toEqual([...data.sites.id, 'N1'])
    same(run(scenarioStudy(data, located, switched(off, 1))), run(scenarioStudy(data, located, edits)))
  })

  test('shows in the hand what it gives when put down, and forgets the way there', () => {
    const edits: Edit[] = [{ op: 'resize', id: data.sites.id[5]!, capacity: 1500 }, added]
    const live = new LiveScenario(data, located, method, edits, 1)
    live.moveTo(116.3, 39.95)
    live.moveTo(116.1, 40.2)
    const { before, after, childrenInReach } = live.moveTo(spot.lon, spot.lat)
    const settled = run(scenarioStudy(data, located, edits))
    expect(before.total).toEqual(run(scenarioStudy(data, located, edits.slice(0, 1))).total)
    for (const key of [
      'children',
      'placed',
      'full',
      'out',
      'gap',
      'spare',
      'qualityCovered',
      'qualityPlaced',
    ] as const) {
      expect(after.total[key]).toBeCloseTo(settled.total[key], 6)
      for (const [k, zone] of after.zones.entries()) expect(zone[key]).toBeCloseTo(settled.zones[k]![key], 6)
    }
    expect(childrenInReach).toBe(settled.run.siteChildren[data.sites.id.length])
    // How far the nearest school is, and the nearest quality school, follows the hand to the last digit.
    expect(after.total.nearest).toEqual(settled.total.nearest)
    for (const [k, { nearest, nearestQuality }] of after.zones.entries()) {
      expect([nearest, nearestQuality]).toEqual([settled.zones[k]!.nearest, settled.zones[k]!.nearestQuality])
    }
  })

  test.each(['straight', 'catchment'] as const)(
    'with an estate in the hand shows, to the last digit, what it gives when put down (%s)',
    (distance) => {
      const estate: Edit = { op: 'estate', id: 'E1', children: 1500, ...spot }
      const edits = [added, estate]
      const mine = { ...method, distance }
      const live = new LiveEstate(data, located, mine, edits, 1)
      live.moveTo(116.3, 39.95)
      // Outside every street.
      expect(live.moveTo(117.5, 39.2).after.outside.children).toBe(1500)
      const { before, after, neighbour } = live.moveTo(spot.lon, spot.lat)
      const runs = (list: readonly Edit[]) => {
        const study = scenarioStudy(data, located, list)
        return finish(analysisSteps(study.data, study.located, mine))
      }
      const settled = runs(edits)
      expect(before.total).toEqual(runs([added]).total)
      expect(after).toEqual({ zones: settled.zones, outside: settled.outside, total: settled.total })
      expect(neighbour).toBe(0)
    },
  )
})

describe('key numbers', () => {
  test('the gap is closed by as many children as are placed, and a new school adds its places', () => {
    const baseline = run({ data, located })
    const now = run(scenarioStudy(data, located, [added]))
    const free = { cost: null }
    const [a, b] = [kpiValues(baseline, baseline, method, free), kpiValues(now, baseline, method, free)]
    expect(b.added).toBe(960)
    expect(a.added).toBe(0)
    expect(a.per100).toBeNull()
    expect(b.gap! - a.gap!).toBeCloseTo(a.placed! - b.placed!, 6)
    expect(b.per100).toBeCloseTo((100 * (b.placed! - a.placed!)) / 960, 9)
  })

  test('the best of a row is the right end of it, and nobody where all are alike', () => {
    const row = (id: string) => kpis.find((kpi) => kpi.id === id)!
    expect(bestOf(row('out'), [5, 3, null, 4])).toEqual([false, true, false, false])
    expect(bestOf(row('placed'), [5, 3, 5])).toEqual([true, false, true])
    expect(bestOf(row('placed'), [5, 5])).toEqual([false, false])
    expect(bestOf(row('full'), [5, 3])).toEqual([false, false])
  })
})
