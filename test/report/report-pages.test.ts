import geodesic from 'geographiclib-geodesic'
import { beforeAll, describe, expect, test } from 'vitest'
import { streetsInOrder } from '../../src/app/report/sources.ts'
import { nameIn } from '../../src/core/name.ts'
import { numbersOf } from '../../src/i18n/numbers.ts'
import { mergedFonts, missingCharacters, type TypeCase } from '../../src/report/fonts/type-case.ts'
import { writeHtml } from '../../src/report/html/write-html.ts'
import { charactersOf } from '../../src/report/page/characters.ts'
import type { Laid } from '../../src/report/page/lay-out.ts'
import { writePdf } from '../../src/report/pdf/write-pdf.ts'
import type { Orientation, PaperSize, Report } from '../../src/scenario/report.ts'
import { presetPage, presets } from '../../src/scenario/report-presets.ts'
import { zoneSheet } from '../../src/state/derived/zone-rows.ts'
import type { State } from '../../src/state/store.ts'
import { readPdf } from './pdf-text.ts'
import { laidReport, sampleState, sourcesFor, typeOfPage } from './sample-report.ts'

const papers: readonly (readonly [PaperSize, Orientation])[] = [
  ['a4', 'landscape'],
  ['a4', 'portrait'],
  ['a3', 'landscape'],
  ['a3', 'portrait'],
  ['wide', 'landscape'],
]
const allPresets = (size: PaperSize, orientation: Orientation): Partial<Report> => ({
  author: '规划科',
  pages: presets.map((preset, k) => presetPage(preset, `p${k + 1}`, size, orientation)),
})

let type: TypeCase
beforeAll(async () => {
  type = await typeOfPage()
})

const pixel = async () => ({ width: 1, height: 1, rgb: new Uint8Array([231, 236, 237]) })
const about = {
  title: '海淀区小学 · 报告',
  author: '规划科',
  subject: '家门口的好学位',
  creator: '就近 Jiujin',
  lang: 'zh-CN',
  date: '2026-11-22',
  id: '0123456789abcdef0123456789abcdef',
}

async function pdfOf(laid: Laid) {
  const fonts = mergedFonts(type, charactersOf(laid))
  const blob = await writePdf({ pages: laid.pages, fonts, raster: pixel, about, progress: () => {} })
  return readPdf(new Uint8Array(await blob.arrayBuffer()))
}

/** Without the blanks that a reader puts between pieces of a line. */
const dense = (text: string) => text.replace(/\s+/g, '')

describe('a PDF of the sample', () => {
  let state: State
  let laid: Laid
  let pdf: Awaited<ReturnType<typeof readPdf>>
  beforeAll(async () => {
    state = await sampleState(allPresets('a4', 'landscape'), 'zh-CN')
    laid = await laidReport(type, state)
    pdf = await pdfOf(laid)
  })

  test('gives back the very words that were set, Chinese and Latin', () => {
    expect(pdf.pages).toHaveLength(laid.pages.length)
    laid.pages.forEach((page, k) => {
      const words = page.parts.flatMap(({ inks }) =>
        inks.flatMap((ink) => (ink.kind === 'text' ? [dense(ink.text)] : [])),
      )
      expect(words.length).toBeGreaterThan(5)
      const text = dense(pdf.pages[k] ?? '')
      expect(words.filter((word) => !text.includes(word))).toEqual([])
    })
    expect(pdf.pages[0]).toContain('海淀区小学')
    expect(pdf.pages[0]).toContain('Luo & Wang 2003')
  })

  test('says the numbers of the street table, to the last digit', () => {
    const { study, run } = sourcesFor(state)
    const n = numbersOf('zh-CN')
    const { rows, total } = zoneSheet(study.data, run.analysis)
    const text = dense(pdf.pages[0] ?? '')
    const worst = [...rows].sort((a, b) => a.balance - b.balance).slice(0, 8)
    for (const row of worst) {
      const line = [row.name.zh, n.int(row.children), n.signed(row.balance), n.percent(row.placedShare ?? Number.NaN)]
      expect(text).toContain(dense(line.join('')))
    }
    for (const count of [total.placed, total.full, total.out]) expect(text).toContain(n.int(count))
    expect(total.placed + total.full + total.out).toBe(total.children)
  })

  test('has one page per street in the order of the table, each with its own numbers', () => {
    const sources = sourcesFor(state)
    const n = numbersOf('zh-CN')
    const streets = streetsInOrder(sources)
    const atlas = laid.pages.flatMap(({ name }, k) =>
      laid.pageIds[k] === 'p3' ? [{ name, text: pdf.pages[k] ?? '' }] : [],
    )
    expect(atlas.map(({ name }) => name)).toEqual(streets.map((row) => nameIn(row.name, 'zh-CN')))
    streets.forEach((row, k) => {
      for (const count of [row.placed, row.full, row.out]) expect(atlas[k]?.text).toContain(n.int(count))
    })
  })

  test('opens with its title, author, paper size and a list of its pages', () => {
    expect(pdf.info).toMatchObject({ Title: about.title, Author: '规划科', Language: 'zh-CN' })
    expect(pdf.outline).toEqual(laid.pages.map(({ name }) => name))
    for (const [width, height] of pdf.sizes) {
      expect(width).toBeCloseTo((297 / 25.4) * 72, 1)
      expect(height).toBeCloseTo((210 / 25.4) * 72, 1)
    }
  })

  test('is the same file when nothing changed', async () => {
    const bytes = async () => {
      const again = await laidReport(type, state)
      const fonts = mergedFonts(type, charactersOf(again))
      const blob = await writePdf({ pages: again.pages, fonts, raster: pixel, about, progress: () => {} })
      return Buffer.from(await blob.arrayBuffer()).toString('base64')
    }
    const once = await bytes()
    expect((await bytes()) === once).toBe(true)
  })
})

/** Texts that lie on one another; legend, scale and arrow lie on maps, which bring no text of the layout. */
function collisions({ parts, name }: Laid['pages'][number]): string[] {
  const texts = parts.flatMap(({ inks }) => inks.filter((ink) => ink.kind === 'text'))
  return texts.flatMap((a, k) =>
    texts.slice(k + 1).flatMap((b) => {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
      const isOn = across > 0.6 && Math.abs(a.y - b.y) < 0.62 * Math.max(a.size, b.size)
      return isOn ? [`${name}: ${a.text} / ${b.text}`] : []
    }),
  )
}

test.each([
  ...papers.map((paper) => [...paper, 'zh-CN'] as const),
  ['a4', 'portrait', 'en'],
  ['a4', 'landscape', 'en'],
] as const)('pages keep everything on the sheet, readable and apart: %s %s %s', async (size, orientation, lang) => {
  const laid = await laidReport(type, await sampleState(allPresets(size, orientation), lang))
  expect(missingCharacters(type, charactersOf(laid))).toEqual([])
  for (const { width, height, parts, name } of laid.pages) {
    for (const ink of parts.flatMap(({ inks }) => inks)) {
      if (ink.kind !== 'text') continue
      expect(`${name}: ${ink.text} ${ink.x >= 0 && ink.x + ink.width <= width + 0.5}`).toBe(`${name}: ${ink.text} true`)
      expect(ink.y).toBeGreaterThan(0)
      expect(ink.y).toBeLessThan(height)
      expect(ink.size).toBeGreaterThanOrEqual(6)
      expect(ink.text).not.toMatch(/NaN|Infinity|undefined|\bnull\b/)
    }
  }
  expect([...new Set(laid.pages.flatMap(collisions))]).toEqual([])
})

test('the scale bar measures what it says, to one percent, at that latitude', async () => {
  const page = presetPage('brief', 'p1', 'a3', 'landscape')
  const laid = await laidReport(type, await sampleState({ pages: [page] }, 'en'))
  const [order] = laid.pictures
  const scale = laid.pages[0]?.parts.find(({ label }) => label?.startsWith('Scale'))
  if (!order || !scale) throw new Error('no map with a scale bar')
  const [, number = '', unit] = /([\d.]+) (k?m)$/.exec(scale.label ?? '') ?? []
  const said = Number(number) * (unit === 'km' ? 1000 : 1)
  const bar = scale.inks.find((ink) => ink.kind === 'rect' && ink.stroke !== undefined && ink.fill === undefined)
  if (bar?.kind !== 'rect') throw new Error('no bar')
  // Where the two ends of the bar lie on the map: degrees of longitude per point of the paper, from the camera alone.
  const { camera, cssPerPoint } = order
  const degrees = (bar.width * cssPerPoint * 360) / (512 * 2 ** camera.zoom)
  const { s12 } = geodesic.Geodesic.WGS84.Inverse(
    camera.lat,
    camera.lon - degrees / 2,
    camera.lat,
    camera.lon + degrees / 2,
  )
  expect(Math.abs((s12 ?? 0) / said - 1)).toBeLessThan(0.01)
})

test('a chosen scale is the scale of the map on paper', async () => {
  const page = presetPage('brief', 'p1', 'a3', 'landscape')
  const blocks = page.blocks.map((block) => (block.kind === 'map' ? { ...block, scale: 100_000 } : block))
  const laid = await laidReport(type, await sampleState({ pages: [{ ...page, blocks }] }, 'en'))
  const { camera, cssPerPoint } = laid.pictures[0]!
  const degreesPerCm = ((72 / 2.54) * cssPerPoint * 360) / (512 * 2 ** camera.zoom)
  const { s12 } = geodesic.Geodesic.WGS84.Inverse(camera.lat, camera.lon, camera.lat, camera.lon + degreesPerCm)
  // 1 cm on paper = 1 km on the ground.
  expect(Math.abs((s12 ?? 0) / 1000 - 1)).toBeLessThan(0.01)
})

test('the HTML file has real tables, names its language and asks nothing of a network', async () => {
  const state = await sampleState(allPresets('a4', 'landscape'), 'zh-CN')
  const laid = await laidReport(type, state)
  const html = writeHtml({
    pages: laid.pages,
    lang: 'zh-CN',
    title: '报告 <1>',
    author: '规划科',
    creator: '就近',
    fonts: new Map(),
    picture: () => 'data:image/png;base64,AA==',
  })
  expect(html).toContain('<html lang="zh-CN">')
  expect(html).toContain('<title>报告 &lt;1&gt;</title>')
  expect(html).toContain('@page')
  expect(html.match(/<section class="page/g)).toHaveLength(laid.pages.length)
  expect(html).toMatch(/<th[^>]*>街道 \/ 乡镇<\/th>/)
  expect(html).not.toMatch(/(?:src|href)="(?!data:)|url\((?!data:)|<script|@import/)
})
