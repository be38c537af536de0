import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Issue } from '../../src/core/issue.ts'
import type { StudyData } from '../../src/core/places.ts'
import { type ImportChoices, importPart } from '../../src/ingest/import-part.ts'
import type { Part } from '../../src/ingest/parts.ts'
import { proposeImport } from '../../src/ingest/propose-import.ts'
import { readFiles } from '../../src/ingest/read-files.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from './study-files.ts'

const root = join(import.meta.dirname, '../fixtures')
/** `UPDATE_FIXTURES=1` writes the expected answers anew; look at every difference before you keep it. */
const isUpdating = process.env['UPDATE_FIXTURES'] === '1'

let study: StudyData
beforeAll(async () => {
  study = (await openStudy(inMemory(smallFiles), smallStudy)).data
})

interface Case {
  readonly why: string
  readonly study?: boolean
  readonly accept?: boolean
  readonly choices?: Partial<ImportChoices>
}

/** Plain data that a person can read: typed arrays as lists, numbers to a tenth of a micrometre, NaN as null. */
function readable(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toFixed(7)) : null
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, readable)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, entry]) => [key, readable(entry)]))
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, readable(entry)]))
}

/** A library's own words change with its version; only that there are some matters. */
function withoutDetail(issue: Issue): object {
  return issue.params && 'detail' in issue.params ? { ...issue, params: { ...issue.params, detail: '…' } } : issue
}

async function answerTo(name: string, { study: isBeside, accept, choices }: Case) {
  const inputs = readdirSync(join(root, name)).filter((file) => file !== 'case.json' && file !== 'expected.json')
  const files = inputs.map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(root, name, file))) }))
  const { value: parts, issues } = await readFiles(files)
  const beside = isBeside ? study : null
  const read = async (part: Part) => {
    const proposal = await proposeImport(part, beside, choices?.role)
    const best = accept ? proposal.coordinates[0] : undefined
    const chosen = { role: proposal.role, ...(best && { system: best.system, swapped: best.swapped }), ...choices }
    const { layer, issues: doubts } = await importPart(part, chosen, beside)
    const { coordinates, ...rest } = proposal
    const value = layer?.role === 'study' ? { files: [...layer.value.files.keys()] } : layer
    return {
      file: part.file,
      ...('part' in part ? { part: part.part } : {}),
      kind: part.kind,
      proposal: { ...rest, coordinates },
      layer: value,
      issues: doubts.map(withoutDetail),
    }
  }
  return readable({ issues: issues.map(withoutDetail), parts: await Promise.all(parts.map(read)) })
}

const cases = readdirSync(root).filter((name) => existsSync(join(root, name, 'case.json')))

test('there are fixtures for every kind of nasty file', () => {
  expect(cases.length).toBeGreaterThanOrEqual(40)
})

test.each(cases)('%s: data and doubts are the expected ones', async (name) => {
  const given: Case = JSON.parse(readFileSync(join(root, name, 'case.json'), 'utf8'))
  const answer = JSON.parse(JSON.stringify(await answerTo(name, given)))
  const path = join(root, name, 'expected.json')
  if (isUpdating) writeFileSync(path, `${JSON.stringify(answer, null, 1)}\n`)
  expect(answer, given.why).toEqual(JSON.parse(readFileSync(path, 'utf8')))
})
