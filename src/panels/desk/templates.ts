import { type CsvCell, toCsv } from '../../core/csv.ts'
import { deskWordsOf } from '../../i18n/desk-words.ts'
import type { Lang } from '../../i18n/language.ts'
import { saveBlob } from '../save-blob.ts'

export const templateIds = ['schools', 'children', 'totals'] as const
export type TemplateId = (typeof templateIds)[number]
type Need = 'needed' | 'optional' | 'either'

/** Columns by their key in the words, whether they are needed, and what stands in the example row. */
const columns: Readonly<Record<TemplateId, readonly (readonly [key: string, need: Need, example: string | number])[]>> =
  {
    schools: [
      ['id', 'optional', 'S001'],
      ['name', 'needed', '@school'],
      ['stage', 'optional', '@primary'],
      ['lon', 'needed', 116.3106],
      ['lat', 'needed', 39.9928],
      ['capacity', 'either', 960],
      ['classes', 'either', 24],
      ['enrolment', 'optional', 912],
      ['quality', 'optional', '@yes'],
      ['group', 'optional', '@group'],
      ['lead', 'optional', '@yes'],
      ['partner', 'optional', ''],
    ],
    children: [
      ['point', 'optional', 'P001'],
      ['lon', 'needed', 116.3112],
      ['lat', 'needed', 39.9931],
      ['children', 'needed', 120],
    ],
    totals: [
      ['zoneCode', 'either', '110108001'],
      ['zone', 'either', '@street'],
      ['total', 'needed', 3200],
    ],
  }

/** A template as rows: header, one example, and a note on each column. */
export function templateOf(id: TemplateId, lang: Lang) {
  const w = deskWordsOf(lang).template
  const words: Readonly<Record<string, string>> = {
    '@school': w.school,
    '@primary': w.primary,
    '@yes': w.yes,
    '@group': w.group,
    '@street': w.street,
  }
  const header = columns[id].map(([key]) => w.columns[key]?.[0] ?? key)
  const example = columns[id].map(
    ([, , value]): CsvCell => (typeof value === 'string' ? (words[value] ?? value) : value),
  )
  const help = columns[id].map(
    ([key, need]) => [w.columns[key]?.[0] ?? key, w[need], w.columns[key]?.[1] ?? ''] as const,
  )
  return { header, example, help }
}

export async function saveTemplate(id: TemplateId, kind: 'CSV' | 'XLSX', lang: Lang): Promise<void> {
  saveBlob(await templateFile(id, kind, lang), `${deskWordsOf(lang).now.template[id]}.${kind.toLowerCase()}`)
}

/** A template with an example row as a file; the workbook explains each column on a second sheet. */
export async function templateFile(id: TemplateId, kind: 'CSV' | 'XLSX', lang: Lang): Promise<Blob> {
  const w = deskWordsOf(lang)
  const { header, example, help } = templateOf(id, lang)
  if (kind === 'CSV') return new Blob([toCsv(header, [example])], { type: 'text/csv;charset=utf-8' })
  const { default: writeXlsx } = await import('write-excel-file/universal')
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  return writeXlsx([
    {
      sheet: w.template.sheetData,
      data: [header.map(bold), example.map((value) => ({ value }))],
      columns: header.map(() => ({ width: 14 })),
    },
    {
      sheet: w.template.sheetHelp,
      data: [
        [bold(w.template.help.column), bold(w.template.help.needed), bold(w.template.help.text)],
        ...help.map((row) => row.map((value) => ({ value }))),
      ],
      columns: [{ width: 16 }, { width: 12 }, { width: 60 }],
    },
  ] as never).toBlob()
}
