import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults } from './layout.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

const position = (page: Page) => page.locator('.edit-form .field').nth(1).inputValue()
/** What the list of edits says that the first one gains; '' while it computes. */
const gain = async (page: Page) =>
  (await page.locator('.edits .effect').first().textContent())?.match(/\+[\d,]+/)?.[0] ?? ''
async function gainOtherThan(page: Page, before: string): Promise<string> {
  let now = ''
  await expect
    .poll(async () => {
      now = await gain(page)
      return now !== '' && now !== before
    })
    .toBe(true)
  return now
}
const settled = (page: Page) => expect.poll(() => page.locator('.answer .live').textContent()).toBe('Computed in full')

async function withNewSite(page: Page): Promise<void> {
  await waitForReady(page)
  await page.locator('.scenario-rail .btn.prop').click()
  await page.locator('.toolbox .btn.tool').first().click()
  const map = (await page.locator('.map canvas').first().boundingBox())!
  await page.mouse.click(map.x + map.width * 0.5, map.y + map.height * 0.38)
  await page.locator('.proposed').waitFor()
  await settled(page)
}

test('a new school by pointer: placed, dragged, made larger, undone and compared', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'mode=scenario' })
  await withNewSite(page)
  await gainOtherThan(page, '')
  const from = await position(page)
  const handle = (await page.locator('.proposed').boundingBox())!
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y + 40, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => position(page)).not.toBe(from)
  await settled(page)
  const moved = await position(page)
  // One drag is one step: undo brings it all the way back, redo all the way there.
  await page.keyboard.press('Control+z')
  await expect.poll(() => position(page)).toBe(from)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => position(page)).toBe(moved)
  // 24 classes: 960 places at 40, 1,080 at 45, both to be seen.
  expect(await page.locator('.size').textContent()).toMatch(/960[\s\S]*1,080/)
  await settled(page)
  const before = await gainOtherThan(page, '')
  await page.locator('.size .products button, .size .products label').last().click()
  const shown = await gainOtherThan(page, before)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.locator('.matrix').waitFor()
  const matrix = (await page.locator('.matrix').textContent()) ?? ''
  // The matrix says of the scenario what its own page says.
  expect(matrix).toContain(shown)
  expect(complaints.pageErrors).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
  await close()
})

test('a new school by keyboard alone: nudged, put down, and let go again', async () => {
  const { page, close } = await harness.openPage({ lang: 'en', query: 'mode=scenario' })
  await withNewSite(page)
  const from = await position(page)
  await page.locator('.proposed').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => position(page)).not.toBe(from)
  await settled(page)
  const moved = await position(page)
  await page.locator('.proposed').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect.poll(() => position(page)).toBe(moved)
  await page.keyboard.press('Control+z')
  await expect.poll(() => position(page)).toBe(from)
  await close()
})
