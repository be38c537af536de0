import { parentPort, workerData } from 'node:worker_threads'
import type { BandSums } from '../../src/core/fca/band-sums.ts'
import { twoStep } from '../../src/core/fca/measures/two-step.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { drawSteps, giveSteps, heldSlice, type Part, prepare, reduce, siteSide } from '../../src/core/fca/phases.ts'
import { finish } from '../../src/core/steps.ts'

/** Holds some bands of a study: draws, waits for the sums of all, gives. */
const { input, bands } = workerData as { input: AccessInput; bands: [number, number] }
const port = parentPort!
let part: Part

port.on('message', (parts: BandSums[] | 'run') => {
  if (parts === 'run') {
    part = prepare(input, twoStep, bands)
    port.postMessage(finish(drawSteps(part)))
    return
  }
  const side = siteSide(twoStep, part.capacity, reduce(parts, input.siteX.length))
  const slice = heldSlice(part, finish(giveSteps(part, side)))
  port.postMessage(slice, [slice.access.buffer as ArrayBuffer, slice.count.buffer as ArrayBuffer])
})
