import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resultsToSave } from '../../src/report/saved-results.ts'
import { type KpiValues, kpis } from '../../src/scenario/kpis.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'
import { clip, savedMatrix, savedText, shownMatrix } from './comparison.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults } from './layout.ts'
import { fromCommandLine, goTo, openProposals, proposals, sampleStudy } from './proposals.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

/** What axe calls serious or critical. */
async function graveFaults(page: Page): Promise<string[]> {
  const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  await page.addScriptTag({ content: readFileSync(source, 'utf8') })
  const { violations } = await page.evaluate<AxeResults>(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** The compare mode with three proposals, all computed. */
async function compared(page: Page): Promise<void> {
  await openProposals(page)
  await goTo(page, 'compare')
  await page.locator('.matrix').waitFor()
}

test('screen, tooltip, saved tables and command line say the same of three proposals, to the last digit', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en' })
  await compared(page)
  const shown = await shownMatrix(page)
  expect(shown[0]).toEqual([0, 960, 2040, 960])
  const text = await savedText(page, () => page.locator('.matrix-foot .btn').click())
  expect(savedMatrix(text, 4)).toEqual(shown)
  expect(text).toContain('Reach,1500')

  // The command line says the same of the same scenarios: as it is shown, and in full precision.
  const written = await fromCommandLine()
  const folders = ['baseline', ...proposals.map(({ name }) => name)]
  const summaries = folders.map((folder) => JSON.parse(written(`${folder}/summary.json`)))
  expect(kpis.map(({ id }) => summaries.map((summary) => summary.shown[id]))).toEqual(shown)
  const exact = savedMatrix(text, 11).map((row) => row.slice(7))
  expect(kpis.map(({ id }) => summaries.map((summary) => summary.kpis[id]))).toEqual(exact)

  // The flow between the parts begins and ends with the parts that the matrix shows.
  await page.locator('.flow summary').click()
  const sums = await page.locator('.flow-table tbody tr td:last-child').allTextContents()
  const arrivals = await page.locator('.flow-table tfoot td').allTextContents()
  const whole = (list: readonly string[]) => list.map((cell) => Number(cell.replaceAll(',', '')))
  expect(whole(sums)).toEqual([2, 3, 4].map((row) => shown[row]![0]))
  expect(whole(arrivals).slice(0, 3)).toEqual([2, 3, 4].map((row) => shown[row]![1]))

  // The ranking under other settings, computed in the background.
  await expect
    .poll(() => page.locator('.sweep-sentence').textContent())
    .toMatch(/B North and west is best in \d+ of 20 settings/)
  await page.locator('.sweep summary').click()
  expect(await page.locator('.sweep-table tbody tr').count()).toBe(20)

  // All streets, largest first by the second scenario.
  await page.locator('.street-table .field').selectOption('placed')
  await page.locator('.street-table thead button').nth(3).click()
  const column = whole(
    await page
      .locator('.street-table tbody tr td:nth-of-type(3)')
      .evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent ?? '')),
  )
  expect(column).toEqual(column.toSorted((a, b) => b - a))
  expect(column.reduce((a, b) => a + b, 0)).toBe(shown[2]![2])

  // The tooltip over the map of changes says of a street what the tables and the command line say.
  const streets = Papa.parse<string[]>(await savedText(page, () => page.locator('.street-table .btn').click())).data
  const lines = Papa.parse<Record<string, string>>(written('A North/zones.csv'), { header: true }).data
  const mark = (await page.locator('.map > .overlay .edit-mark').first().boundingBox())!
  await page.mouse.move(mark.x + mark.width + 14, mark.y + mark.height / 2)
  const tip = page.locator('.tip')
  await tip.waitFor()
  const name = await tip.locator('b').textContent()
  const row = streets.find(([, street]) => street === name)!
  const line = lines.find((one) => one['id'] === row[0])!
  const [was, now] = [Number(row[3]), Number(row[4])]
  expect(now).toBeGreaterThan(was)
  expect(Number(row[8])).toBe(Number(line['placed']))
  const per100 = (100 * (Number(row[8]) - Number(row[7]))) / Number(line['children'])
  const said = await tip.locator('div > span:last-child').allTextContents()
  expect(said.map((cell) => Number(cell.replace(/[,+]/g, '').replace('−', '-')))).toEqual([
    was,
    now,
    now - was,
    Number(per100.toFixed(1)),
  ])

  // The best of a row is told by a word, not by a dot alone.
  expect(await page.locator('.matrix td[data-best="true"] .sr').first().textContent()).toBe('best')

  await page.locator('.compare-tools .seg input').first().check()
  await page.locator('.twin-map canvas').waitFor()
  const handle = page.locator('.swipe-range')
  await handle.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => clip(page)).toContain('100%')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => handle.getAttribute('aria-valuetext')).toContain('1%')
  await page.locator('.swipe-plate[data-side="left"]').selectOption({ label: 'B North and west' })
  await expect.poll(() => handle.getAttribute('aria-valuetext')).toContain('B North and west')
  expect(await layoutFaults(page)).toEqual([])

  // Side by side: where one map is taken, the other goes too.
  await page.locator('.compare-tools .seg input').nth(2).check()
  await expect
    .poll(() =>
      page.evaluate(() => {
        const width = (sel: string) => document.querySelector(sel)?.clientWidth ?? 0
        return Math.abs(width('.twin-map canvas') - width('.map > .map-canvas canvas')) <= 1
      }),
    )
    .toBe(true)
  expect(await layoutFaults(page)).toEqual([])
  expect(complaints).toEqual({ consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] })
  await close()
})

test('what a file remembers of its results is held against those of now: other version, data, parameters, numbers', async () => {
  const { page, close } = await harness.openPage({ lang: 'en' })
  await waitForReady(page)
  const { method, scenarios } = parseStudyFile({ ...sampleStudy, scenarios: proposals }).study
  const counts = { points: 1, schools: 1, children: 1 }
  const kept = (of: typeof method, k: number, shown: object) =>
    resultsToSave('0.0.1', counts, of, [{ ...scenarios[k]!, shown: shown as KpiValues }])
  const mine = kept(method, 0, { added: 960, placed: 1 })
  const others = kept({ ...method, threshold: 900 }, 1, {})
  const results = { ...mine, columns: [...mine.columns, ...others.columns] }
  await openProposals(page, proposals, { results })
  await goTo(page, 'compare')
  const note = page.getByRole('alert').filter({ hasText: '0.0.1' })
  await note.waitFor()
  const text = (await note.textContent())!
  expect(text).toContain('The data are no longer those of the saved results')
  expect(text).toContain('numbers of B North and west that were made with other parameters or edits')
  expect(text).toMatch(/A North, .*: 1 → [\d,]+/)
  expect(await layoutFaults(page)).toEqual([])
  await close()
})

test('on a phone the comparison is one sheet under the map, and nothing is cut off', async () => {
  const { page, complaints, close } = await harness.openPage({
    lang: 'zh-CN',
    width: 390,
    height: 844,
    theme: 'dark',
    bypassPolicy: true,
  })
  await compared(page)
  expect(await layoutFaults(page)).toEqual([])
  expect(await graveFaults(page)).toEqual([])
  await page.locator('.compare-tools .seg input').first().check()
  await page.locator('.twin-map canvas').waitFor()
  expect(await layoutFaults(page)).toEqual([])
  expect(complaints.consoleErrors).toEqual([])
  await close()
})

test('the best spot for a new school is found, becomes a scenario, and wins the comparison', async () => {
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'mode=scenario' })
  await waitForReady(page)
  await page.getByRole('button', { name: 'Find the best spot' }).click()
  await page.locator('.spot-form .btn.prop').click()
  await page.locator('.spot-list li').first().waitFor()
  const best = await page.locator('.spot-list li b').first().textContent()
  // Ten places, best first, each with a button of its own.
  const gains = (await page.locator('.spot-list li b').allTextContents()).map((text) => Number(text.replace(',', '')))
  expect(gains).toHaveLength(10)
  expect(gains).toEqual(gains.toSorted((a, b) => b - a))
  expect(await layoutFaults(page)).toEqual([])
  // The keyboard goes on where the result stands.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('.toast button').click()
  await page.locator('.matrix').waitFor()
  // The comparison, run in full, says what the search promised.
  expect(await page.locator('.matrix tbody tr').nth(2).locator('.delta').textContent()).toBe(best)
  expect(complaints).toEqual({ consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] })
  await close()
})
