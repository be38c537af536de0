import { describe, expect, test } from 'vitest'
import { deskWordsOf } from '../../src/i18n/desk-words.ts'
import { importPart } from '../../src/ingest/import-part.ts'
import { proposeImport } from '../../src/ingest/propose-import.ts'
import { readFiles } from '../../src/ingest/read-files.ts'
import { issueSheet } from '../../src/panels/desk/issue-sheet.ts'
import { templateFile, templateIds } from '../../src/panels/desk/templates.ts'
import type { DeskFile } from '../../src/state/desk-state.ts'
import type { StageReport } from '../../src/worker/import-protocol.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

const langs = ['zh-CN', 'en'] as const

describe.each(langs)('templates in %s', (lang) => {
  test.each(templateIds.flatMap((id) => (['CSV', 'XLSX'] as const).map((kind) => [id, kind] as const)))(
    '%s as %s opens again: every column is understood and its example row is data',
    async (id, kind) => {
      const file = await templateFile(id, kind, lang)
      const name = `${deskWordsOf(lang).now.template[id]}.${kind.toLowerCase()}`
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { value, issues } = await readFiles([{ name, bytes }])
      expect(issues.map(({ code }) => code)).toEqual(kind === 'XLSX' ? ['sheet-notes'] : [])
      expect(value).toHaveLength(1)
      const part = value[0]!
      // Totals need streets to be spread over.
      const beside = (await openStudy(inMemory(smallFiles), smallStudy)).data
      const proposal = await proposeImport(part, beside)
      expect(proposal.role).toBe(id)
      expect(proposal.columns?.unused).toEqual([])
      if (id === 'totals') return
      const { layer, issues: doubts } = await importPart(part, { role: proposal.role }, beside)
      expect(doubts.filter(({ severity }) => severity === 'stops')).toEqual([])
      if (layer?.role !== 'schools' && layer?.role !== 'children') throw new Error('no layer')
      expect(layer.value.id).toHaveLength(1)
    },
  )
})

test('the list of doubts for a spreadsheet has every doubt of the screen, with its finding and its mend', () => {
  const at = { file: '学校.csv', severity: 'doubtful' as const }
  const report = {
    issues: [{ code: 'costs-dropped', severity: 'doubtful' }],
    checks: [
      {
        issues: [
          { ...at, code: 'number-invalid', row: 4, column: '学位', value: '1440人' },
          { ...at, code: 'capacity-zero', row: 9, value: '0' },
        ],
        suggestions: [{ cells: [[4, '1440']], because: 'unit-removed', params: {} }, null],
      },
    ],
  } as unknown as StageReport
  const files = [{ issues: [{ code: 'zip-damaged', severity: 'stops', file: 'b.zip' }] }] as unknown as DeskFile[]
  for (const lang of langs) {
    const { heads, rows } = issueSheet({ report, files }, lang, deskWordsOf(lang))
    expect(rows).toHaveLength(4)
    expect(rows.every((row) => row.length === heads.length && row[5] !== '' && row[6] !== '')).toBe(true)
    expect(rows[2]?.slice(0, 4)).toEqual(['学校.csv', 4, '学位', '1440人'])
    expect(rows[2]?.at(-1)).toBe('1440')
    expect(rows.map((row) => row[0])).toEqual(['', 'b.zip', '学校.csv', '学校.csv'])
  }
})
