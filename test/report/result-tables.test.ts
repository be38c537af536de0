import fc from 'fast-check'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import readXlsx from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { resultTables } from '../../src/app/report/result-tables.ts'
import { tablesFile } from '../../src/app/report/save-tables.ts'
import { type Sources, streetsInOrder } from '../../src/app/report/sources.ts'
import { mergedFonts } from '../../src/report/fonts/type-case.ts'
import { charactersOf } from '../../src/report/page/characters.ts'
import { writePdf } from '../../src/report/pdf/write-pdf.ts'
import { writeCsv, writeGeoJson, writeXlsx } from '../../src/report/tables/write-tables.ts'
import type { Block } from '../../src/scenario/report.ts'
import { presetPage } from '../../src/scenario/report-presets.ts'
import { expectedSheet } from '../sample/expected.ts'
import { readPdf } from './pdf-text.ts'
import { laidReport, sampleState, sourcesFor, typeOfPage } from './sample-report.ts'

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer())

let sources: Sources
beforeAll(async () => {
  sources = sourcesFor(await sampleState({}, 'zh-CN'))
})

type Sheets = { sheet: string; data: unknown[][] }[]
const open = async (blob: Blob): Promise<Sheets> => (await readXlsx(await bytesOf(blob))) as unknown as Sheets

describe('the workbook', () => {
  test('has a sheet each, names in the language and names for programs, and the very numbers of the core', async () => {
    const { blob, name } = await tablesFile(sources, 'xlsx')
    expect(name).toMatch(/^海淀区小学-全部结果-2026-11-22\.xlsx$/)
    const sheets = await open(blob)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['总览', '街道', '学区', '校址', '情景', '方法', '数据提示'])
    const rows = sheets[1]!.data
    expect(rows[0]?.slice(0, 3)).toEqual(['代码', '名称', '儿童'])
    expect(rows[1]?.slice(0, 3)).toEqual(['code', 'name', 'children'])
    const sheet = await expectedSheet()
    const byCode = new Map(rows.slice(2).map((row) => [row[0], row]))
    const names = rows[1] as string[]
    const at = (row: unknown[] | undefined, column: string) => row?.[names.indexOf(column)]
    for (const street of sheet.rows) {
      const row = byCode.get(street.code)
      expect(at(row, 'children')).toBe(street.children)
      expect(at(row, 'net')).toBe(street.balance)
      expect(at(row, 'with_place_pct')).toBe(street.placedShare)
      expect(at(row, 'nearest_mean_m')).toBe(street.nearest?.mean ?? null)
    }
    const total = rows.at(-1)
    expect(at(total, 'name')).toBe('合计')
    for (const [column, key] of [
      ['children', 'children'],
      ['with_place', 'placed'],
      ['gap', 'gap'],
      ['net', 'balance'],
    ] as const) {
      expect(at(total, column)).toBe(sheet.total[key])
      const sum = rows.slice(2, -1).reduce((all, row) => all + Number(at(row, column)), 0)
      expect(sum).toBe(sheet.total[key])
    }
    // The order is that of the table on the screen.
    expect(rows.slice(2, -1).map((row) => row[0])).toEqual(streetsInOrder(sources).map(({ code }) => code))
  })

  test('the PDF and the workbook say the same of every street', async () => {
    const type = await typeOfPage()
    const page = presetPage('brief', 'p1', 'a4', 'portrait')
    const place = { column: 0, row: 2, columns: 24, rows: 33 }
    const kept = page.blocks.filter(({ kind }) => kind === 'title' || kind === 'footer' || kind === 'table')
    const blocks = kept.map((block): Block => (block.kind === 'table' ? { ...block, limit: null, place } : block))
    const state = await sampleState({ pages: [{ ...page, preset: null, blocks }] }, 'zh-CN')
    const laid = await laidReport(type, state)
    const raster = async () => ({ width: 1, height: 1, rgb: new Uint8Array(3) })
    const about = {
      title: '',
      author: '',
      subject: '',
      creator: '',
      lang: 'zh-CN',
      date: '2026-11-22',
      id: '0'.repeat(32),
    }
    const fonts = mergedFonts(type, charactersOf(laid))
    const blob = await writePdf({ pages: laid.pages, fonts, raster, about, progress: () => {} })
    const pdf = await readPdf(new Uint8Array(await blob.arrayBuffer()))
    const text = pdf.pages.join('\n').replace(/\s+/g, '')
    const sheets = await open((await tablesFile(sourcesFor(state), 'xlsx')).blob)
    const names = sheets[1]!.data[1] as string[]
    const rows = sheets[1]!.data.slice(2)
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) {
      const cell = (name: string) => row[names.indexOf(name)]
      const whole = (name: string) => Number(cell(name)).toLocaleString('en-US')
      const net = Number(cell('net'))
      const signed = `${net < 0 ? '−' : net > 0 ? '+' : ''}${Math.abs(net).toLocaleString('en-US')}`
      const share = `${Number(cell('with_place_pct')).toFixed(1)}%`
      expect(text).toContain(
        `${String(cell('name'))}${whole('children')}${whole('gap')}${whole('spare')}${signed}${share}`,
      )
    }
  })
})

test('CSV and GeoJSON hold every result, no NaN, and harmless texts', async () => {
  const csv = unzipSync(new Uint8Array(await bytesOf((await tablesFile(sources, 'csv')).blob)))
  expect(Object.keys(csv).sort()).toEqual(
    ['catchments', 'demand', 'issues', 'method', 'scenarios', 'sites', 'streets', 'summary']
      .filter((id) => id !== 'issues' || sources.study.issues.length > 0)
      .map((id) => `${id}.csv`),
  )
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv['streets.csv'])
  expect(text.startsWith('\uFEFF代码 [code],名称 [name],儿童 [children],')).toBe(true)
  const geo = unzipSync(new Uint8Array(await bytesOf((await tablesFile(sources, 'geojson')).blob)))
  expect(Object.keys(geo).sort()).toEqual(['catchments', 'demand', 'sites', 'streets'].map((id) => `${id}.geojson`))
  const layer = JSON.parse(new TextDecoder().decode(geo['sites.geojson']))
  expect(layer.features).toHaveLength(sources.study.data.sites.id.length)
  expect(layer.columns.places).toBe('学位数')
  const all = [...Object.values(csv), ...Object.values(geo)].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
  expect(all).not.toMatch(/\bNaN\b|Infinity/)
  for (const { columns } of resultTables(sources)) {
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length)
    for (const { name } of columns) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
  }
})

test('any cell survives the workbook and the CSV, and none is run as a formula', async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('=1+1', '+cmd', '-2+3', '@SUM(A1)', "'=x", '海淀,区"', 'toString', '__proto__', 'a\u0001b'),
  )
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Infinity, -0))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 6 }), async (rows) => {
      const columns = [
        { name: 'text', label: '文字' },
        { name: 'value', label: '数', digits: 2 },
      ]
      const table = { id: 'x', title: '表', columns, rows }
      const csv = Papa.parse<string[]>(writeCsv(table).slice(1), { skipEmptyLines: false }).data
      rows.forEach(([, value], k) => {
        const cell = csv[k + 1]?.[0] ?? ''
        expect(/^[=+@\t\r]/.test(cell)).toBe(false)
        expect(csv[k + 1]?.[1]).toBe(Number.isFinite(value) ? String(value + 0) : '')
      })
      const sheets = await open(await writeXlsx([table]))
      rows.forEach(([, value], k) => {
        const read = sheets[0]?.data[k + 2]?.[1] ?? null
        expect(read).toBe(Number.isFinite(value) ? value + 0 : null)
      })
      expect(writeGeoJson(table)).toBeNull()
    }),
    { seed: 7, numRuns: 40 },
  )
})
