import { seeded } from '../../src/core/random.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import type { ReadReport } from '../../src/worker/import-protocol.ts'
import type { Opened, Reply, TaskName } from '../../src/worker/protocol.ts'
import { city } from './data.ts'
import {
  buildingsGeojson,
  buildingsShapefile,
  childrenCsv,
  childrenXlsx,
  populationTiff,
  schoolsCsv,
} from './large-files.ts'
import { median, ms, row } from './table.ts'
import { startThread } from './thread.ts'

/** Runs of each kind that are given up. */
const TRIES = 9

interface Answer {
  readonly reply: Reply
  /** Milliseconds from the beginning, and from the wish to stop. */
  readonly took: number
  readonly afterCancel: number
}

/** The app's worker in a thread of its own, and requests that may be given up after a while. */
export function startWorker() {
  const worker = startThread('./serve-worker.ts')
  let nextId = 1
  const ask = (task: TaskName, input: unknown, cancelAfter = Infinity): Promise<Answer> => {
    const id = nextId++
    const start = performance.now()
    return new Promise((resolve) => {
      let cancelled = Infinity
      const stop = () => {
        cancelled = performance.now()
        worker.postMessage({ id, cancel: true })
      }
      const timer = Number.isFinite(cancelAfter) ? setTimeout(stop, cancelAfter) : undefined
      worker.on('message', function receive(reply: Reply) {
        if (reply.id !== id || 'progress' in reply) return
        worker.off('message', receive)
        clearTimeout(timer)
        const now = performance.now()
        resolve({ reply, took: now - start, afterCancel: now - cancelled })
      })
      worker.postMessage({ id, task, input })
    })
  }
  return { ask, stop: () => worker.terminate() }
}

/** Gives a task up at seeded moments all over its duration, and prints how long the worker went on. */
export async function measure(
  what: string,
  ask: ReturnType<typeof startWorker>['ask'],
  task: TaskName,
  input: (k: number) => unknown,
): Promise<Reply> {
  const whole = await ask(task, input(0))
  if ('failure' in whole.reply) throw new Error(`${what}: ${whole.reply.failure.message}`)
  const random = seeded(11)
  const after: number[] = []
  for (let k = 1; after.length < TRIES && k < 4 * TRIES; k++) {
    const { reply, afterCancel } = await ask(task, input(k), random() * whole.took * 0.95)
    if ('cancelled' in reply) after.push(afterCancel)
  }
  const note = after.length === 0 ? 'always done before' : `median ${ms(median(after))} of ${after.length}`
  row(
    `${what}: given up, the worker is free after`,
    ms(Math.max(0, ...after)),
    `worst; ${note}; takes ${ms(whole.took)}`,
  )
  return whole.reply
}

const plain = { excluded: [], cells: [] }
const about = {
  name: { zh: '', en: '' },
  year: '',
  provenance: [],
  qualityDefinition: null,
  credit: { zh: '', en: '' },
}

/** How soon work stops that the user gives up, from the dropped file to the analysis of 1M × 5,000. */
export async function benchCancel(): Promise<void> {
  console.log('\nGiving up, at seeded moments; a thread of its own, messages included')
  const large = city(1_000_000, 5000)
  const { ask, stop } = startWorker()
  const file = (name: string, bytes: Uint8Array) => ({ files: [{ name, bytes }] })
  const csv = file('children.csv', childrenCsv(large))
  const geojson = file('buildings.geojson', buildingsGeojson(large, 50e6))
  const tiff = file('population.tif', populationTiff(3000))
  const partOf = (reply: Reply) => ('result' in reply ? (reply.result as ReadReport).files[0]!.parts[0]!.id : -1)

  const schools = partOf((await ask('readFiles', file('schools.csv', schoolsCsv(large)))).reply)
  const stage = (part: number) => (k: number) => ({
    base: null,
    parts: [
      { id: schools, decision: { ...plain, role: 'schools' } },
      // Another class size makes the reading another one.
      { id: part, decision: { ...plain, role: 'children', classSize: 30 + k } },
    ],
  })
  const children = partOf(await measure('CSV, 1M rows: reading', ask, 'readFiles', () => csv))
  await measure('CSV, 1M rows: columns and checks', ask, 'stage', stage(children))
  const buildings = partOf(await measure('GeoJSON, 50 MB: reading', ask, 'readFiles', () => geojson))
  await measure('GeoJSON, 50 MB: columns and checks', ask, 'stage', stage(buildings))
  const grid = partOf(await measure('GeoTIFF, 3000 × 3000: reading', ask, 'readFiles', () => tiff))
  await measure('GeoTIFF, 3000 × 3000: cells to points', ask, 'stage', stage(grid))
  // Libraries that read in one go.
  const strip = file('strip.tif', populationTiff(5000, 5000))
  const sheet = file('children.xlsx', childrenXlsx(large, 200_000))
  const shapes = file('buildings.zip', buildingsShapefile(large, 100_000))
  const wholes = [
    partOf(await measure('GeoTIFF, 5000 × 5000 in one strip: reading', ask, 'readFiles', () => strip)),
    partOf(await measure('XLSX, 200,000 rows: reading', ask, 'readFiles', () => sheet)),
    partOf(await measure('Zipped shapefile, 100,000 polygons: reading', ask, 'readFiles', () => shapes)),
  ]
  await ask('closeParts', { parts: [buildings, grid, ...wholes] })

  const adopt = (k: number) => ({ ...stage(children)(k), about, method: defaultMethod })
  const study = await measure('1M × 5,000: making the study', ask, 'adopt', adopt)
  const { key } = (study as { readonly result: Opened }).result
  const settings = { ...defaultMethod, threshold: 3000, decay: { kind: 'gaussian' } as const }
  // Reaches so far apart that the points are sorted anew each time.
  const method = (k: number) => ({ key, method: { ...settings, threshold: [3000, 1200, 6000][k % 3]! } })
  await measure('1M × 5,000: analysis, points to be sorted', ask, 'analyse', method)
  await measure('1M × 5,000: analysis by 3SFCA', ask, 'analyse', (k) => ({
    key,
    method: { ...settings, measure: '3sfca', threshold: 3000 + k },
  }))
  await stop()
}
