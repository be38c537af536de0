import { afterEach, describe, expect, test } from 'vitest'
import { type Harness, type PageOptions, startHarness, waitForReady } from './harness.ts'
import type { Fault } from './static-server.ts'

let harness: Harness | undefined
afterEach(async () => {
  await harness?.close()
  harness = undefined
})

async function open(options: PageOptions, fault?: (path: string) => Fault | undefined) {
  harness = await startHarness(fault ? { fault } : {})
  const opened = await harness.openPage(options)
  await waitForReady(opened.page)
  return opened
}

const withoutWebgl = `HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
  apply: (target, self, args) => /webgl/.test(args[0]) ? null : Reflect.apply(target, self, args) })`

describe('bad conditions at the start are said, with what to do', () => {
  test.each(['zh-CN', 'en'] as const)(
    'no WebGL, %s: a message in place of the map, and the table still works',
    async (lang) => {
      const { page, complaints } = await open({ lang, initScripts: [withoutWebgl] })
      const message = await page.locator('.nomap').textContent()
      expect(message).toContain('WebGL')
      expect(await page.locator('.tb tbody tr').count()).toBe(29)
      await page.locator('.tb tbody tr').nth(2).click()
      await page.locator('.wt').waitFor()
      await page.locator('.rail .typed').fill('900')
      await expect.poll(() => page.locator('.tb tbody tr').count()).toBe(29)
      expect(complaints.pageErrors).toEqual([])
    },
  )

  test('no worker: the page computes by itself, says so, and the numbers are there', async () => {
    const { page, complaints } = await open({ lang: 'en', initScripts: ['delete globalThis.Worker'] })
    expect(await page.locator('.notice').first().textContent()).toContain('background worker')
    expect(await page.locator('.tb tbody tr').count()).toBe(29)
    expect(complaints.pageErrors).toEqual([])
  })

  test.each([
    ['study.json', 'missing', 'is missing'],
    ['study.json', 'broken', 'study.json'],
    ['schools.csv', 'missing', 'schools.csv is missing'],
    ['demand.csv', 'missing', 'demand.csv is missing'],
  ] as const)('%s %s: the file is named, with a way out', async (file, fault, text) => {
    const { page } = await open({ lang: 'en' }, (path) => (path === `sample/${file}` ? fault : undefined))
    expect(await page.locator('[role="alert"]').first().textContent()).toContain(text)
    expect(await page.getByRole('button', { name: 'Reload' }).isVisible()).toBe(true)
  })

  test('the map part of the program missing: the table goes on without it', async () => {
    const { page } = await open({ lang: 'en' }, (path) => (/\/map-[^/]*\.js$/.test(path) ? 'missing' : undefined))
    expect(await page.locator('.nomap').textContent()).toContain('cannot draw the map')
    expect(await page.locator('.tb tbody tr').count()).toBe(29)
  })

  test.each([
    ['zh-CN', '公平', '没有加载成功'],
    ['en', 'Equity', 'did not load'],
  ] as const)(
    '%s: a page of the program missing: that is said in its place, and the map and the rest go on',
    async (lang, tab, text) => {
      const { page, complaints } = await open({ lang }, (path) =>
        /equity-page.*\.js$/.test(path) ? 'missing' : undefined,
      )
      await page.getByRole('radio', { name: tab, exact: true }).check({ force: true })
      expect(await page.locator('.results [role="alert"]').textContent()).toContain(text)
      expect(await page.locator('canvas.maplibregl-canvas').isVisible()).toBe(true)
      expect(complaints.pageErrors).toEqual([])
    },
  )

  test.each([
    ['missing', 'is missing'],
    ['broken', 'streets.geojson'],
  ] as const)('streets.geojson %s: the study opens without streets and says which file failed', async (fault, text) => {
    const { page } = await open({ lang: 'en' }, (path) => (path === 'sample/streets.geojson' ? fault : undefined))
    expect(await page.locator('.notice').first().textContent()).toContain(text)
    expect(await page.locator('.tpl dd.b').count()).toBe(3)
  })
})
