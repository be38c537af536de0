import { isPacked, unpack } from './parcel.ts'
import type { Failure, Reply, Request, TaskInput, TaskName, TaskOutput } from './protocol.ts'

/** The task was given up: by the caller, or because a newer one of its kind took its place. */
export class Superseded extends Error {
  override name = 'Superseded'
}

/** The task failed; `failure` says why, in a form that i18n can turn into a sentence. */
export class TaskFailed extends Error {
  override name = 'TaskFailed'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

interface Pending {
  readonly task: TaskName
  readonly resolve: (value: never) => void
  readonly reject: (reason: Error) => void
  readonly onProgress: ((share: number) => void) | undefined
}

export interface RunOptions {
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** The caller's side of the boundary. */
export interface Caller {
  /**
   * Runs a task. Newest wins: an unfinished task of the same name is cancelled and rejects with `Superseded`.
   * @throws TaskFailed, Superseded
   */
  run<K extends TaskName>(task: K, input: TaskInput<K>, options?: RunOptions): Promise<TaskOutput<K>>
}

/** Sends requests and takes replies, over whatever `connect` joins it to. */
export function createCaller(
  connect: (receive: (reply: Reply) => void, broken: (failure: Failure) => void) => (request: Request) => void,
): Caller {
  const pending = new Map<number, Pending>()
  let nextId = 1

  const receive = (reply: Reply) => {
    const entry = pending.get(reply.id)
    if (!entry) return
    if ('progress' in reply) {
      entry.onProgress?.(reply.progress)
      return
    }
    pending.delete(reply.id)
    if ('result' in reply) entry.resolve(reply.result as never)
    else if ('failure' in reply) entry.reject(new TaskFailed(reply.failure))
    else entry.reject(new Superseded())
  }
  const send = connect(receive, (failure) => {
    for (const id of [...pending.keys()]) receive({ id, failure })
  })

  const giveUp = (id: number) => {
    const entry = pending.get(id)
    if (!entry) return
    pending.delete(id)
    send({ id, cancel: true })
    entry.reject(new Superseded())
  }

  return {
    run(task, input, { onProgress, signal } = {}) {
      for (const [id, entry] of pending) if (entry.task === task) giveUp(id)
      const id = nextId++
      const stop = () => giveUp(id)
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new Superseded())
          return
        }
        signal?.addEventListener('abort', stop, { once: true })
        pending.set(id, { task, resolve: resolve as (value: never) => void, reject, onProgress })
        send({ id, task, input })
      }).finally(() => signal?.removeEventListener('abort', stop)) as ReturnType<Caller['run']>
    },
  }
}

/** A worker of one's own. */
export interface OwnWorker extends Caller {
  /** Ends it at once, whatever it is at. */
  end(): void
}

/** Calls a worker. A worker that cannot even start fails everything that waits. */
export function callWorker(worker: Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>): OwnWorker {
  const caller = createCaller((receive, broken) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (isPacked(data)) void unpack(data).then(receive)
      else receive(data)
    }
    worker.onerror = (event) => broken({ code: 'worker-failed', params: {}, message: event.message ?? 'worker failed' })
    return (request) => worker.postMessage(request)
  })
  return { run: caller.run, end: () => worker.terminate() }
}
