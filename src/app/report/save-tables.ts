import { tablesWordsOf } from '../../i18n/tables-words.ts'
import { fileName, saveBlob, today } from '../../panels/save-blob.ts'
import type { DataTable } from '../../report/tables/data-table.ts'
import { writeCsv, writeGeoJson, writeXlsx } from '../../report/tables/write-tables.ts'
import type { AppStore } from '../../state/store.ts'
import { resultTables } from './result-tables.ts'
import { type Sources, sourcesOf } from './sources.ts'

export type TablesFormat = 'xlsx' | 'csv' | 'geojson'

/** Saves every result as tables. @returns the file's name. @throws Error before the first result */
export async function saveTables(store: AppStore, format: TablesFormat): Promise<string> {
  const sources = sourcesOf(store.getState(), today())
  if (!sources) throw new Error('no result yet')
  const { blob, name } = await tablesFile(sources, format)
  saveBlob(blob, name)
  return name
}

/** One XLSX; or a zip with one CSV a table; or a zip with one GeoJSON a layer. */
export async function tablesFile(sources: Sources, format: TablesFormat): Promise<{ blob: Blob; name: string }> {
  const t = tablesWordsOf(sources.lang)
  const tables = resultTables(sources)
  const name = (extension: string) => fileName([sources.name, t.menu.file, sources.date].join('-'), extension)
  // A million points are no sheet for a person; the CSV has them.
  if (format === 'xlsx')
    return { blob: await writeXlsx(tables.filter(({ id }) => id !== 'demand')), name: name('xlsx') }
  const texts = tables.flatMap((table): [string, string][] => {
    const text = format === 'csv' ? writeCsv(table) : writeGeoJson(table)
    return text === null || isEmpty(table) ? [] : [[`${table.id}.${format}`, text]]
  })
  const { zipSync, strToU8 } = await import('fflate')
  const zip = zipSync(Object.fromEntries(texts.map(([file, text]) => [file, strToU8(text)])), { level: 6 })
  return {
    blob: new Blob([zip], { type: 'application/zip' }),
    name: name(format === 'csv' ? 'csv.zip' : 'geojson.zip'),
  }
}

const isEmpty = ({ rows }: DataTable) => rows.length === 0
