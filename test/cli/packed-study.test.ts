import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { defaultAssessment } from '../../src/scenario/assessment.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { emptyReport } from '../../src/scenario/report.ts'
import { packStudy } from '../../src/scenario/study-archive.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

test('a study file that the page saved opens in the command line too, with its scenarios', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'study-'))
  const { data } = await openStudy(inMemory(smallFiles), smallStudy)
  const scenarios = [{ name: '方案', edits: [{ op: 'close', id: 'S1' } as const] }]
  const bytes = await packStudy({
    data,
    method: defaultMethod,
    scenarios,
    assessment: defaultAssessment,
    imports: [],
    classing: {},
    report: emptyReport,
    view: { shade: 'gap' },
  })
  writeFileSync(join(folder, 'a.jiujin'), bytes)
  expect(await main([join(folder, 'a.jiujin'), '--out', join(folder, 'out')])).toBe(0)
  const summary = JSON.parse(readFileSync(join(folder, 'out', 'baseline', 'summary.json'), 'utf8'))
  expect(summary.counts).toMatchObject({ schools: 3, points: 3, zones: 2 })
  expect(existsSync(join(folder, 'out', '方案', 'summary.json'))).toBe(true)
})
