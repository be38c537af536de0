import { describe, expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { seeded } from '../../src/core/random.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { type Caller, createCaller, Superseded, TaskFailed } from '../../src/worker/caller.ts'
import { pairedAccess } from '../../src/worker/paired.ts'
import { serve } from '../../src/worker/serve.ts'

/** A worker in this thread: the same protocol, tasks and turns, without the thread. */
const inThread = (): Caller => createCaller((receive) => serve(receive))

const finish = async <T>(steps: Generator<number, T>): Promise<T> => {
  let next = steps.next()
  while (!next.done) next = steps.next()
  return next.value
}

/** Points and sites within 20 km of Beijing; 110,000 points are enough to be shared. */
function largeStudy(n = 110_000, m = 60): StudyData {
  const random = seeded(5)
  const spread = (count: number, middle: number, span: number) =>
    Float64Array.from({ length: count }, () => middle + span * (random() - 0.5))
  const none = { zh: '', en: '' }
  return {
    name: none,
    year: '',
    coordinates: 'lonlat',
    sites: {
      id: Array.from({ length: m }, (_, j) => `S${j}`),
      name: Array(m).fill(none),
      stage: Array(m).fill('primary'),
      x: spread(m, 116.3, 0.3),
      y: spread(m, 40, 0.3),
      capacity: Float64Array.from({ length: m }, () => Math.floor(random() * 1500)),
      enrolment: new Float64Array(m).fill(Number.NaN),
      quality: Uint8Array.from({ length: m }, () => (random() < 0.3 ? 1 : 0)),
      group: Array(m).fill(''),
      lead: new Uint8Array(m),
      partner: Array(m).fill(''),
      threshold: new Float64Array(m).fill(Number.NaN),
      extra: {},
    },
    demand: {
      id: Array.from({ length: n }, (_, i) => `D${i}`),
      x: spread(n, 116.3, 0.3),
      y: spread(n, 40, 0.3),
      children: { primary: Float64Array.from({ length: n }, () => Math.floor(random() * 9)) },
      grades: [],
      cellSize: 0,
    },
    zones: null,
    catchments: null,
    costs: null,
    context: null,
    illustrative: true,
    provenance: [],
    qualityDefinition: none,
    credit: none,
  }
}

describe('two workers', () => {
  const data = largeStudy()
  test.each(['2sfca', '3sfca', 'mh3sfca', 'bfca', 'i2sfca'] as const)(
    '%s: give bit for bit what one gives',
    async (measure) => {
      const settings = { ...defaultMethod, measure, threshold: 2000 }
      const lent = new Set<string>()
      const partner = { caller: inThread(), lent }
      const alone = await pairedAccess('a', data, settings, false, finish, () => null)
      const shared = await pairedAccess('a', data, settings, false, finish, () => partner)
      expect(lent.size, 'the partner took part').toBe(1)
      expect(Buffer.from(shared.access.buffer).equals(Buffer.from(alone.access.buffer))).toBe(true)
      expect(shared.siteDemand).toEqual(alone.siteDemand)
      expect(shared.sitesInReach).toEqual(alone.sitesInReach)
      expect(shared.pointFlags).toEqual(alone.pointFlags)
      expect(shared.conservation).toEqual(alone.conservation)
    },
  )

  test('share a matrix of millions of costs as well, bit for bit', async () => {
    const [points, sites] = [21_000, 100]
    const random = seeded(6)
    const costs = {
      rowOffset: Uint32Array.from({ length: points + 1 }, (_, i) => i * sites),
      siteIndex: Uint32Array.from({ length: points * sites }, (_, p) => p % sites),
      cost: Float64Array.from({ length: points * sites }, () => Math.floor(9000 * random())),
      unit: 'm',
    } as const
    const study = { ...largeStudy(points, sites), costs }
    const settings = { ...defaultMethod, distance: 'matrix', threshold: 2000 } as const
    const partner = { caller: inThread(), lent: new Set<string>() }
    const alone = await pairedAccess('a', study, settings, false, finish, () => null)
    const shared = await pairedAccess('a', study, settings, false, finish, () => partner)
    expect(partner.lent.size, 'the partner took part').toBe(1)
    expect(Buffer.from(shared.access.buffer).equals(Buffer.from(alone.access.buffer))).toBe(true)
    expect(shared.conservation).toEqual(alone.conservation)
  })
})

describe('the boundary', () => {
  test('newest wins: an unfinished request of the same kind is given up', async () => {
    const caller = inThread()
    const first = caller.run('analyse', { key: 'x', method: defaultMethod })
    const second = caller.run('analyse', { key: 'y', method: defaultMethod })
    await expect(first).rejects.toBeInstanceOf(Superseded)
    await expect(second).rejects.toMatchObject({ failure: { code: 'study-closed', params: { key: 'y' } } })
    await expect(second).rejects.toBeInstanceOf(TaskFailed)
  })

  test('an aborted request is given up at once, and says so as that, not as a failure', async () => {
    const stop = new AbortController()
    const waiting = inThread().run('analyse', { key: 'x', method: defaultMethod }, { signal: stop.signal })
    stop.abort()
    await expect(waiting).rejects.toBeInstanceOf(Superseded)
    await expect(
      inThread().run('analyse', { key: 'x', method: defaultMethod }, { signal: stop.signal }),
    ).rejects.toBeInstanceOf(Superseded)
  })
})
