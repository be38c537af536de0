import { expect, test } from 'vitest'
import { readFiles } from '../../src/ingest/read-files.ts'
import { createCaller, type OwnWorker } from '../../src/worker/caller.ts'
import { readerApart } from '../../src/worker/read-apart.ts'
import { readParts } from '../../src/worker/read-parts.ts'
import { serve } from '../../src/worker/serve.ts'
import { createSession, type TaskContext } from '../../src/worker/session.ts'
import { city } from '../bench/data.ts'
import { buildingsShapefile, childrenXlsx, populationTiff } from '../bench/large-files.ts'

const large = city(12_000, 1)

/** A context whose further workers are `start`ed so; `given up` by its controller. */
function contextWith(start: () => OwnWorker) {
  const stop = new AbortController()
  const context: TaskContext = {
    session: createSession({ start, cores: 1 }),
    progress: () => {},
    pause: async () => {},
    signal: stop.signal,
  }
  return { context, stop }
}

test.each([
  ['workbook', 'a.xlsx', childrenXlsx(large, 12_000)],
  ['shapefile', 'a.zip', buildingsShapefile(large, 5000)],
  ['grid', 'a.tif', populationTiff(200, 200)],
  ['damaged workbook', 'a.xlsx', childrenXlsx(large, 12_000).slice(0, 120_000)],
])('a large %s gives the same data and doubts, whether read here or by a worker of its own', async (_, name, bytes) => {
  expect(bytes.length).toBeGreaterThan(100_000)
  let [started, ended] = [0, 0]
  const { context } = contextWith(() => {
    started += 1
    // Through a copy, as between threads.
    const { run } = createCaller((receive) => serve((reply) => receive(structuredClone(reply))))
    return { run, end: () => (ended += 1) }
  })
  const files = [{ name, bytes }]
  const apart = await readFiles(files, {}, readerApart(context))
  expect(apart).toEqual(await readFiles(files))
  expect(apart.value.length + apart.issues.length).toBeGreaterThan(0)
  // What cannot even be opened needs no worker; one that was started is always ended.
  expect(started).toBe(name === 'a.xlsx' && apart.value.length === 0 ? 0 : 1)
  expect(ended).toBe(started)
})

test('giving up while a workbook is read ends its worker at once, and what was read before is still there', async () => {
  let isEnded = false
  let begun = () => {}
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  // A library that would never come back.
  const { context, stop } = contextWith(() => {
    const { run } = createCaller(() => () => begun())
    return { run, end: () => (isEnded = true) }
  })
  const small = new File(['学校名称,经度,纬度,学位数\n甲,116.3,39.9,900\n'], 'small.csv')
  const [before] = (await readParts([small], undefined, context)).files
  const workbook = new File([childrenXlsx(large, 12_000) as Uint8Array<ArrayBuffer>], 'large.xlsx')
  const reading = readParts([workbook], undefined, context)
  await isBegun
  stop.abort(new Error('given up'))
  await expect(reading).rejects.toThrow('given up')
  expect(isEnded).toBe(true)
  expect([...context.session.parts.keys()]).toEqual([before?.parts[0]?.id])
})
