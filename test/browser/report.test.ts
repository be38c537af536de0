import { readFile } from 'node:fs/promises'
import AxeBuilder from 'axe-core'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numbersOf } from '../../src/i18n/numbers.ts'
import { readPdf } from '../report/pdf-text.ts'
import { expectedSheet } from '../sample/expected.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults, windows } from './layout.ts'
import { readPicture } from './picture.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

/** The preview is laid out and its maps are drawn. */
const settled = (page: Page) => page.waitForFunction(() => document.documentElement.dataset['report'] === 'still')

async function addPage(page: Page, name: string, first = false): Promise<void> {
  if (!first) await page.locator('.pages .hd button').click()
  await page.locator('.preset-cards button:visible', { hasText: name }).click()
  await expect
    .poll(() => page.locator('.pages .pg[aria-current]').textContent())
    .toContain(name === '街道图册' ? name : '海淀')
  await settled(page)
}

async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.locator('.repfoot').getByRole('button', { name: button }).click()
  const file = await waiting
  await expect.poll(() => page.locator('.repfoot .working').count()).toBe(0)
  return { name: file.suggestedFilename(), bytes: await readFile((await file.path())!) }
}

test('from an indicator and breaks of one’s own to a signed brief and a comparison, in every format', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'zh-CN' })
  await waitForReady(page)
  await page.getByLabel('分级方法').selectOption('quantile')
  await page.getByLabel('级数').selectOption('4')
  await expect.poll(() => page.locator('.break').count()).toBe(3)

  await page.getByRole('button', { name: '情景', exact: true }).click()
  await page
    .getByRole('button', { name: /新建情景/ })
    .first()
    .click()
  await page.getByRole('button', { name: '报告', exact: true }).click()
  await addPage(page, '一页简报', true)
  await addPage(page, '情景比较')
  await page.getByLabel('编制').fill('规划科')
  await page.getByLabel('审图号').fill('京S(2026)001号')
  await settled(page)
  await expect.poll(() => page.locator('.deskbar .of').textContent()).toBe('第 2 页，共 2 页')

  await page.getByRole('radio', { name: '150 dpi' }).check()
  const sheet = await expectedSheet()
  const n = numbersOf('zh-CN')
  const pdf = await download(page, '导出 2 页 PDF')
  expect(pdf.name).toMatch(/^海淀区小学-报告-.*\.pdf$/)
  const text = await readPdf(new Uint8Array(pdf.bytes))
  expect(text.pages).toHaveLength(2)
  expect(text.info).toMatchObject({ Author: '规划科' })
  for (const word of ['海淀区小学', '学位盈缺', '京S(2026)001号', '规划科', '分位数'])
    expect(text.pages[0]).toContain(word)
  expect(text.pages[1]).toContain('情景比较')
  for (const count of [sheet.total.placed, sheet.total.full, sheet.total.out]) {
    expect(text.pages[0]).toContain(n.int(count))
  }

  const html = (await download(page, 'HTML')).bytes.toString('utf8')
  expect(html).toContain('<html lang="zh-CN">')
  expect(html.match(/data:image\/png;base64,[A-Za-z0-9+/]{1000}/g)?.length).toBeGreaterThanOrEqual(2)
  expect(html).not.toMatch(/(?:src|href)="https?:|url\(https?:|<script/)
  expect(html).toContain(n.int(sheet.total.placed))
  const alone = await page.context().newPage()
  await alone.setContent(html)
  await expect
    .poll(() =>
      alone
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(500)
  expect(await alone.locator('table').count()).toBeGreaterThanOrEqual(2)
  await alone.close()

  const zip = unzipSync(new Uint8Array((await download(page, 'PNG')).bytes))
  const [first] = Object.values(zip)
  expect(Object.keys(zip)).toHaveLength(2)
  const picture = await readPicture(page, Buffer.from(first!))
  expect([picture.width, picture.height, picture.dpi]).toEqual([1754, 1240, 150])

  const workbook = await download(page, 'XLSX')
  const sheets = (await readXlsx(workbook.bytes)) as unknown as { sheet: string; data: unknown[][] }[]
  const total = sheets.find((one) => one.sheet === '街道')?.data.at(-1)
  expect(total?.slice(1, 4)).toEqual(['合计', sheet.total.children, sheet.total.placed])

  // What was composed survives a reload, and undo takes it back step by step.
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['kept'])).toBe('true')
  await page.reload()
  await waitForReady(page)
  await settled(page)
  expect(await page.locator('.pages .pg').count()).toBe(2)
  expect(await page.getByLabel('编制').inputValue()).toBe('规划科')
  expect({ ...complaints }).toEqual({ consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] })
  await close()
})

test('A3 at 300 dpi has every pixel, says its resolution and is painted in the colours of its legend', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'zh-CN', query: 'mode=report' })
  await waitForReady(page)
  await addPage(page, '一页简报', true)
  await page.getByRole('radio', { name: 'A3 横' }).check()
  await settled(page)
  const { bytes, name } = await download(page, 'PNG')
  expect(name).toMatch(/\.png$/)
  const picture = await readPicture(page, bytes)
  expect(Math.abs(picture.width - 4961)).toBeLessThanOrEqual(1)
  expect(Math.abs(picture.height - 3508)).toBeLessThanOrEqual(1)
  expect(picture.dpi).toBe(300)
  for (const colour of ['#ad4f24', '#e5ab7c', '#f4f1e6', '#a5cdd0', '#33808e']) {
    // A swatch alone is 1/5000 of the sheet: the map is painted in it too.
    expect(picture.share(colour), colour).toBeGreaterThan(0.001)
  }
  // Song and Latin in the title, not boxes of one width.
  expect(picture.inkRuns(0.05, 0.12)).toBeGreaterThan(20)
  expect(complaints.pageErrors.concat(complaints.policyViolations, complaints.consoleErrors)).toEqual([])
  await close()
})

describe('composing', () => {
  test('a block moves by pointer, by keyboard and by number, each one step of undo', async () => {
    const { page, close } = await harness.openPage({ lang: 'en', query: 'mode=report' })
    await waitForReady(page)
    await page.locator('.preset-cards button').first().click()
    await settled(page)
    const handle = page.getByRole('button', { name: /^Street table: arrow keys/ })
    const place = () =>
      page.locator('.place input').evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value))
    await handle.click()
    const start = await place()
    const box = (await handle.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 - 90, box.y + box.height / 2, { steps: 5 })
    await page.mouse.up()
    const dragged = await place()
    expect(Number(dragged[0])).toBeLessThan(Number(start[0]))
    await handle.press('ArrowUp')
    await expect.poll(place).toEqual([dragged[0], String(Number(dragged[1]) - 1), dragged[2], dragged[3]])
    await handle.press('Shift+ArrowLeft')
    await expect
      .poll(place)
      .toEqual([dragged[0], String(Number(dragged[1]) - 1), String(Number(dragged[2]) - 1), dragged[3]])
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z')
    await expect.poll(place).toEqual(start)
    await handle.press('Delete')
    await expect.poll(() => handle.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => handle.count()).toBe(1)
    await close()
  })

  test.each(windows)('fits a window of $width × $height and has no accessibility fault', async (size) => {
    const { page, close } = await harness.openPage({ ...size, lang: 'en', query: 'mode=report', bypassPolicy: true })
    await waitForReady(page)
    expect(await layoutFaults(page)).toEqual([])
    await page.locator('.preset-cards button').first().click()
    await settled(page)
    expect(await layoutFaults(page)).toEqual([])
    await page.addScriptTag({ content: AxeBuilder.source })
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
    })
    expect(faults).toEqual([])
    await close()
  })
})
