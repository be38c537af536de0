import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BandSums } from '../../src/core/fca/band-sums.ts'
import { LiveRun } from '../../src/core/fca/incremental.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { joinPoints, type PointSlice } from '../../src/core/fca/phases.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import type { CostTable } from '../../src/core/places.ts'
import { benchCancel } from './cancel.ts'
import { city } from './data.ts'
import { benchReading } from './reading.ts'
import { features, kdbush, rbushTurf } from './rivals.ts'
import { benchScenarios } from './scenarios.ts'
import { median, ms, row, time, times } from './table.ts'

/** `--quick` leaves out the rows that take minutes; `engine`, `reading`, `cancel` and `scenarios` choose a part. */
const quick = process.argv.includes('--quick')
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const has = (part: string) => chosen.length === 0 || chosen.includes(part)

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

/** A city with the straight-line pairs as a matrix. */
function asMatrix(input: AccessInput): AccessInput & { readonly table: CostTable } {
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
  return { ...input, costs: { kind: 'matrix', table }, table }
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

/** Pairs given as a matrix, against the steps of pysal's `access` in pandas where Python has it. */
function benchGivenPairs(): void {
  const { table, ...matrix } = asMatrix(city(42_500, 4500, 2))
  const pairs = table.cost.length
  const run = () => runAccess({ ...matrix, costs: { kind: 'matrix', table: { ...table } } })
  const matrixTime = time(run, 7)
  const what = `${(pairs / 1e6).toFixed(1)}M given pairs`
  row(
    `${what}: this engine`,
    ms(matrixTime),
    `from the matrix as read; ${((1e6 * matrixTime) / pairs).toFixed(0)} ns a pair`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'pairs-'))
  const write = (name: string, values: NodeJS.ArrayBufferView) => writeFileSync(join(folder, name), values)
  const origin = new Uint32Array(pairs)
  for (let i = 0; i < matrix.demandX.length; i++) origin.fill(i, table.rowOffset[i], table.rowOffset[i + 1])
  write('origin', origin)
  write('dest', table.siteIndex)
  write('cost', table.cost)
  write('children', matrix.children)
  write('capacity', matrix.capacity)
  const script = fileURLToPath(new URL('./given_pairs.py', import.meta.url))
  const python = spawnSync(process.env['PYTHON'] ?? 'python3', [script, folder], { encoding: 'utf8' })
  if (python.status === 0) {
    const taken = Number(python.stdout)
    const access = new Float64Array(new Uint8Array(readFileSync(join(folder, 'access'))).buffer)
    const off = worst(run().access, access).toExponential(1)
    row(`${what}: pandas, merge and group`, ms(taken), `${times(taken / matrixTime)}; largest difference ${off}`)
  } else row(`${what}: pandas, merge and group`, '–', 'no Python with pandas here (PYTHON=… names one)')
  rmSync(folder, { recursive: true })
  row(
    '   pysal/access and R accessibility, as published',
    '8.1–9.4 s',
    'and 2.2–2.35 s, on another machine: no ratio is claimed',
  )
}

async function benchEngine(): Promise<void> {
  console.log(
    `Gaussian 2SFCA, both steps, 3 km, clustered city of 60 × 60 km, seeded; one thread; medians of 7 unless said`,
  )
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, load ${loadavg()[0]!.toFixed(1)}\n`,
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

  benchGivenPairs()

  const huge = city(1_000_000, 5000)
  const hugeTime = time(() => runAccess({ ...huge, demandX: huge.demandX.slice() }), 7)
  row('1M × 5,000: this engine', ms(hugeTime), `${(pairsOf(huge) / 1e6).toFixed(1)}M pairs`)
}

if (has('engine')) await benchEngine()
if (has('reading')) await benchReading()
if (has('cancel')) await benchCancel()
if (has('scenarios')) await benchScenarios()
