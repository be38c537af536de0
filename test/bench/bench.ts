import { cpus } from 'node:os'
import { Worker } from 'node:worker_threads'
import { LiveRun } from '../../src/core/fca/incremental.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { joinPoints, type PointSlice } from '../../src/core/fca/phases.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import type { BandSums } from '../../src/core/fca/sums.ts'
import { city } from './data.ts'
import { features, kdbush, rbushTurf } from './rivals.ts'

/** `--quick` leaves out the rows that take minutes. */
const quick = process.argv.includes('--quick')
const rows: [what: string, figure: string, note: string][] = []

function row(what: string, figure: string, note = ''): void {
  rows.push([what, figure, note])
  console.log(`${what.padEnd(58)} ${figure.padStart(14)}  ${note}`)
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!
const ms = (t: number) => `${t < 10 ? t.toFixed(2) : t.toFixed(0)} ms`
const times = (n: number) => `${n < 10 ? n.toFixed(1) : n.toFixed(0)}×`

/** Median of `count` runs after one that warms up (none when there is only time for one). */
function time(run: () => unknown, count: number): number {
  if (count > 1) run()
  return median(
    Array.from({ length: count }, () => {
      const start = performance.now()
      run()
      return performance.now() - start
    }),
  )
}

function worst(found: Float64Array, wanted: Float64Array): number {
  let off = 0
  for (let i = 0; i < found.length; i++) off = Math.max(off, Math.abs(found[i]! - wanted[i]!))
  return off
}

function pairsOf(input: AccessInput): number {
  return runAccess(input).sitesInReach.reduce((a, b) => a + b, 0)
}

/** Two workers that hold half of the bands each; the coordinator passes the sites' sums on. */
async function twoWorkers(input: AccessInput, count: number): Promise<number> {
  const url = new URL('./band-worker.ts', import.meta.url).href
  // A worker thread does not inherit the loader that reads TypeScript.
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url)}) })`
  const halves: [number, number][] = [
    [0, 8],
    [8, 16],
  ]
  const workers = halves.map((bands) => new Worker(start, { eval: true, workerData: { input, bands } }))
  for (const worker of workers)
    worker.on('error', (error) => {
      throw error
    })
  const all = <T>() =>
    Promise.all(workers.map((worker) => new Promise<T>((resolve) => worker.once('message', resolve))))
  const run = async () => {
    const drawn = all<BandSums>()
    for (const worker of workers) worker.postMessage('run')
    const sums = await drawn
    const given = all<PointSlice>()
    for (const worker of workers) worker.postMessage(sums)
    return joinPoints(await given, input.demandX.length)
  }
  const list: number[] = []
  for (let k = 0; k <= count; k++) {
    const start = performance.now()
    await run()
    if (k > 0) list.push(performance.now() - start)
  }
  await Promise.all(workers.map((worker) => worker.terminate()))
  return median(list)
}

/** The straight-line pairs of a city as a matrix. */
function asMatrix(input: AccessInput): AccessInput {
  const offset = [0]
  const sites: number[] = []
  const costs: number[] = []
  for (let i = 0; i < input.demandX.length; i++) {
    for (let j = 0; j < input.siteX.length; j++) {
      const dy = (input.demandY[i]! - input.siteY[j]!) * 111_000
      if (Math.abs(dy) > 3000) continue
      const dx = (input.demandX[i]! - input.siteX[j]!) * 85_000
      const d = Math.sqrt(dx * dx + dy * dy)
      if (d > 3000) continue
      sites.push(j)
      costs.push(d)
    }
    offset.push(sites.length)
  }
  const table = {
    rowOffset: Uint32Array.from(offset),
    siteIndex: Uint32Array.from(sites),
    cost: Float64Array.from(costs),
    unit: 'm',
  } as const
  return { ...input, costs: { kind: 'matrix', table } }
}

/** Most bytes in typed arrays during a run, over those of the input. */
function memory(input: AccessInput): number {
  globalThis.gc?.()
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  const run = runAccess(input, look)
  look()
  return run.access.length > 0 ? most : 0
}

console.log(
  `Gaussian 2SFCA, both steps, 3 km, clustered city of 60 × 60 km, seeded; one thread; medians of 7 unless said`,
)
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
)

const small = city(100_000, 1500)
const smallTime = time(() => runAccess({ ...small, demandX: small.demandX.slice() }), 7)
row('100k × 1,500: this engine', ms(smallTime), `${(pairsOf(small) / 1e6).toFixed(1)}M pairs`)
const smallKd = time(() => kdbush(small), 7)
row('100k × 1,500: kdbush', ms(smallKd), times(smallKd / smallTime))
const smallFeatures = features(small)
const smallRbush = time(() => rbushTurf(small, smallFeatures), 3)
row('100k × 1,500: rbush + turf.distance', ms(smallRbush), `${times(smallRbush / smallTime)}, median of 3`)

const large = city(1_000_000, 1500)
const cold = memory(large)
row(
  '1M × 1,500: memory beside the input',
  `${(cold / 1e6).toFixed(0)} bytes/point`,
  `with the input ${(cold / 1e6 + 24).toFixed(0)}`,
)
// A new x array each time, so that nothing is found sorted.
const largeTime = time(() => runAccess({ ...large, demandX: large.demandX.slice() }), 7)
row('1M × 1,500: this engine, from scratch', ms(largeTime), `${(pairsOf(large) / 1e6).toFixed(1)}M pairs`)
const again = time(() => runAccess(large), 7)
row('1M × 1,500: this engine, points known (slider)', ms(again), times(largeTime / again))
const two = await twoWorkers(large, 7)
row('1M × 1,500: two workers, points known', ms(two), `${times(again / two)} of one worker`)

const live = new LiveRun(large)
let step = 0
const moved = time(
  () => live.apply({ op: 'move', site: 7, x: large.siteX[7]! + 1e-4 * (step++ % 50), y: large.siteY[7]! }),
  101,
)
row('1M × 1,500: one moved site', ms(moved), `${times(again / moved)} of a full run, median of 101`)
const liveThree = new LiveRun({ ...large, measure: '3sfca' })
const movedThree = time(
  () => liveThree.apply({ op: 'move', site: 7, x: large.siteX[7]! + 1e-4 * (step++ % 50), y: large.siteY[7]! }),
  7,
)
row('1M × 1,500, 3SFCA: one moved site', ms(movedThree))

const largeKd = time(() => kdbush(large), 3)
row('1M × 1,500: kdbush', ms(largeKd), `${times(largeKd / largeTime)}, median of 3`)
if (!quick) {
  const largeFeatures = features(large)
  const largeRbush = time(() => rbushTurf(large, largeFeatures), 1)
  row('1M × 1,500: rbush + turf.distance', ms(largeRbush), `${times(largeRbush / largeTime)}, one run`)
  row(
    '   largest difference of access to it',
    worst(rbushTurf(small), runAccess(small).access).toExponential(1),
    'turf measures on a sphere',
  )
}

const matrix = asMatrix(city(60_000, 4500, 2))
const pairs = matrix.costs.kind === 'matrix' ? matrix.costs.table.cost.length : 0
const matrixTime = time(() => {
  if (matrix.costs.kind !== 'matrix') return
  runAccess({ ...matrix, costs: { kind: 'matrix', table: { ...matrix.costs.table } } })
}, 7)
row(`${(pairs / 1e6).toFixed(1)}M given pairs: this engine`, ms(matrixTime), 'from the matrix as read')

const huge = city(1_000_000, 5000)
const hugeTime = time(() => runAccess({ ...huge, demandX: huge.demandX.slice() }), 7)
row('1M × 5,000: this engine', ms(hugeTime), `${(pairsOf(huge) / 1e6).toFixed(1)}M pairs`)
