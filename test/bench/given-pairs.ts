import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import type { CostTable } from '../../src/core/places.ts'
import { city } from './data.ts'
import { median, ms, row, time, times, worst } from './table.ts'
import { twoWorkers } from './two-workers.ts'

/** A city with the straight-line pairs as a matrix. */
function asMatrix(input: AccessInput): AccessInput & { readonly table: CostTable } {
  const offset = [0]
  const sites: number[] = []
  const costs: number[] = []
  for (let i = 0; i < input.demandX.length; i++) {
    for (let j = 0; j < input.siteX.length; j++) {
      const dy = (input.demandY[i]! - input.siteY[j]!) * 111_000
      if (Math.abs(dy) > 3000) continue
      const dx = (input.demandX[i]! - input.siteX[j]!) * 85_000
      const d = Math.sqrt(dx * dx + dy * dy)
      if (d > 3000) continue
      sites.push(j)
      costs.push(d)
    }
    offset.push(sites.length)
  }
  const table = {
    rowOffset: Uint32Array.from(offset),
    siteIndex: Uint32Array.from(sites),
    cost: Float64Array.from(costs),
    unit: 'm',
  } as const
  return { ...input, costs: { kind: 'matrix', table }, table }
}

/** What the field's packages run in; PYTHON and RSCRIPT name others. */
const peers = [
  {
    command: process.env['PYTHON'] ?? 'python3',
    script: 'given_pairs.py',
    needs: 'pysal/access: no Python with pandas',
  },
  {
    command: process.env['RSCRIPT'] ?? 'Rscript',
    script: 'given_pairs.R',
    needs: 'R accessibility: no R with data.table',
  },
]

/** Pairs given as a matrix, against pysal/access and R accessibility, or their steps where these are not installed. */
export async function benchGivenPairs(): Promise<void> {
  const { table, ...matrix } = asMatrix(city(42_500, 4500, 2))
  const pairs = table.cost.length
  const run = () => runAccess({ ...matrix, costs: { kind: 'matrix', table: { ...table } } })
  const what = `${(pairs / 1e6).toFixed(1)}M given pairs`
  const folder = mkdtempSync(join(tmpdir(), 'pairs-'))
  const write = (name: string, values: NodeJS.ArrayBufferView) => writeFileSync(join(folder, name), values)
  const origin = new Uint32Array(pairs)
  for (let i = 0; i < matrix.demandX.length; i++) origin.fill(i, table.rowOffset[i], table.rowOffset[i + 1])
  write('origin', origin)
  write('dest', table.siteIndex)
  write('cost', table.cost)
  write('children', matrix.children)
  write('capacity', matrix.capacity)
  // Before and after each peer: see `inTurns`.
  let before = time(run, 7)
  const ours = [before]
  for (const { command, script, needs } of peers) {
    const path = fileURLToPath(new URL(script, import.meta.url))
    const peer = spawnSync(command, [path, folder], { encoding: 'utf8' })
    const after = time(run, 7)
    const around = (before + after) / 2
    ours.push(after)
    before = after
    if (peer.status === 0) {
      const [who = '', taken = ''] = peer.stdout.trim().split('\n')
      const access = new Float64Array(new Uint8Array(readFileSync(join(folder, 'access'))).buffer)
      const off = worst(run().access, access).toExponential(1)
      row(`${what}: ${who}`, ms(Number(taken)), `${times(Number(taken) / around)}; largest difference ${off}`)
    } else row(`${what}: ${needs} here`, '–', (peer.stderr ?? '').trim().split('\n').at(-1))
  }
  rmSync(folder, { recursive: true })
  const taken = median(ours)
  const again = time(() => runAccess(matrix), 7)
  const two = await twoWorkers(matrix, 7)
  row(`${what}: this engine`, ms(taken), `from the matrix as read; ${((1e6 * taken) / pairs).toFixed(0)} ns a pair`)
  row(`${what}: two workers, matrix known`, ms(two), `${times(again / two)} of one worker`)
}
