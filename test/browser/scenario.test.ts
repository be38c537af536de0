import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults } from './layout.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

const position = (page: Page) => page.locator('[data-field="place"]').inputValue()
const settled = (page: Page) => expect.poll(() => page.locator('.answer .live').textContent()).toBe('Computed in full')

const tool = (page: Page, id: string) => page.locator(`.btn.tool[data-tool="${id}"]`)
const edits = (page: Page) => page.locator('.edits ol > li')
const plans = [
  '名称,经度,纬度,班数,班额,开办年份,费用（万元）',
  '甲新校,116.25,40.06,24,40,2027,12000',
  '乙新校,116.30,40.05,24,45,2028,1.2亿',
  '丙新校,116.31,,18,40,2028,',
].join('\n')
const planFile = { name: 'plans.csv', mimeType: 'text/csv', buffer: Buffer.from(plans) }

test('a merge, an estate and a table of plans by pointer; history, file and link bring them back', async () => {
  // The first site lies in the middle of the map.
  const query = 'mode=scenario&map=116.29008,39.91428,13.5'
  const { page, context, complaints, close } = await harness.openPage({ lang: 'en', query })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await waitForReady(page)
  await page.locator('.scenario-rail .btn.prop').click()
  await tool(page, 'merge').click()
  const map = (await page.locator('.map canvas').first().boundingBox())!
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2)
  await expect.poll(() => page.locator('.tool-form select').first().inputValue()).toBe('H001')
  await page.locator('.tool-form select').last().selectOption('H002')
  await page.locator('.tool-form button[type="submit"]').click()
  await expect.poll(() => page.locator('.edit-form .facts-list').textContent()).toContain('1,560 + 1,080 = 2,640')

  await tool(page, 'estate').click()
  await page.mouse.click(map.x + map.width * 0.6, map.y + map.height * 0.3)
  await expect.poll(() => edits(page).count()).toBe(2)
  await page.getByLabel('Homes', { exact: true }).fill('800')
  await expect.poll(() => edits(page).nth(1).textContent()).toContain('800 homes × 0.3 = 240 children')
  await settled(page)
  await expect.poll(() => page.locator('.ba-table .sum').textContent()).toContain('+240')

  await tool(page, 'plan').click()
  await page.locator('.planned input[type="file"]').setInputFiles(planFile)
  await expect.poll(() => page.locator('.planned .tally').textContent()).toContain('2 rows can be used')
  // The bad row says where it is wrong.
  expect(await page.locator('.planned .issues').textContent()).toMatch(/row 4[\s\S]*纬度/)
  await page.locator('.planned .btn.prop').click()
  await expect.poll(() => edits(page).count()).toBe(4)
  expect(await edits(page).nth(3).textContent()).toContain(
    '24 classes × 45 = 1,080 places · opens 2028 · CNY 120 million',
  )
  await expect.poll(() => page.locator('.scenario-head .totals').textContent()).toContain('at least CNY 240 million')
  await page.keyboard.press('Control+z')
  await expect.poll(() => edits(page).count()).toBe(2)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => edits(page).count()).toBe(4)

  // The grip is dragged to the top: the last edit is the first.
  const grip = (await edits(page).nth(3).locator('.grip').boundingBox())!
  const top = (await edits(page).first().boundingBox())!
  await page.mouse.move(grip.x + 8, grip.y + 12)
  await page.mouse.down()
  await page.mouse.move(grip.x + 8, top.y + 6, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => edits(page).first().textContent()).toContain('乙新校')

  await page.locator('.history-button').click()
  const steps = page.locator('.history li')
  await steps.first().locator('button').click()
  await expect.poll(() => edits(page).count()).toBe(0)
  await steps.last().locator('button').click()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'A', exact: true }).check({ force: true })
  await expect.poll(() => edits(page).first().textContent()).toContain('乙新校')

  const saved = page.waitForEvent('download')
  await page.locator('.scenario-head').getByRole('button', { name: 'Export' }).click()
  const file = (await (await saved).path())!
  await page.locator('.scenario-head').getByRole('button', { name: 'Delete' }).click()
  await page.locator('.scenario-rail input[type="file"]').first().setInputFiles(file)
  await expect.poll(() => edits(page).count()).toBe(4)

  await page.locator('header').getByRole('button', { name: 'Export' }).click()
  await page.locator('.menu button').filter({ hasText: /link/i }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#scenarios=')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(complaints.pageErrors).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
  await close()

  const other = await harness.openPage({ lang: 'en' })
  await other.page.goto('about:blank')
  await other.page.goto(link)
  await waitForReady(other.page)
  await expect.poll(() => edits(other.page).count()).toBe(4)
  expect(other.complaints.pageErrors).toEqual([])
  await other.close()
})

test('a merge, an estate, a table of plans and their order by keyboard alone', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'mode=scenario' })
  await waitForReady(page)
  const press = async (locator: ReturnType<Page['locator']>, key = 'Enter') => {
    await locator.focus()
    await page.keyboard.press(key)
  }
  const choose = async (select: ReturnType<Page['locator']>, downs: number) => {
    await select.focus()
    for (let k = 0; k < downs; k++) await page.keyboard.press('ArrowDown')
  }
  await press(page.locator('.scenario-rail .btn.prop'))
  await press(tool(page, 'merge'))
  await choose(page.locator('.tool-form select').first(), 1)
  await choose(page.locator('.tool-form select').last(), 1)
  await press(page.locator('.tool-form button[type="submit"]'))
  await expect.poll(() => edits(page).count()).toBe(1)

  await press(tool(page, 'estate'))
  await choose(page.locator('.tool-form select').first(), 3)
  await press(page.locator('.tool-form button[type="submit"]').first())
  await expect.poll(() => edits(page).count()).toBe(2)
  const from = await position(page)
  await page.locator('.proposed').focus()
  await page.keyboard.press('ArrowUp')
  // Where the children go is computed on the way, as it is for schools.
  await expect.poll(() => page.locator('.answer .live').textContent()).toBe('Recomputed as you move')
  await page.keyboard.press('Enter')
  await expect.poll(() => position(page)).not.toBe(from)

  await press(tool(page, 'plan'))
  const chooser = page.waitForEvent('filechooser')
  await press(page.locator('.planned button').first())
  await (await chooser).setFiles(planFile)
  await press(page.locator('.planned .btn.prop'))
  await expect.poll(() => edits(page).count()).toBe(4)

  const first = () => edits(page).first().textContent()
  await press(edits(page).nth(1).locator('.grip'), 'ArrowUp')
  await expect.poll(first).toContain('New estate')
  // The focus goes with the entry: the next arrow moves the same one back.
  await expect
    .poll(() =>
      edits(page)
        .first()
        .locator('.grip')
        .evaluate((grip) => grip === document.activeElement),
    )
    .toBe(true)
  await page.keyboard.press('ArrowDown')
  await expect.poll(first).toContain('Merge')
  await press(page.locator('.scenario-head').getByRole('button', { name: 'Archive' }))
  await expect.poll(() => page.locator('.aside').textContent()).toContain('1 archived')
  expect(complaints.pageErrors).toEqual([])
  await close()
})
