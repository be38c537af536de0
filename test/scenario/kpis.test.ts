import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test, vi } from 'vitest'
import { main } from '../../src/cli.ts'
import { wholeNumbers } from '../../src/core/aggregate/whole.ts'
import { analysisSteps, locate } from '../../src/core/analyse.ts'
import { finish } from '../../src/core/steps.ts'
import { compareCsv } from '../../src/report/compare-csv.ts'
import { kpis, kpiValues, shownKpis, worstStreet } from '../../src/scenario/kpis.ts'
import { scenarioStudy } from '../../src/scenario/scenario-study.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

const heads = {
  row: 'kpi',
  label: ({ id }: { id: string }) => id,
  change: (name: string) => `${name} change`,
  exact: (name: string) => `${name} exact`,
  worst: 'worst street',
}

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
    const columns = runs.map(({ name, analysis }) => {
      const values = kpiValues(analysis, runs[0]!.analysis, study.method, { cost: null })
      const { total } = wholeNumbers([...analysis.zones, analysis.outside])
      return { name, values, shown: shownKpis(values, total), worst: '' }
    })
    const csv = compareCsv(columns, heads, [['reach', study.method.threshold]])
    const rows = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data
    const row = (id: string) => rows.find((one) => one['kpi'] === id)!
    const number = (text: string | undefined) => (text ? Number(text) : null)
    for (const { name } of runs) {
      const summary = JSON.parse(readFileSync(join(folder, 'out', name, 'summary.json'), 'utf8'))
      const { total } = summary
      for (const { id } of kpis) {
        expect([id, number(row(id)[name])]).toEqual([id, summary.shown[id]])
        expect([id, number(row(id)[`${name} exact`])]).toEqual([id, summary.kpis[id]])
      }
      expect(summary.kpis).toMatchObject({
        placed: total.placed,
        full: total.full,
        out: total.out,
        gap: total.gap,
        mean: total.nearest?.mean ?? null,
        p90: total.nearest?.p90 ?? null,
        coverage: (100 * total.qualityCovered) / total.children,
        chance: (100 * total.qualityPlaced) / total.children,
      })
      expect(summary.shown.placed + summary.shown.full + summary.shown.out).toBe(Math.round(total.children))
    }
    expect(number(row('placed')['B change'])).toBe(number(row('placed')['B'])! - number(row('placed')['baseline'])!)
    expect(row('reach')['baseline']).toBe(String(study.method.threshold))
  } finally {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the worst street is where the smallest share has a place; a handful of children makes no worst street', () => {
  const street = (children: number, placed: number) => ({ children, placed }) as never
  expect(worstStreet([street(100, 80), street(29, 0), street(50, 20), street(100, 40)])).toEqual({
    zone: 2,
    percent: 40,
  })
  expect(worstStreet([street(29, 0)])).toBeNull()
})
