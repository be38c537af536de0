import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../.tools/set-up.mjs'
import { analysisSteps, locate } from '../../src/core/analyse.ts'
import { finish } from '../../src/core/steps.ts'
import { readStudy } from '../../src/ingest/read-study.ts'
import type { Method } from '../../src/scenario/method.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'
import { type ZoneSheet, zoneSheet } from '../../src/state/derived/zone-rows.ts'

const folder = join(root, 'public', 'sample')

/** The sample study, read in Node as the page reads it. */
export async function sampleStudy() {
  const text = await readFile(join(folder, 'study.json'), 'utf8')
  const { study } = parseStudyFile(text)
  const { data } = await readStudy(async (name) => new Uint8Array(await readFile(join(folder, name))), study)
  return { data, method: study.method, located: locate(data) }
}

/** The street table that the core computes for the sample under a method. */
export async function expectedSheet(change: Partial<Method> = {}): Promise<ZoneSheet> {
  const { data, method, located } = await sampleStudy()
  return zoneSheet(data, finish(analysisSteps(data, located, { ...method, ...change })))
}
