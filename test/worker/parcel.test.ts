import { expect, test } from 'vitest'
import { handOver, isPacked, parcelOf, unpack } from '../../src/worker/parcel.ts'
import type { Reply } from '../../src/worker/protocol.ts'

const study = (ids: readonly string[]) => ({ zoneOf: Int32Array.of(1), data: { name: 'x', demand: { id: ids, x: 1 } } })
const travel = async (result: unknown) => {
  const reply: Reply = { id: 7, result }
  const { message, transfer } = parcelOf(reply)
  const arrived = structuredClone(message, { transfer }) as Reply
  return { arrived, packed: isPacked(arrived), unpacked: await unpack(arrived) }
}

test('a study of very many points arrives whole, its ids as one text on the way', async () => {
  const ids = Array.from({ length: 60_001 }, (_, k) => (k === 5 ? '' : `需求 ${k}`))
  const { arrived, packed, unpacked } = await travel(study(ids))
  expect(packed).toBe(true)
  expect(JSON.stringify(arrived).length).toBeLessThan(1_000_000)
  expect(unpacked).toEqual({ id: 7, result: study(ids) })
  const nested = await travel({ study: study(ids), imports: [] })
  expect(nested.unpacked).toEqual({ id: 7, result: { study: study(ids), imports: [] } })
})

test('small studies, ids with line ends and other results travel as they are', async () => {
  for (const result of [study(['a', 'b']), study(Array(30_000).fill('a\nb')), 0, null, 'text', { study: null }]) {
    const { packed, unpacked } = await travel(result)
    expect(packed).toBe(false)
    expect(unpacked).toEqual({ id: 7, result })
  }
})

test('arrays that the worker lets go of change hands without a copy; others stay with it', async () => {
  const gone = Float64Array.of(1, 2)
  const kept = Float64Array.of(3)
  const { unpacked } = await travel(handOver({ gone, again: gone, kept }, [gone, gone]))
  expect(unpacked).toEqual({ id: 7, result: { gone: Float64Array.of(1, 2), again: Float64Array.of(1, 2), kept } })
  expect([gone.length, kept.length]).toEqual([0, 1])
})

test('a large array that the worker keeps is copied by the worker, and the page need not unpack it', async () => {
  const large = new Float64Array(20_000).fill(4)
  const small = Float64Array.of(5)
  const inner = { large, small, list: [large] }
  const { message, transfer } = parcelOf({ id: 7, result: { inner, again: large } })
  const sent = (message as { result: { inner: typeof inner; again: Float64Array } }).result
  expect(transfer).toEqual([sent.again.buffer])
  expect(sent.again).toBe(sent.inner.large)
  expect(sent.inner.small).toBe(small)
  expect(sent.again).toEqual(large)
  structuredClone(message, { transfer })
  expect(large).toHaveLength(20_000)
})
