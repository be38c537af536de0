import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paletteOf } from '../../src/symbology/palette.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { readPicture } from './picture.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

/** 60,000 buildings with a few children each, over the whole district. */
function manyChildren(): Buffer {
  const rows = ['编号,经度,纬度,适龄儿童']
  for (let row = 0; row < 200; row++) {
    for (let column = 0; column < 300; column++)
      rows.push(`B${row}-${column},${(116.05 + 0.0011 * column).toFixed(5)},${(39.89 + 0.0013 * row).toFixed(5)},3`)
  }
  return Buffer.from(`${rows.join('\n')}\n`)
}

const { gap } = paletteOf('light')

/** Share of a part of the map, free of legend and panels, in the colours of the classes. */
async function inClasses(page: Page): Promise<number> {
  const box = (await page.locator('.map canvas').first().boundingBox())!
  const clip = { x: box.x + box.width * 0.45, y: box.y + box.height * 0.3, width: box.width * 0.3, height: box.height * 0.25 } // biome-ignore format: a box
  const picture = await readPicture(page, await page.screenshot({ clip }))
  return gap.reduce((sum, colour) => sum + picture.share(colour), 0)
}

test('a study of 60,000 points shows its cells, also after a lost graphics context, tells the one under the pointer and saves them in the picture', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'mode=data', reducedMotion: true })
  await page.waitForSelector('.now .plain')
  await page.setInputFiles('[data-files]', { name: 'children.csv', mimeType: 'text/csv', buffer: manyChildren() })
  await page.waitForFunction(
    () => document.querySelectorAll('.fi').length > 0 && document.documentElement.dataset['desk'] === 'still',
  )
  await page.getByRole('button', { name: 'Start analysis' }).click()
  await page.waitForSelector('.toast')
  await waitForReady(page)

  // Without the streets' own colours whatever has the colour of a class is a cell.
  const layer = (name: string) => page.locator('.layers label', { hasText: name }).locator('input')
  await layer('Street colours').uncheck()
  await expect.poll(() => inClasses(page)).toBeLessThan(0.02)
  await layer('Children by cell').check()
  await expect.poll(() => inClasses(page)).toBeGreaterThan(0.4)

  const map = (await page.locator('.map canvas').first().boundingBox())!
  await page.locator('.map button[aria-label="Zoom in"]').click()
  await page.locator('.map button[aria-label="Zoom in"]').click()
  // Between two buildings nothing is told but the street; somewhere on the way a building is met.
  let step = 0
  await expect
    .poll(async () => {
      await page.mouse.move(
        map.x + map.width * 0.5 + (step++ % 120),
        map.y + map.height * 0.45 + Math.floor(step / 120),
      )
      return (await page.locator('.tip').count()) > 0 ? page.locator('.tip').textContent() : ''
    })
    .toMatch(/^Cell in .*Children3/)

  const before = await inClasses(page)
  expect(before).toBeGreaterThan(0.1)
  const context = await page.evaluateHandle(
    () =>
      document
        .querySelector<HTMLCanvasElement>('.map canvas')!
        .getContext('webgl2')!
        .getExtension('WEBGL_lose_context')!,
  )
  await context.evaluate((extension) => extension.loseContext())
  await page.waitForSelector('.notice')
  await context.evaluate((extension) => extension.restoreContext())
  await expect.poll(() => inClasses(page)).toBeGreaterThan(0.8 * before)

  await page.getByRole('button', { name: 'Export' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: /Save image/ }).click()
  const picture = await readPicture(page, await readFile((await (await waiting).path())!))
  for (const colour of gap) expect(picture.share(colour), colour).toBeGreaterThan(0.0005)
  expect(gap.reduce((sum, colour) => sum + picture.share(colour), 0)).toBeGreaterThan(0.05)
  expect(complaints.pageErrors).toEqual([])
  await close()
})
