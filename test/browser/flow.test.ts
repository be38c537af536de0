import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clip, savedMatrix, savedText, shownMatrix } from './comparison.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults } from './layout.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

const position = (page: Page) => page.locator('[data-field="place"]').inputValue()
const settled = (page: Page) => expect.poll(() => page.locator('.answer .live').textContent()).toBe('Computed in full')
const headline = (page: Page) => page.locator('.answer .head').textContent()
const edits = (page: Page) => page.locator('.edits ol > li')
const name = (page: Page) => page.locator('.scenario-head h3').textContent()

/** What a screen reader is told, from now on. */
async function listened(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    const region = document.querySelector('.results > [aria-live]')!
    new MutationObserver(() => told.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told)
}

/** A screen reader hears the headline where the hand rests, not at every step of it. */
async function toldOnce(page: Page, told: () => Promise<string[]>): Promise<void> {
  const now = (await headline(page))!
  await expect.poll(async () => (await told()).at(-1)).toBe(now)
  expect((await told()).length).toBeLessThanOrEqual(3)
}

const swipeSays = (page: Page) => page.locator('.swipe-range').getAttribute('aria-valuetext')

/** The comparison of the baseline and three proposals as the screen shows it, and as the file has it. */
async function comparedAndSaved(page: Page, added: readonly number[], save: () => Promise<void>): Promise<void> {
  const shown = await shownMatrix(page)
  expect(shown[0]).toEqual(added)
  expect(savedMatrix(await savedText(page, save), added.length)).toEqual(shown)
}

test('by pointer alone: a school is added, dragged and resized, three proposals are swept and saved', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en' })
  await waitForReady(page)
  await page.getByRole('button', { name: 'Scenario', exact: true }).click()
  await page.locator('.scenario-rail .btn.prop').click()
  const map = (await page.locator('.map canvas').first().boundingBox())!
  const addAt = async (x: number, y: number) => {
    await page.locator('.btn.tool[data-tool="add"]').click()
    await page.mouse.click(map.x + map.width * x, map.y + map.height * y)
    await page.locator('.proposed').waitFor()
    await settled(page)
  }
  await addAt(0.5, 0.38)
  const from = await position(page)
  const told = await listened(page)
  const handle = (await page.locator('.proposed').boundingBox())!
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y + 40, { steps: 24 })
  await expect.poll(() => page.locator('.answer .live').textContent()).toBe('Recomputed as you move')
  await page.mouse.up()
  await expect.poll(() => position(page)).not.toBe(from)
  await settled(page)
  await toldOnce(page, told)
  const moved = await position(page)
  // One drag is one step: undo brings it all the way back, redo all the way there.
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => position(page)).toBe(from)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(() => position(page)).toBe(moved)
  // 24 classes: 960 places at 40, 1,080 at 45, both to be seen.
  expect(await page.locator('.size').textContent()).toMatch(/960[\s\S]*1,080/)
  await page.locator('.size .products label').last().click()

  await page.locator('.scenario-head').getByRole('button', { name: 'Copy' }).click()
  await expect.poll(() => name(page)).toBe('B')
  await edits(page).first().locator('.edit').click()
  await page.locator('.size .seg label').filter({ hasText: '18' }).click()
  await page.getByRole('button', { name: 'New scenario' }).click()
  await expect.poll(() => name(page)).toBe('C')
  await addAt(0.46, 0.36)
  const alone = (await headline(page))!.match(/\d[\d,]*/)?.[0]
  expect(await layoutFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.locator('.matrix').waitFor()
  // The matrix says of a scenario what its own page says.
  expect(await page.locator('.matrix tbody tr').nth(2).locator('td').nth(3).textContent()).toContain(`+${alone}`)
  await page.locator('.compare-tools .seg label').first().click()
  await page.locator('.twin-map canvas').waitFor()
  const before = await clip(page)
  const range = (await page.locator('.swipe-range').boundingBox())!
  const [u, v] = [range.x + range.width / 2, range.y + range.height / 2]
  await page.mouse.move(u, v)
  await page.mouse.down()
  await page.mouse.move(u + 120, v, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => clip(page)).not.toBe(before)
  await comparedAndSaved(page, [0, 1080, 810, 960], () => page.locator('.matrix-foot .btn').click())
  expect(complaints).toEqual({ consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] })
  await close()
})

test('by keyboard alone: a school is added, nudged and resized, three proposals are swept and saved', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en' })
  await waitForReady(page)
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Goes to what is named, by Tab or back by Shift+Tab, within so many stops. */
  const reach = async (selector: string, most: number, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    const isThere = () => page.evaluate((sought) => document.activeElement?.matches(sought) ?? false, selector)
    for (let k = 0; k < most && !(await isThere()); k++) await page.keyboard.press(key)
    expect([selector, await isThere()]).toEqual([selector, true])
  }
  const focused = (selector: string) =>
    expect.poll(() => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)).toBe(true)

  await reach('.modes button:nth-child(3)', 6)
  await press('Enter')
  await page.locator('.scenario-rail .btn.prop').waitFor()
  await reach('.scenario-rail .btn.prop', 14)
  await press('Enter')
  // The focus is never lost: it goes on where the next thing is done.
  await focused('.tool[data-tool="add"]')
  await press('Enter')
  await reach('.tool-form select', 2)
  await press('ArrowDown', 'ArrowDown')
  await reach('.tool-form button[type="submit"]', 1)
  await press('Enter')
  await focused('.proposed')
  await settled(page)
  const from = await position(page)
  const told = await listened(page)
  await press(...Array.from({ length: 10 }, () => 'ArrowUp'), 'Shift+ArrowRight', 'Enter')
  await expect.poll(() => position(page)).not.toBe(from)
  await settled(page)
  await toldOnce(page, told)
  const moved = await position(page)
  await press('ArrowDown', 'Escape')
  await expect.poll(() => position(page)).toBe(moved)
  await press('Control+z')
  await expect.poll(() => position(page)).toBe(from)
  await press('Control+Shift+z')
  await expect.poll(() => position(page)).toBe(moved)
  await focused('.proposed')
  await press('Enter')
  await focused('.edit-form .field')
  await reach('.size .products input', 4)
  await press('ArrowDown')
  await expect.poll(() => edits(page).first().textContent()).toContain('24 classes × 45')

  await reach('.scenario-head .links button:nth-child(2)', 12, 'Shift+Tab')
  await press('Enter')
  await expect.poll(() => name(page)).toBe('B')
  await reach('.edits .edit', 5)
  await press('Enter')
  await reach('.size .seg input', 8)
  await press('ArrowLeft')
  await expect.poll(() => edits(page).first().textContent()).toContain('18 classes × 45')
  await reach('.hd .links button:nth-child(2)', 15, 'Shift+Tab')
  await press('Enter')
  await expect.poll(() => name(page)).toBe('C')
  await reach('.tool', 8)
  await press('ArrowRight', 'ArrowRight', 'ArrowRight')
  await focused('.tool[data-tool="close"]')
  await press('Enter')
  await reach('.tool-form select', 2)
  await press('ArrowDown')
  await reach('.tool-form button[type="submit"]', 1)
  await press('Enter')
  await focused('.edits .edit')
  await settled(page)

  await reach('.modes button:nth-child(4)', 18, 'Shift+Tab')
  await press('Enter')
  await page.locator('.matrix').waitFor()
  await reach('.compare-tools .seg input', 14)
  await press('ArrowLeft')
  await page.locator('.twin-map canvas').waitFor()
  await reach('.swipe-range', 4, 'Shift+Tab')
  await press('Home', 'ArrowRight')
  await expect.poll(() => swipeSays(page)).toContain('1%')
  await press('End')
  await expect.poll(() => swipeSays(page)).toContain('100%')
  await press('Home')
  await expect.poll(() => clip(page)).toContain('100%')
  await reach('.matrix-foot .btn', 10)
  await comparedAndSaved(page, [0, 1080, 810, -1080], () => press('Enter'))
  expect(complaints).toEqual({ consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] })
  await close()
})
