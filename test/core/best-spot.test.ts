import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../.tools/set-up.mjs'
import { accessInput, analysisSteps, type Located, locate } from '../../src/core/analyse.ts'
import { withSite } from '../../src/core/fca/live-edit.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import type { StudyData } from '../../src/core/places.ts'
import { bestSpots, ofQuality, type SpotGoal, spotSteps } from '../../src/core/siting/best-spot.ts'
import { finish } from '../../src/core/steps.ts'
import { readStudy } from '../../src/ingest/read-study.ts'
import type { Method } from '../../src/scenario/method.ts'
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

const capacity = 960
const goals: readonly SpotGoal[] = ['placed', 'out', 'coverage', 'chance', 'mean']

/** The gain of every goal by a full run of the study with the site added, as the comparison would have it. */
function byFullRun(x: number, y: number, settings: Method, before: Record<SpotGoal, number>): Record<SpotGoal, number> {
  const edits = [{ op: 'add', id: 'NEW', capacity, quality: true, lon: x, lat: y }] as const
  const { data: edited, located: there } = scenarioStudy(data, located, edits)
  const now = levels(edited, there, settings)
  return Object.fromEntries(
    goals.map((goal) => [
      goal,
      goal === 'mean' || goal === 'out' ? before[goal] - now[goal] : now[goal] - before[goal],
    ]),
  ) as Record<SpotGoal, number>
}

function levels(study: StudyData, where: Located, settings: Method): Record<SpotGoal, number> {
  const { total } = finish(analysisSteps(study, where, settings))
  return {
    placed: total.placed,
    out: total.out,
    coverage: total.qualityCovered,
    chance: total.qualityPlaced,
    mean: total.nearest!.mean,
  }
}

const surface = (settings: Method, goal: SpotGoal, x: Float64Array, y: Float64Array) =>
  finish(spotSteps(accessInput(data, settings, ofQuality(goal)), { x, y }, capacity, goal))

function largest(values: ArrayLike<number>): number {
  let best = 0
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k
  return best
}

describe('the best spot for a new school', () => {
  test.each(['2sfca', '3sfca'] as const)(
    'is, under %s, the one that a full run of every candidate finds, with the same gain',
    (measure) => {
      const settings = { ...method, measure }
      const every = measure === '2sfca' ? 113 : 229
      const some = Array.from(data.demand.x.keys()).filter((k) => k % every === 0)
      const x = Float64Array.from(some, (k) => data.demand.x[k]!)
      const y = Float64Array.from(some, (k) => data.demand.y[k]!)
      const before = levels(data, located, settings)
      const wanted = some.map((_, c) => byFullRun(x[c]!, y[c]!, settings, before))
      for (const goal of goals) {
        const gain = surface(settings, goal, x, y)
        const scale = Math.max(1, before[goal])
        for (let c = 0; c < gain.length; c++) {
          expect(Math.abs(gain[c]! - wanted[c]![goal]) / scale, `${goal} at ${c}`).toBeLessThan(1e-9)
        }
        const best = largest(wanted.map((gains) => gains[goal]))
        expect(gain[best]! >= Math.max(...gain) - 1e-9 * scale, goal).toBe(true)
      }
    },
    60_000,
  )

  test('is the true best of all cells of the sample', () => {
    const { x, y } = data.demand
    const input = accessInput(data, method)
    const placed = (run: AccessInput) => {
      const { access } = runAccess(run)
      return input.children.reduce((sum, p, i) => sum + p * Math.min(1, access[i]!), 0)
    }
    const before = placed(input)
    const wanted = Float64Array.from(
      x,
      (_, c) => placed(withSite(input, { op: 'add', x: x[c]!, y: y[c]!, capacity })) - before,
    )
    const gain = surface(method, 'placed', x, y)
    expect(largest(gain)).toBe(largest(wanted))
    let off = 0
    for (let c = 0; c < gain.length; c++) off = Math.max(off, Math.abs(gain[c]! - wanted[c]!))
    expect(off / before).toBeLessThan(1e-9)
  }, 120_000)

  test('top spots keep their distance, best first, and none of them gains nothing', () => {
    const x = Float64Array.of(0, 50, 1000, 2000, 2100)
    const y = new Float64Array(5)
    const gain = Float64Array.of(5, 6, 3, 0, 4)
    expect([...bestSpots({ x, y }, gain, 'planar', 100, 10)]).toEqual([1, 4, 2])
    expect([...bestSpots({ x, y }, gain, 'planar', 50, 10)]).toEqual([1, 0, 4, 2])
    expect([...bestSpots({ x, y }, gain, 'planar', 100, 2)]).toEqual([1, 4])
  })

  test('leaves the study as it was', () => {
    const input = accessInput(data, method)
    const places = input.capacity.slice()
    surface(method, 'placed', data.demand.x.slice(0, 5), data.demand.y.slice(0, 5))
    expect(input.capacity).toEqual(places)
    expect(input.siteX.length).toBe(data.sites.id.length)
  })
})
