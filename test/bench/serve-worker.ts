import { parentPort, type Worker } from 'node:worker_threads'
import { callWorker } from '../../src/worker/caller.ts'
import { parcelOf } from '../../src/worker/parcel.ts'
import type { Request } from '../../src/worker/protocol.ts'
import { serve } from '../../src/worker/serve.ts'
import { startThread } from './thread.ts'

/** The app's worker in a thread of Node; files come as bytes, since a `File` does not travel there. */
const port = parentPort!
const threads = { start: () => callWorker(asInBrowser(startThread('./serve-worker.ts'))), cores: 1 }
const answer = serve((reply) => {
  const { message, transfer } = parcelOf(reply)
  port.postMessage(message, transfer as ArrayBuffer[])
}, threads)

interface Files {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

port.on('message', (request: Request) => {
  if ('task' in request && request.task === 'readFiles') {
    const { files } = request.input as Files
    answer({ ...request, input: { files: files.map(({ name, bytes }) => new File([bytes], name)) } })
  } else answer(request)
})

/** A thread of Node as the browser's workers are spoken to. */
function asInBrowser(thread: Worker): Parameters<typeof callWorker>[0] {
  const worker: Parameters<typeof callWorker>[0] = {
    onmessage: null,
    onerror: null,
    postMessage: (message: unknown) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  }
  thread.on('message', (data) => worker.onmessage?.call(undefined as never, { data } as MessageEvent))
  return worker
}
