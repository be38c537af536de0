import { readFile, stat } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** What the server does to one file: answers 404, cuts it in half, or sends other bytes instead. */
export type Fault = 'missing' | 'broken' | Uint8Array

export interface ServerOptions {
  /** Folder that is served, absolute. */
  readonly folder: string
  /** Path the folder hangs under, with a slash at both ends; anything outside it is 404. */
  readonly prefix?: string
  /** Asked for each file with its path relative to the folder, e.g. `sample/haidian.json`. */
  readonly fault?: (path: string) => Fault | undefined
}

export interface StaticServer {
  /** Address of the page, the prefix included. */
  readonly url: string
  readonly close: () => Promise<void>
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The plainest web server there is: no headers but the type, so that the page must not rely on any. */
export async function serveFolder({ folder, prefix = '/', fault }: ServerOptions): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (!path.startsWith(prefix)) return notFound(response)
    answer(normalize(path.slice(prefix.length)) || '.').catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })

    async function answer(relative: string): Promise<void> {
      if (relative.startsWith('..')) return notFound(response)
      const asked = join(folder, relative)
      const found = await stat(asked).catch(() => undefined)
      const file = found?.isDirectory() ? join(asked, 'index.html') : asked
      const wrong = fault?.(relative)
      const bytes = wrong === 'missing' ? undefined : await readFile(file).catch(() => undefined)
      if (!bytes && !(wrong instanceof Uint8Array)) return notFound(response)
      response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' })
      if (wrong instanceof Uint8Array) response.end(wrong)
      else response.end(wrong === 'broken' ? bytes?.subarray(0, bytes.length / 2) : bytes)
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
}
