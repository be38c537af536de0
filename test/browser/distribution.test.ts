import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults, windows } from './layout.ts'
import { readPicture } from './picture.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

const breaksOf = (page: Page) =>
  page.locator('.break').evaluateAll((handles) => handles.map((handle) => Number(handle.getAttribute('aria-valuenow'))))

/** Streets of each class as the legend counts them. */
const countsOf = async (page: Page) => (await page.locator('.class-keys b').allTextContents()).map(Number)

const streets = (page: Page) => page.locator('.tb tbody tr[data-zone]')

async function graveFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({
    content: await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  })
  const { violations } = await page.evaluate<AxeResults>(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

async function download(page: Page, menu: string, item: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: menu }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: item }).click()
  return readFile((await (await waiting).path())!)
}

describe('class breaks', () => {
  test('move by pointer, by key and by typing; they survive undo, the link, another scenario and a reload, and stand in the table', async () => {
    const { page, complaints, close } = await harness.openPage({ lang: 'en' })
    await waitForReady(page)
    expect(await breaksOf(page)).toEqual([-20, -5, 5, 20])
    const before = await countsOf(page)
    expect(before.reduce((a, b) => a + b, 0)).toBe(await streets(page).count())

    // By pointer: the first break to the left.
    const first = (await page.locator('.break').first().boundingBox())!
    await page.mouse.move(first.x + 12, first.y + 8)
    await page.mouse.down()
    await page.mouse.move(first.x - 20, first.y + 8, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => (await breaksOf(page))[0]).toBeLessThan(-25)
    await expect.poll(() => countsOf(page)).not.toEqual(before)
    expect((await countsOf(page)).reduce((a, b) => a + b, 0)).toBe(before.reduce((a, b) => a + b, 0))

    // By key: one step, ten steps, to the end; never past a neighbour.
    await page.locator('.break').nth(1).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(async () => (await breaksOf(page))[1]).toBe(-14)
    await page.keyboard.press('End')
    await expect.poll(async () => (await breaksOf(page))[1]).toBe(4)

    // By typing: what does not fit is refused in words, what fits is taken.
    await page.locator('.break').nth(3).focus()
    await page.keyboard.press('Enter')
    const field = page.locator('.break-field')
    await field.fill('3')
    await field.press('Enter')
    await expect.poll(() => page.locator('.break-error').textContent()).toMatch(/above \+5/)
    await field.fill('37.5')
    await field.press('Enter')
    await expect.poll(async () => (await breaksOf(page)).slice(1)).toEqual([4, 5, 37.5])
    expect(await page.getByLabel('Classes by').inputValue()).toBe('custom')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-valuenow'))).toBe('37.5')

    // One gesture is one step.
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await breaksOf(page))[3]).toBe(20)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => (await breaksOf(page))[3]).toBe(37.5)
    const set = await breaksOf(page)

    const csv = (await download(page, 'Export', /Save table/)).toString('utf8')
    expect(csv).toMatch(/Own breaks: below −\d+/)
    expect(csv).toContain('+37.5 and above')

    // A scenario shows the same classes, frozen.
    await page.getByRole('button', { name: 'Scenario', exact: true }).click()
    await expect.poll(() => page.locator('.tick').count()).toBe(4)
    await expect.poll(() => page.locator('.legend').textContent()).toContain('Own breaks')
    await page.getByRole('button', { name: 'Explore', exact: true }).click()
    await expect.poll(() => breaksOf(page)).toEqual(set)

    await page.waitForFunction(() => document.documentElement.dataset['kept'] === 'true')
    await page.waitForFunction(() => {
      const query = new URLSearchParams(location.search)
      return query.get('classes')?.endsWith(',37.5') && !query.has('mode')
    })
    const link = page.url()
    await page.goto(new URL('?lang=en', link).href)
    await waitForReady(page)
    await expect.poll(() => breaksOf(page)).toEqual(set)
    await close()

    const other = await harness.openPage({ query: new URL(link).search.slice(1) })
    await waitForReady(other.page)
    await expect.poll(() => breaksOf(other.page)).toEqual(set)
    expect(complaints.consoleErrors.concat(complaints.policyViolations)).toEqual([])
    await other.close()
  })

  test('every scheme says its name and counts every street once; the image is painted in its colours', async () => {
    const { page, close } = await harness.openPage({ lang: 'zh-CN' })
    await waitForReady(page)
    const all = await streets(page).count()
    for (const [scheme, classes] of [
      ['quantile', 3],
      ['jenks', 7],
      ['equal', 4],
      ['norm', 7],
    ] as const) {
      await page.getByLabel('分级方法').selectOption(scheme)
      await page.getByLabel('级数').selectOption(String(classes))
      await expect.poll(() => page.locator('.break').count()).toBe(classes - 1)
      const breaks = await breaksOf(page)
      expect([...breaks].sort((a, b) => a - b)).toEqual(breaks)
      expect((await countsOf(page)).reduce((a, b) => a + b, 0)).toBe(all)
    }
    expect(await breaksOf(page)).toEqual([-40, -20, -5, 5, 20, 40])
    const picture = await readPicture(page, await download(page, '导出', /存为图片/))
    // The two classes that only seven have, and two of the others.
    for (const colour of ['#7f3212', '#165763', '#ad4f24', '#a5cdd0'])
      expect(picture.share(colour), colour).toBeGreaterThan(0.0005)
    await close()
  })
})

test('brushing the histogram leaves the same streets in the table and in the link; Escape lets go', async () => {
  const { page, close } = await harness.openPage({ lang: 'en' })
  await waitForReady(page)
  const all = await streets(page).count()
  const box = (await page.locator('.histogram').boundingBox())!
  await page.mouse.move(box.x + 2, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.3, box.y + 40, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => streets(page).count()).toBeLessThan(all)
  const few = await streets(page).count()
  expect(few).toBeGreaterThan(0)
  // Every street that is left lies in the range, and none of the others does.
  expect(await page.locator('.ub[data-out="false"]').count()).toBe(few)
  const foot = page.locator('.tb tfoot tr')
  await expect.poll(() => foot.first().textContent()).toContain(`The ${few} filtered`)
  await expect.poll(() => foot.last().textContent()).toContain('All streets179,579')
  await page.waitForFunction(() => new URLSearchParams(location.search).has('range'))

  const histogram = page.locator('.histogram')
  await histogram.focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => streets(page).count()).toBe(all)
  await page.keyboard.press('Home')
  for (let k = 0; k < 8; k++) await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => streets(page).count()).toBeLessThan(all)
  expect(await histogram.getAttribute('aria-valuetext')).toMatch(/^below .*: \d+ streets?, [\d,]+ children$/)
  await close()
})

test('the scatter, the map and the table pick the same streets, by box, by click and by key; Back returns', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en' })
  await waitForReady(page)
  const all = await streets(page).count()
  await page.getByRole('button', { name: 'Distribution' }).click()
  const dots = page.locator('.dot-street')
  await expect.poll(() => dots.count()).toBe(all)
  await page.getByLabel('Across').selectOption('distance')
  await page.waitForFunction(() => new URLSearchParams(location.search).get('axes') === 'distance,balance')

  const box = (await page.locator('.scatter-box').boundingBox())!
  await page.mouse.move(box.x + box.width * 0.3, box.y + 4)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 4, box.y + box.height - 44, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => streets(page).count()).toBeLessThan(all)
  const few = await streets(page).count()
  expect(few).toBeGreaterThan(0)
  expect(await page.locator('.dot-street[data-out="false"]').count()).toBe(few)
  await page.getByRole('button', { name: 'Clear the pick' }).click()
  await expect.poll(() => streets(page).count()).toBe(all)

  // By key alone: to the next street across, select it; the table has the same one.
  await dots.first().focus()
  await page.keyboard.press('ArrowLeft')
  const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('tr[aria-selected="true"] th').textContent()).toBe(label?.split(':')[0])
  await page.waitForFunction(() => new URLSearchParams(location.search).has('at'))
  await page.goBack()
  await expect.poll(() => page.locator('tr[aria-selected="true"]').count()).toBe(0)

  // Small maps: one for each quantity; a click brings it onto the map.
  await page.getByRole('radio', { name: 'Small maps' }).check()
  const images = page.locator('.small-map')
  await expect.poll(() => images.count()).toBe(6)
  await images.nth(3).click()
  await expect.poll(() => page.locator('.sheet-title h2').textContent()).toBe('Quality coverage')
  expect(await images.nth(3).getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.drawer').count()).toBe(0)
  expect(complaints.consoleErrors.concat(complaints.pageErrors)).toEqual([])
  await close()
})

describe.each(['zh-CN', 'en'] as const)('in %s', (lang) => {
  test('nothing overlaps, is cut off or scrolls sideways, and axe finds no serious fault', async () => {
    const { page, close } = await harness.openPage({ lang, bypassPolicy: true, query: 'classes=jenks-7' })
    await waitForReady(page)
    for (const size of windows) {
      await page.setViewportSize(size)
      const toggle = page.locator('.legend-toggle')
      if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
      await page.locator('.break').first().waitFor()
      await expect.poll(() => layoutFaults(page), { message: `${size.width}` }).toEqual([])
    }
    for (const view of [/散点图|Scatter/, /小图对照|Small maps/]) {
      await page.setViewportSize(windows[0])
      if ((await page.locator('.drawer').count()) === 0) await page.locator('#open-distribution').click()
      await page.getByRole('radio', { name: view }).check()
      expect(await graveFaults(page)).toEqual([])
      for (const size of windows) {
        await page.setViewportSize(size)
        await page.locator('.drawer header').waitFor()
        await expect.poll(() => layoutFaults(page), { message: `${view} ${size.width}` }).toEqual([])
      }
    }
    await close()
  })
})
