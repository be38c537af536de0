import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults, windows } from './layout.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

const screens = windows.flatMap((size) => (['zh-CN', 'en'] as const).map((lang) => ({ ...size, lang })))

test.each(screens)(
  'nothing overlaps, is cut off or scrolls sideways at $width × $height, $lang',
  async ({ width, height, lang }) => {
    for (const theme of ['light', 'dark'] as const) {
      const { page, close } = await harness.openPage({ width, height, lang, theme })
      await waitForReady(page)
      expect(await layoutFaults(page), theme).toEqual([])
      await close()
    }
  },
)

test('the look at the layout sees a wide page, a cut text and texts on one another', async () => {
  const { page, close } = await harness.openPage({ bypassPolicy: true })
  await page.setContent(`
    <p style="width: 2000px">wide</p>
    <p style="width: 60px; overflow: hidden; white-space: nowrap">a text that is much too long</p>
    <p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">this one says that it is cut</p>
    <p style="position: absolute; left: 20px; top: 300px">first</p>
    <p style="position: absolute; left: 24px; top: 304px">second</p>
    <p style="position: absolute; left: 20px; top: 500px">hidden row</p>
    <p style="position: absolute; left: 20px; top: 506px; background: rgb(255, 255, 255)">header</p>
    <p style="position: absolute; left: -9999px">for screen readers</p>`)
  expect(await layoutFaults(page)).toEqual([
    'scrolls sideways: 2008 px in a window of 1440 px',
    'cut off: "a text that is much too long" in p',
    'on one another: "first" and "second"',
  ])
  await close()
})
