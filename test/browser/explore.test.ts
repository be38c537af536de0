import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numbersOf } from '../../src/i18n/numbers.ts'
import type { ZoneSheet } from '../../src/state/derived/zone-rows.ts'
import { expectedSheet } from '../sample/expected.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { readPicture } from './picture.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

/** Rows of the street table as they are read on the screen: name, children, net, placed, quality. */
async function tableOnScreen(page: Page): Promise<string[][]> {
  return page
    .locator('.tb tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children]
          .filter((cell) => !cell.classList.contains('gs'))
          .map((cell) => cell.textContent?.trim() ?? ''),
      ),
    )
}

function tableFromCore(sheet: ZoneSheet, lang: 'zh-CN' | 'en'): string[][] {
  const n = numbersOf(lang)
  return [...sheet.rows]
    .sort((a, b) => a.balance - b.balance || a.index - b.index)
    .map((row) => [
      lang === 'en' ? row.name.en : row.name.zh,
      n.int(row.children),
      n.signed(row.balance),
      n.percent(row.placedShare ?? Number.NaN),
      n.percent(row.coverage ?? Number.NaN),
    ])
}

const partsOnScreen = (page: Page) => page.locator('.tpl dd.b').allTextContents()

async function setReach(page: Page, metres: number) {
  const field = page.locator('.rail .typed')
  await field.fill(String(metres))
  await field.press('Tab')
  await waitForReady(page)
}

describe('the numbers on the screen', () => {
  test.each([
    ['zh-CN', 'gaussian'],
    ['en', 'binary'],
  ] as const)('%s, %s: after a change of the reach the table is what the core computes', async (lang, kind) => {
    const { page, close } = await harness.openPage({ lang, query: `decay=${kind}` })
    await waitForReady(page)
    expect(await tableOnScreen(page)).toEqual(tableFromCore(await expectedSheet({ decay: { kind } }), lang))
    await setReach(page, 1000)
    const sheet = await expectedSheet({ threshold: 1000, decay: { kind } })
    await expect.poll(() => tableOnScreen(page)).toEqual(tableFromCore(sheet, lang))
    const n = numbersOf(lang)
    expect(await partsOnScreen(page)).toEqual([sheet.total.placed, sheet.total.full, sheet.total.out].map(n.int))
    expect(sheet.total.placed + sheet.total.full + sheet.total.out).toBe(179_579)
    await close()
  })

  test('a copied link reproduces the screen: parameters, numbers, selection, language and colours', async () => {
    const first = await harness.openPage({
      lang: 'en',
      query: 'reach=800&decay=stepped&only=quality&show=chance&theme=dark',
    })
    await waitForReady(first.page)
    await first.page.locator('.tb tbody tr').nth(3).click()
    await first.page.waitForFunction(() => new URLSearchParams(location.search).has('at'))
    const query = new URL(first.page.url()).search.slice(1)
    const table = await tableOnScreen(first.page)
    const second = await harness.openPage({ query })
    await waitForReady(second.page)
    expect(await tableOnScreen(second.page)).toEqual(table)
    expect(await partsOnScreen(second.page)).toEqual(await partsOnScreen(first.page))
    expect(await second.page.locator('tr[aria-selected="true"] th').textContent()).toBe(table[3]![0])
    expect(await second.page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await second.page.locator('html').getAttribute('lang')).toBe('en')
    await first.close()
    await second.close()
  })

  test('a street on the map, its tooltip and the table say the same', async () => {
    const { page, close } = await harness.openPage({ lang: 'en' })
    await waitForReady(page)
    await page.locator('.tb tbody tr').first().hover()
    const block = page.locator('.legend .ub.on')
    await expect.poll(() => block.count()).toBe(1)
    const box = (await page.locator('canvas').boundingBox())!
    // Somewhere on the map lies a street; the pointer finds it and the tooltip names it.
    await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.5, { steps: 4 })
    const tip = page.locator('.tip')
    await tip.waitFor()
    const lines = await tip.locator('div').allTextContents()
    const name = await tip.locator('b').textContent()
    const row = (await tableOnScreen(page)).find(([street]) => street === name)
    if (row) {
      expect(lines.join(' ')).toContain(row[1])
      expect(lines.join(' ')).toContain(row[2])
    } else {
      expect(name).toMatch(/Site/)
    }
    await close()
  })
})

describe('without a mouse', () => {
  test('every street is reached with the arrow keys alone, and the map follows', async () => {
    const { page, close } = await harness.openPage({ lang: 'zh-CN' })
    await waitForReady(page)
    const names = (await tableOnScreen(page)).map(([name]) => name)
    // Tab until the table has the focus: bounded by the number of controls on the page.
    for (let k = 0; k < 80; k++) {
      if (await page.evaluate(() => document.activeElement?.matches('.tb tbody tr'))) break
      await page.keyboard.press('Tab')
    }
    const seen: (string | null)[] = []
    await page.keyboard.press('Enter')
    for (let k = 0; k < names.length; k++) {
      seen.push(await page.locator('tr[aria-selected="true"] th').textContent())
      if (k + 1 < names.length) await page.keyboard.press('ArrowDown')
    }
    expect(seen).toEqual(names)
    await expect.poll(() => page.locator('.why h3').textContent()).toContain(names[names.length - 1])
    await close()
  })

  test('the reach moves by 10 m with an arrow and by 100 m with Shift', async () => {
    const { page, close } = await harness.openPage({ lang: 'en' })
    await waitForReady(page)
    const slider = page.locator('.rail input[type="range"]')
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('1,510 m')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('1,410 m')
    await close()
  })
})

describe('why this value', () => {
  test('the sites of a street add up to its value', async () => {
    const { page, close } = await harness.openPage({ lang: 'en' })
    await waitForReady(page)
    await page.locator('.tb tbody tr').first().click()
    await page.locator('.why .more').click()
    const adds = (await page.locator('.wt tbody td.adds').allTextContents()).map(Number)
    const sum = Number(await page.locator('.wt tfoot td.adds').textContent())
    expect(adds.length).toBeGreaterThan(4)
    expect(Math.abs(adds.reduce((a, b) => a + b, 0) - sum)).toBeLessThan(0.05 * adds.length + 0.05)
    const sheet = await expectedSheet()
    const worst = [...sheet.rows].sort((a, b) => a.balance - b.balance)[0]!
    expect(sum).toBeCloseTo(100 * worst.access!, 0)
    // From a site on to its competitors.
    await page.locator('.wt tbody button').first().click()
    await expect.poll(() => page.locator('.why').textContent()).toContain('Competitors come from')
    await close()
  })
})

describe('taking it away', () => {
  test('the image is a real map: right size, many colours, the title in Chinese', async () => {
    const { page, close } = await harness.openPage({ lang: 'zh-CN' })
    await waitForReady(page)
    await page.getByRole('button', { name: '导出' }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: /存为图片/ }).click()
    const file = await waiting
    expect(file.suggestedFilename()).toMatch(/\.png$/)
    const picture = await readPicture(page, await readFile((await file.path())!))
    expect([picture.width, picture.height]).toEqual([3508, 2480])
    expect(picture.dpi).toBe(300)
    expect(picture.colours).toBeGreaterThan(200)
    // The five classes of the choropleth are on the paper, each over a good area.
    for (const colour of ['#ad4f24', '#e5ab7c', '#f4f1e6', '#a5cdd0', '#33808e']) {
      expect(picture.share(colour), colour).toBeGreaterThan(0.001)
    }
    // The title band holds ink; a missing font would leave boxes of one width: the row profile of text varies.
    expect(picture.inkRuns(0.08, 0.122)).toBeGreaterThan(20)
    await close()
  })

  test('the table holds the numbers of the screen and opens in a spreadsheet', async () => {
    const { page, close } = await harness.openPage({ lang: 'zh-CN' })
    await waitForReady(page)
    const shown = await tableOnScreen(page)
    await page.getByRole('button', { name: '导出' }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: /存为表格/ }).click()
    const bytes = await readFile((await (await waiting).path())!)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.toString('utf8').slice(1).split('\r\n')
    const n = numbersOf('zh-CN')
    const rows = lines.slice(1, 1 + shown.length).map((line) => line.split(','))
    expect(rows.map((cells) => [cells[1], n.int(Number(cells[2])), n.signed(Number(cells[8]))])).toEqual(
      shown.map(([name, children, net]) => [name, children, net]),
    )
    const total = lines[1 + shown.length]!.split(',').map(Number)
    for (const column of [2, 3, 4, 5, 6, 7, 8]) {
      expect(rows.reduce((sum, cells) => sum + Number(cells[column]), 0)).toBe(total[column])
    }
    expect(total[2]).toBe(179_579)
    expect(total[3]! + total[4]! + total[5]!).toBe(179_579)
    await close()
  })
})

test('on a phone, the street picked in the table is answered on the screen, not below the table', async () => {
  const { page, complaints, close } = await harness.openPage({ width: 390, height: 844 })
  await waitForReady(page)
  await page.locator('.tabs button').nth(1).click()
  await page.locator('.tb tbody tr').nth(20).click()
  const answer = page.locator('.why .wt tbody tr').first()
  await answer.waitFor()
  // The sheet glides to half; the tabs are 64 px high.
  await expect.poll(async () => (await answer.boundingBox())?.y).toBeGreaterThan(844 / 2)
  const { y, height } = (await answer.boundingBox())!
  expect(y + height).toBeLessThan(844 - 64)
  expect(complaints.consoleErrors).toEqual([])
  await close()
})

test('the page is as long as its window: nothing unseen lets it scroll away', async () => {
  const { page, close } = await harness.openPage({ width: 1024, height: 768 })
  await waitForReady(page)
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  await close()
})
