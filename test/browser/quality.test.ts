import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectedSheet } from '../sample/expected.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults } from './layout.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

const coverage = (page: Page) => page.locator('.kp dd').first().textContent()

test('the rule for quality changes the numbers at once, is said beside them, and survives undo and a link', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'layers=streets,sites,groups' })
  await waitForReady(page)
  const before = await coverage(page)
  await page.locator('.quality-rule summary').click()
  await page.locator('.quality-rule').getByLabel('in a group led by quality').check()
  const quality = { flag: true, lead: false, member: true, standard: false }
  const { total } = await expectedSheet({ quality })
  await expect.poll(() => coverage(page)).toBe(`${total.coverage!.toFixed(1)}%`)
  expect(await coverage(page)).not.toBe(before)
  await expect.poll(() => page.locator('.legend').textContent()).toContain('flagged or in a group led by quality')
  await expect.poll(() => page.url()).toContain('quality=flag.member')
  const link = page.url()

  // The table of groups: places and share, a row shows its group.
  const row = page.locator('.groups tbody tr').first()
  expect(await row.textContent()).toMatch(/\d+\.\d%$/)
  await row.locator('button').click()
  await expect.poll(() => row.getAttribute('data-on')).toBe('true')

  await page.keyboard.press('Control+z')
  await expect.poll(() => coverage(page)).toBe(before)
  await page.goto('about:blank')
  await page.goto(link)
  await waitForReady(page)
  await expect.poll(() => coverage(page)).toBe(`${total.coverage!.toFixed(1)}%`)
  expect(complaints.pageErrors).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
  await close()
})
