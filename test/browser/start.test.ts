import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { root } from '../../.tools/set-up.mjs'

const script = join(root, '.tools', 'start.mjs')
const running: ChildProcess[] = []

function start(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [script, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  return child
}

/** Everything the process prints until the pattern turns up; fails with all of it when the process ends first. */
async function until(child: ChildProcess, pattern: RegExp): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (pattern.test(said)) resolve(said)
      })
    }
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

test('one command builds the page, serves it at the printed address, and ends when told to', async () => {
  const child = start('--port', '0')
  const said = await until(child, /http:\S+\/\n/)
  const address = /http:\S+\//.exec(said)?.[0] ?? ''
  const response = await fetch(address)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('<div id="root">')
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  await expect(fetch(address)).rejects.toThrow()
})

test('a taken port does not stop the start: the next free one is used, and said', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  try {
    const said = await until(start('--port', String(port)), /Stop it with/)
    const used = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1])
    expect(used).toBeGreaterThan(port)
    expect(said).toContain(`Port ${port} is taken; using ${used}.`)
  } finally {
    other.close()
  }
})

test.each([
  ['an unknown option', ['--prot', '80']],
  ['a port that is none', ['--port', 'http']],
])('%s is answered with one line and exit code 2', async (_what, options) => {
  const child = start(...options)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(2)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(said).toContain('Usage: npm start')
})
