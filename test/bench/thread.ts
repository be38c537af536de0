import { Worker } from 'node:worker_threads'

/** The app's worker in one more thread of Node. */
export function startThread(): Worker {
  const url = new URL('./serve-worker.ts', import.meta.url).href
  // A worker thread does not inherit the loader that reads TypeScript.
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url)}) })`
  // Empty data: geotiff's worker package reads it in any thread.
  const worker = new Worker(code, { eval: true, workerData: {} })
  worker.on('error', (error) => {
    throw error
  })
  return worker
}
