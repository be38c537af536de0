import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test, vi } from 'vitest'
import { main } from '../../src/cli.ts'
import { analysisSteps, locate } from '../../src/core/analyse.ts'
import { finish } from '../../src/core/steps.ts'
import { compareCsv } from '../../src/report/compare-csv.ts'
import { kpis, kpiValues } from '../../src/report/kpis.ts'
import { scenarioStudy } from '../../src/scenario/scenario-study.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

test('the comparison on the screen and in its table says what the command line says, to the last digit', async () => {
  const [first] = smallStudy.scenarios
  const asked = {
    ...smallStudy,
    scenarios: [
      first,
      {
        name: 'B',
        edits: [...first.edits.map((edit) => ({ ...edit, off: true, note: 'later' })), { op: 'close', id: 'S2' }],
      },
    ],
  }
  const folder = mkdtempSync(join(tmpdir(), 'jiujin-compare-'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    for (const [name, text] of Object.entries(smallFiles)) writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, 'study.json'), JSON.stringify(asked))
    expect(await main([join(folder, 'study.json'), '--out', join(folder, 'out')])).toBe(0)
    const { study } = parseStudyFile(asked)
    const { data } = await openStudy(inMemory(smallFiles), asked)
    const located = locate(data)
    const runs = [{ name: 'baseline', edits: [] }, ...study.scenarios].map(({ name, edits }) => {
      const edited = scenarioStudy(data, located, edits)
      return { name, analysis: finish(analysisSteps(edited.data, edited.located, study.method)) }
    })
    const columns = runs.map(({ name, analysis }) => ({
      name,
      values: kpiValues(analysis, runs[0]!.analysis, study.method),
    }))
    const csv = compareCsv(columns, ({ id }) => id, { row: 'kpi', difference: (name) => `${name} change` })
    const rows = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data
    for (const { name } of runs) {
      const { total } = JSON.parse(readFileSync(join(folder, 'out', name, 'summary.json'), 'utf8'))
      const cell = (id: string) => Number(rows[kpis.findIndex((kpi) => kpi.id === id)]![name])
      expect(cell('placed')).toBe(total.placed)
      expect(cell('full')).toBe(total.full)
      expect(cell('out')).toBe(total.out)
      expect(cell('gap')).toBe(total.gap)
      expect(cell('mean')).toBe(total.nearest?.mean ?? 0)
      expect(cell('p90')).toBe(total.nearest?.p90 ?? 0)
      expect(cell('coverage')).toBe((100 * total.qualityCovered) / total.children)
      expect(cell('chance')).toBe((100 * total.qualityPlaced) / total.children)
    }
    const placed = rows[kpis.findIndex(({ id }) => id === 'placed')]!
    expect(Number(placed['B change'])).toBe(Number(placed['B']) - Number(placed['baseline']))
  } finally {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  }
})
