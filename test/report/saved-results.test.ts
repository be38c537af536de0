import { describe, expect, test } from 'vitest'
import { readResults, resultDoubts, resultsToSave } from '../../src/report/saved-results.ts'
import { type KpiValues, kpis } from '../../src/scenario/kpis.ts'
import { defaultMethod } from '../../src/scenario/method.ts'

const shown = (placed: number) =>
  Object.fromEntries(kpis.map(({ id }) => [id, id === 'placed' ? placed : null])) as KpiValues
const data = { points: 10, schools: 3, children: 500 }
const columns = (placed: number, edits: readonly unknown[] = []) => [{ name: 'A', edits, shown: shown(placed) }]
const saved = resultsToSave('0.1.0', data, defaultMethod, columns(100))

describe('results that a study file remembers', () => {
  test('come back through the file, and nothing is said where they are computed again', () => {
    const back = readResults(JSON.parse(JSON.stringify(saved)))
    expect(back).toEqual(saved)
    expect(resultDoubts(back!, '0.1.0', data, defaultMethod, columns(100))).toBeNull()
    // A file is read with its keys in an order of its own.
    const made = resultsToSave('0.1.0', data, defaultMethod, columns(100, [{ op: 'close', id: 'S1', off: undefined }]))
    expect(resultDoubts(made, '0.1.0', data, defaultMethod, columns(100, [{ id: 'S1', op: 'close' }]))).toBeNull()
  })

  test('by another version are named, with every number that differs', () => {
    const doubts = resultDoubts(saved, '0.2.0', data, defaultMethod, columns(101))!
    expect(doubts.app).toBe('0.1.0')
    expect(doubts.changed).toEqual([{ name: 'A', kpi: 'placed', saved: 100, now: 101 }])
    expect(resultDoubts(saved, '0.2.0', data, defaultMethod, columns(100))).toMatchObject({ app: '0.1.0', changed: [] })
  })

  test('of another method or other edits are named, and contradict nothing', () => {
    const reach = { ...defaultMethod, threshold: 900 }
    const nothing = { isOtherData: false, changed: [], other: ['A'], checked: 0 }
    expect(resultDoubts(saved, '0.1.0', data, reach, columns(90))).toEqual({ ...nothing, app: null })
    const closed = columns(90, [{ op: 'close' }])
    expect(resultDoubts(saved, '0.2.0', data, defaultMethod, closed)).toEqual({ ...nothing, app: '0.1.0' })
  })

  test('of other data are named as such', () => {
    const grown = { ...data, children: 501 }
    expect(resultDoubts(saved, '0.1.0', grown, defaultMethod, columns(100))?.isOtherData).toBe(true)
  })

  test.each([null, {}, { app: 1 }, { app: '1', columns: [{}] }, { app: '1', columns: [], data: { points: 'x' } }])(
    'that make no sense are no results: %j',
    (record) => expect(readResults(record)).toBeNull(),
  )
})
