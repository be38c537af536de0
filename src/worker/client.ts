import { type Caller, callWorker, createCaller } from './caller.ts'
import { failureOf } from './protocol.ts'

export interface Client extends Caller {
  /** `inline`: the browser gave no worker, so the page itself computes. */
  readonly mode: 'worker' | 'inline'
}

/** @param createWorker gives the worker, or throws where there is none; then the same tasks run inline. */
export function createClient(createWorker: () => Worker): Client {
  try {
    return { mode: 'worker', run: callWorker(createWorker()).run }
  } catch {
    // Not swallowed: `mode` tells the page, which says it on screen.
    return { mode: 'inline', run: callPage().run }
  }
}

/** Calls the tasks on the page; their code, which the worker has otherwise, loads only then. */
function callPage(): Caller {
  return createCaller((receive, broken) => {
    const answer = import('./serve.ts').then(({ serve }) => serve(receive))
    answer.catch((error: unknown) => broken(failureOf(error)))
    return (request) => void answer.then((send) => send(request)).catch(() => {})
  })
}
