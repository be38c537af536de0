/**
 * `npm run shots`: builds the page and photographs it in every window size, theme and language into `.shots/`, saying for
 * each picture what the browser complained about and what is wrong with the layout. Exit code 1 when anything is.
 */
import { register } from 'tsx/esm/api'
import { build } from 'vite'
import { root } from './set-up.mjs'

register()
const { shot, startHarness, waitForReady } = await import('../test/browser/harness.ts')
const { layoutFaults, windows } = await import('../test/browser/layout.ts')

await build({ root, logLevel: 'warn' })
const harness = await startHarness()
let faultCount = 0
try {
  for (const { width, height } of windows) {
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      for (const lang of /** @type {const} */ (['zh-CN', 'en'])) await photograph(width, height, theme, lang)
    }
  }
} finally {
  await harness.close()
}
console.log(faultCount === 0 ? 'No complaints.' : `${faultCount} complaints.`)
process.exitCode = faultCount === 0 ? 0 : 1

/**
 * @param {number} width
 * @param {number} height
 * @param {'light' | 'dark'} theme
 * @param {'zh-CN' | 'en'} lang
 */
async function photograph(width, height, theme, lang) {
  const { page, complaints, close } = await harness.openPage({ width, height, theme, lang })
  /** @type {string[]} */
  const faults = []
  // A page that never gets ready is photographed all the same: the picture may say why.
  await waitForReady(page).catch((error) => faults.push(`not ready: ${error.message}`))
  if ((await page.locator('canvas').count()) === 0) faults.push('there is no map')
  const path = await shot(page, `${width}x${height}-${theme}-${lang}`)
  faults.push(...(await layoutFaults(page)))
  for (const [kind, lines] of Object.entries(complaints))
    faults.push(...lines.map((/** @type {string} */ line) => `${kind}: ${line}`))
  await close()
  console.log(path)
  for (const fault of faults) console.log(`  ${fault}`)
  faultCount += faults.length
}
