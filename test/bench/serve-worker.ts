import { parentPort } from 'node:worker_threads'
import { parcelOf } from '../../src/worker/parcel.ts'
import type { Request } from '../../src/worker/protocol.ts'
import { serve } from '../../src/worker/serve.ts'

/** The app's worker in a thread of Node; files come as bytes, since a `File` does not travel there. */
const port = parentPort!
const answer = serve((reply) => {
  const { message, transfer } = parcelOf(reply)
  port.postMessage(message, transfer as ArrayBuffer[])
})

interface Files {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

port.on('message', (request: Request) => {
  if ('task' in request && request.task === 'readFiles') {
    const { files } = request.input as Files
    answer({ ...request, input: { files: files.map(({ name, bytes }) => new File([bytes], name)) } })
  } else answer(request)
})
