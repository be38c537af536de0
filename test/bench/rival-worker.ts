import { parentPort, workerData } from 'node:worker_threads'
import { city } from './data.ts'
import { features, kdbush, rbushTurf } from './rivals.ts'
import { once, warmUp } from './table.ts'

/** A rival in its own heap: what it holds is not for others' garbage collectors to go through. */
const { rival, points, sites } = workerData as { rival: 'kdbush' | 'rbush'; points: number; sites: number }
const input = city(points, sites)
const held = rival === 'rbush' ? features(input) : undefined
const run = () => (rival === 'rbush' ? rbushTurf(input, held) : kdbush(input))

parentPort!.on('message', (what: 'warm up' | 'run') => {
  if (what === 'warm up') warmUp(run)
  parentPort!.postMessage(what === 'run' ? once(run) : 0)
})
