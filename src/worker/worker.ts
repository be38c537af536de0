import { callWorker } from './caller.ts'
import { parcelOf } from './parcel.ts'
import type { Reply, Request } from './protocol.ts'
import { serve } from './serve.ts'

// A second worker of the same kind, for large studies, where the machine has a core for it and a worker may have workers.
const able = navigator.hardwareConcurrency > 1 && typeof Worker !== 'undefined'
const callPartner = () => callWorker(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
const post = (reply: Reply) => {
  const { message, transfer } = parcelOf(reply)
  self.postMessage(message, { transfer })
}
const answer = serve(post, able ? callPartner : undefined)
self.onmessage = (event: MessageEvent<Request>) => answer(event.data)
