import { Worker } from 'node:worker_threads'

/**
 * One more thread of Node, with a heap of its own.
 * @param file TypeScript beside this one
 * @param workerData never undefined: geotiff's worker package reads it in any thread
 */
export function startThread(file: string, workerData: unknown = {}): Worker {
  const url = new URL(file, import.meta.url).href
  // A worker thread does not inherit the loader that reads TypeScript.
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url)}) })`
  const worker = new Worker(code, { eval: true, workerData, resourceLimits: { maxOldGenerationSizeMb: 6000 } })
  worker.on('error', (error) => {
    throw error
  })
  return worker
}
