import { failureOf, type Reply, type Request } from './protocol.ts'
import { Cancelled, createSession, type TaskContext, type Threads } from './session.ts'
import { tasks } from './tasks.ts'

/** A task gives way after this many milliseconds, so that a cancellation or a newer request is heard. */
const sliceMs = 16

/** Progress is told no more often than it can be seen. */
const tellMs = 40

/** Lets waiting messages in; a message channel is not clamped as timers are. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** Answers requests with replies; the same code runs in the worker and, where there is none, on the page. */
export function serve(send: (reply: Reply) => void, threads?: Threads): (request: Request) => void {
  const session = createSession(threads)
  const running = new Map<number, AbortController>()

  async function run(id: number, task: keyof typeof tasks, input: never) {
    let since = performance.now()
    const stop = running.get(id) ?? new AbortController()
    let told = -Infinity
    const context: TaskContext = {
      session,
      signal: stop.signal,
      progress: (share) => {
        if (performance.now() - told < tellMs) return
        told = performance.now()
        send({ id, progress: share })
      },
      async pause() {
        if (performance.now() - since < sliceMs) return
        await breathe()
        since = performance.now()
        if (stop.signal.aborted) throw new Cancelled()
      },
    }
    try {
      await breathe()
      if (stop.signal.aborted) throw new Cancelled()
      send({ id, result: await tasks[task](input, context) })
    } catch (error) {
      if (error instanceof Cancelled || stop.signal.aborted) send({ id, cancelled: true })
      else send({ id, failure: failureOf(error) })
    } finally {
      running.delete(id)
    }
  }

  return (request) => {
    if ('cancel' in request) running.get(request.id)?.abort(new Cancelled())
    else {
      running.set(request.id, new AbortController())
      void run(request.id, request.task, request.input as never)
    }
  }
}
