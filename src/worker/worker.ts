import type { Reply, Request } from './protocol.ts'
import { serve } from './serve.ts'

const answer = serve((reply: Reply) => self.postMessage(reply))
self.onmessage = (event: MessageEvent<Request>) => answer(event.data)
