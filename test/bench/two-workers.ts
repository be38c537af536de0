import type { BandSums } from '../../src/core/fca/band-sums.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { joinPoints, type PointSlice } from '../../src/core/fca/phases.ts'
import { median } from './table.ts'
import { startThread } from './thread.ts'

/** Two workers that hold half of the bands each; the coordinator passes the sites' sums on. */
export async function twoWorkers(input: AccessInput, count: number): Promise<number> {
  const halves: [number, number][] = [
    [0, 8],
    [8, 16],
  ]
  const workers = halves.map((bands) => startThread('./band-worker.ts', { input, bands }))
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
