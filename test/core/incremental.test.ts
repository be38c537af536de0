import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LiveRun } from '../../src/core/fca/incremental.ts'
import type { LiveEdit } from '../../src/core/fca/live-edit.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import { seeded } from '../../src/core/random.ts'
import { difference } from './golden-study.ts'
import { everyMeasure, repeatable, type StudySize, someDecay, someSize, study } from './studies.ts'

/** A random edit; a drag moves the same site several times. */
function edits(seed: number, count: number, live: LiveRun): LiveEdit[] {
  const random = seeded(seed)
  const { siteX, siteY, demandX } = live.input
  const list: LiveEdit[] = []
  let sites = siteX.length
  const place = () => {
    const k = Math.floor(random() * siteX.length)
    // Around a site, now and then far outside of everything.
    const far = random() < 0.1 ? 5 : 1
    const unit = Math.abs(siteX[k]!) > 1000 ? 1000 : 0.01
    return { x: siteX[k]! + far * unit * (random() - 0.5), y: siteY[k]! + far * unit * (random() - 0.5) }
  }
  let site = 0
  for (let k = 0; k < count; k++) {
    if (random() < 0.5) site = Math.floor(random() * sites)
    const kind = random()
    if (kind < 0.45) list.push({ op: 'move', site, ...place() })
    else if (kind < 0.6) list.push({ op: 'resize', site, capacity: random() < 0.2 ? 0 : Math.floor(1000 * random()) })
    else if (kind < 0.75) list.push({ op: 'absent', site, absent: random() < 0.5 })
    else if (kind < 0.85)
      list.push({ op: 'children', point: Math.floor(random() * demandX.length), children: Math.floor(60 * random()) })
    else {
      list.push({ op: 'add', ...place(), capacity: 500, ...(random() < 0.3 ? { threshold: 1800 } : {}) })
      sites++
    }
  }
  return list
}

it.each(everyMeasure)('%s: what is seen while dragging is what a full run gives', (measure) => {
  const tolerance = measure === 'raam' ? 0 : 1e-12
  fc.assert(
    fc.property(someSize(), someDecay, fc.nat(1_000_000), (size, decay, seed) => {
      fc.pre(size.points > 0 && size.sites > 0)
      const live = new LiveRun(study(size, measure, decay))
      for (const edit of edits(seed, 12, live)) {
        const before = live.access.slice()
        const { points } = live.apply(edit)
        const full = runAccess(live.input)
        const now = live.result()
        expect(difference(live.access, full.access)).toBeLessThanOrEqual(tolerance)
        expect(difference(now.access, full.access)).toBeLessThanOrEqual(tolerance)
        expect(now.sitesInReach).toEqual(full.sitesInReach)
        expect(now.pointFlags).toEqual(full.pointFlags)
        expect(now.siteFlags).toEqual(full.siteFlags)
        for (const key of ['siteDemand', 'siteRatio', 'siteChildren'] as const) {
          expect(difference(now[key], full[key])).toBeLessThanOrEqual(tolerance)
        }
        if (!points) continue
        const told = new Set(points)
        for (let i = 0; i < before.length; i++) if (!told.has(i)) expect(live.access[i]).toBe(before[i])
      }
    }),
    { ...repeatable, numRuns: 25 },
  )
})

const kinds: StudySize['costs'][] = ['lonlat', 'planar', 'matrix', 'catchment']

it.each(everyMeasure.flatMap((measure) => kinds.map((costs) => [measure, costs] as const)))(
  '%s, %s: every kind of edit, one after another and with two reaches, ends where a full run is',
  (measure, costs) => {
    const tolerance = measure === 'raam' ? 0 : 1e-12
    for (const secondThreshold of [undefined, 2200]) {
      const input = study({ points: 90, sites: 9, seed: 77, costs }, measure, { kind: 'gaussian' })
      const live = new LiveRun({ ...input, ...(secondThreshold && { secondThreshold }) })
      const [x, y] = [input.siteX[2]!, input.siteY[2]!]
      const step = Math.abs(x) > 1000 ? 400 : 0.004
      const list: LiveEdit[] = [
        { op: 'move', site: 3, x: x + step, y },
        { op: 'move', site: 3, x: x + 2 * step, y: y + step },
        { op: 'resize', site: 3, capacity: 777 },
        { op: 'resize', site: 4, capacity: 0 },
        { op: 'absent', site: 5, absent: true },
        { op: 'children', point: 11, children: 321 },
        { op: 'children', point: 12, children: 0 },
        { op: 'absent', site: 5, absent: false },
        { op: 'add', x: x - step, y: y - step, capacity: 640 },
        { op: 'add', x, y, capacity: 320, threshold: 900 },
      ]
      // A matrix has no costs to a site that it does not know.
      for (const edit of costs === 'matrix' ? list.filter(({ op }) => op !== 'add') : list) {
        live.apply(edit)
        const full = runAccess(live.input)
        const now = live.result()
        expect(difference(now.access, full.access), edit.op).toBeLessThanOrEqual(tolerance)
        expect(now.sitesInReach, edit.op).toEqual(full.sitesInReach)
        expect(now.siteFlags, edit.op).toEqual(full.siteFlags)
        expect(difference(now.siteDemand, full.siteDemand), edit.op).toBeLessThanOrEqual(tolerance)
      }
    }
  },
)

it('a drag of a thousand steps ends where a full run is, without drift', () => {
  const live = new LiveRun(study({ points: 800, sites: 40, seed: 5, costs: 'lonlat' }, '2sfca', { kind: 'gaussian' }))
  for (let k = 0; k < 1000; k++)
    live.apply({ op: 'move', site: 7, x: 116.33 + k * 5e-5, y: 39.95 + Math.sin(k / 50) * 0.02 })
  expect(difference(live.access, runAccess(live.input).access)).toBeLessThan(1e-13)
})

it('the caller’s study is not changed by edits, nor by edits that are refused', () => {
  const input = study({ points: 50, sites: 5, seed: 9, costs: 'planar' }, '2sfca', { kind: 'linear' })
  const [x, children] = [input.siteX.slice(), input.children.slice()]
  const live = new LiveRun(input)
  const before = live.access.slice()
  expect(() => live.apply({ op: 'move', site: 1, x: NaN, y: 0 })).toThrow('not-finite')
  expect(() => live.apply({ op: 'resize', site: 1, capacity: -1 })).toThrow('negative')
  expect(() => live.apply({ op: 'move', site: 5, x: 0, y: 0 })).toThrow(RangeError)
  expect(live.access).toEqual(before)
  live.apply({ op: 'move', site: 1, x: 0, y: 0 })
  live.apply({ op: 'children', point: 1, children: 999 })
  expect([input.siteX, input.children]).toEqual([x, children])
})

it('a site dragged into the far north is measured on the globe, as a full run does', () => {
  const live = new LiveRun(study({ points: 50, sites: 5, seed: 9, costs: 'lonlat' }, '2sfca', { kind: 'linear' }))
  for (const y of [39.95, 70, 39.96]) {
    live.apply({ op: 'move', site: 1, x: 116.35, y })
    expect(difference(live.access, runAccess(live.input).access)).toBeLessThan(1e-12)
  }
})
