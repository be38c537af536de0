import { type Caller, callWorker, createCaller } from './caller.ts'
import { serve } from './serve.ts'

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
    return { mode: 'inline', run: createCaller((receive) => serve(receive)).run }
  }
}
