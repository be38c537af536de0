/** `npm start [-- --port N --host H]`: installs what is missing, builds the page and serves it until it is stopped. */
import { parseArgs } from 'node:util'
import { root, setUp } from './set-up.mjs'

const usage = 'Usage: npm start [-- --port N --host H]'

/**
 * @returns {{ port: number, host: string }}
 * @throws {Error} when an option is unknown or its value makes no sense
 */
function readOptions() {
  const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } })
  const port = values.port ?? '4173'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port must be 0 to 65535, not "${port}"`)
  const host = values.host ?? '127.0.0.1'
  if (host === '') throw new Error('--host must not be empty')
  return { port: Number(port), host }
}

let options
try {
  options = readOptions()
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}. ${usage}`)
  process.exit(2)
}

try {
  setUp()
  const started = performance.now()
  const { build, preview } = await import('vite')
  await build({ root, logLevel: 'warn' })
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)

  const server = await preview({
    root,
    logLevel: 'warn',
    // The page is public and holds no data of its user, so any name that leads here may fetch it.
    preview: { ...options, strictPort: false, allowedHosts: true, open: false },
  })
  const stop = async () => {
    await server.close()
    process.exit(0)
  }
  // Vite's own handler would report a wished end as a failure.
  process.removeAllListeners('SIGTERM')
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (process.env['npm_lifecycle_event']) {
    // A killed npm ends its shell but not what the shell started; nobody would find this process again.
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && stop(), 500).unref()
  }
  const address = server.httpServer.address()
  if (options.port > 0 && typeof address === 'object' && address && address.port !== options.port) {
    console.log(`Port ${options.port} is taken; using ${address.port}.`)
  }
  const { local = [], network = [] } = server.resolvedUrls ?? {}
  for (const url of [...local, ...network]) console.log(`Jiujin is at ${url}`)
  console.log('Stop it with Ctrl+C.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
