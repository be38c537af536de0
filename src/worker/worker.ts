import { callWorker } from './caller.ts'
import { parcelOf } from './parcel.ts'
import type { Reply, Request } from './protocol.ts'
import { serve } from './serve.ts'

// More workers of the same kind, where a worker may have workers.
const threads = {
  start: () => callWorker(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })),
  cores: navigator.hardwareConcurrency,
}
const post = (reply: Reply) => {
  const { message, transfer } = parcelOf(reply)
  self.postMessage(message, { transfer })
}
const answer = serve(post, typeof Worker === 'undefined' ? undefined : threads)
self.onmessage = (event: MessageEvent<Request>) => answer(event.data)
