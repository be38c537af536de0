import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analysisSteps } from '../../src/core/analyse.ts'
import type { WhatIf } from '../../src/core/balance/schools.ts'
import { zoningSteps } from '../../src/core/catchment/zoning.ts'
import { finish } from '../../src/core/steps.ts'
import { judgedBalance } from '../../src/report/balance-summary.ts'
import { defaultAssessment } from '../../src/scenario/assessment.ts'
import { equityOfRun } from '../../src/scenario/equity-run.ts'
import { sampleStudy } from '../sample/expected.ts'
import { type Harness, startHarness, waitForReady } from './harness.ts'
import { layoutFaults, windows } from './layout.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

/** Three digits, as the page writes them. */
const three = (value: number | null | undefined) => (value ?? Number.NaN).toFixed(3)
const cvOf = (page: Page, indicator: string) => page.locator('.indicators tr', { hasText: indicator }).locator('td.b')

test('balance says what the core says; a supposed figure moves it, undo takes it back, by keyboard alone', async () => {
  const { data } = await sampleStudy()
  const balance = (whatIf: readonly WhatIf[], rule: '2017' | '2012' = '2017') =>
    judgedBalance(data.sites, rule, 'primary', { ...defaultAssessment, whatIf })
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'page=balance' })
  await waitForReady(page)
  const before = balance([])
  await expect
    .poll(() => page.locator('.balance .head').textContent())
    .toContain(`of 150 sites ${before.counts.fail} miss the norms`)
  const cv = (found: typeof before) => three(found.indicators.find(({ id }) => id === 'sports-area')?.variation?.cv)
  expect(await cvOf(page, 'Sports area').textContent()).toBe(cv(before))
  expect(await page.locator('.school-table tbody tr').count()).toBe(150)

  // The first row is in the tab order; Enter opens it, and the map shows it.
  await page.locator('.school-table tbody tr[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const site =
    data.sites.id[Number(await page.locator('.school-table tr[aria-selected="true"]').getAttribute('data-site'))]!
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe(`site:${site}`)
  const field = page.locator('.school-card').getByLabel('Sports area')
  await field.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('120000')
  const after = balance([{ site, figure: 'sports-area', value: 120_000 }])
  expect(cv(after)).not.toBe(cv(before))
  await expect.poll(() => cvOf(page, 'Sports area').textContent()).toBe(cv(after))
  await expect.poll(() => page.locator('.effects').textContent()).toContain(`${cv(before)} → ${cv(after)}`)
  // All that was typed without leaving the field is one step.
  await page.keyboard.press('Tab')
  await page.locator('.tools').getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => cvOf(page, 'Sports area').textContent()).toBe(cv(before))
  expect(await field.inputValue()).toBe(String(data.sites.extra['sports_area_m2']?.[data.sites.id.indexOf(site)]))

  // An indicator opens into the schools that drive it.
  await page.getByRole('button', { name: 'Sports area' }).first().press('Enter')
  await expect.poll(() => page.locator('.drivers').textContent()).toMatch(/Without .+ and .+ the CV would be 0\.\d{3}/)

  // The rule of 2012 judges the mean, and the address keeps it.
  await page.getByRole('radio', { name: /Basic/ }).press('Space')
  const of2012 = balance([], '2012')
  await expect
    .poll(() => page.locator('.balance .head').textContent())
    .toContain(`The mean of 8 primary CVs is ${three(of2012.cvs.mean)}`)
  await expect.poll(() => new URL(page.url()).searchParams.get('rule')).toBe('2012')
  expect(complaints.pageErrors).toEqual([])
  expect(complaints.consoleErrors).toEqual([])
  await close()
})

test('equity says what the core says, and the line can be moved', async () => {
  const { data, method, located } = await sampleStudy()
  const analysis = finish(analysisSteps(data, located, method))
  const equity = (line: number) =>
    equityOfRun(method.measure, analysis.children, analysis.run, data.zones, located.zoneOf, { line, rank: null })
  const zoning = finish(zoningSteps(data, located.catchmentOf, method))!
  const { page, complaints, close } = await harness.openPage({ lang: 'en', query: 'page=equity' })
  await waitForReady(page)
  const figure = (name: string) =>
    page.locator('.figures-list > div', { has: page.locator('dt', { hasText: name }) }).locator('dd.b')
  const found = equity(0.8)
  await expect.poll(() => figure('Gini').textContent()).toBe(three(found.gini))
  expect(await figure('Theil').textContent()).toBe(three(found.theil?.total))
  expect(await figure('Palma').textContent()).toBe(three(found.palma?.ratio))
  expect(await figure('Concentration').textContent()).toBe(`+${three(found.ranked?.index)}`)
  expect(await figure('FGT₀').textContent()).toBe(three(found.shortfall?.share))
  await page.getByLabel('Line (places per child)').fill('0.5')
  await expect.poll(() => figure('FGT₀').textContent()).toBe(three(equity(0.5).shortfall?.share))
  const whole = (value: number) => new Intl.NumberFormat('en').format(Math.round(value))
  expect(await page.locator('.says-list').textContent()).toContain(`(${whole(zoning.notNearest)})`)

  // A published figure stands beside the computed ones, with its source.
  await page.getByLabel('Published (%)').first().fill('99.3')
  await expect.poll(() => page.locator('.nearby-card').first().locator('b').textContent()).toBe('99.3%')

  // Catchments: a click shows one on the map.
  await page.getByRole('radio', { name: 'Catchments', exact: true }).check({ force: true })
  await page.locator('.area-scroll .row-name').first().click()
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toMatch(/^catchment:/)
  expect(complaints.pageErrors).toEqual([])
  expect(complaints.consoleErrors).toEqual([])
  await close()
})

test.each(windows)(
  'both pages fit $width × $height in both languages, and axe finds no serious fault',
  async (size) => {
    const { page, close } = await harness.openPage({
      ...size,
      lang: 'zh-CN',
      query: 'page=balance&at=site:H008',
      bypassPolicy: true,
      reducedMotion: true,
    })
    await waitForReady(page)
    await page.addScriptTag({
      content: await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    })
    const faults = async () => {
      const { violations } = await page.evaluate<AxeResults>(() =>
        (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
          resultTypes: ['violations'],
        }),
      )
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      return [
        ...(await layoutFaults(page)),
        ...grave.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
        ),
      ]
    }
    for (const [lang, balance, equity] of [
      ['zh-CN', '均衡', '公平'],
      ['en', 'Balance', 'Equity'],
    ] as const) {
      if (lang === 'en') await page.getByRole('button', { name: 'EN', exact: true }).click()
      await page.getByRole('radio', { name: balance, exact: true }).check({ force: true })
      await page.locator('.school-card .figures').waitFor()
      expect(await faults(), `${lang} balance`).toEqual([])
      await page.getByRole('radio', { name: equity, exact: true }).check({ force: true })
      await page.locator('.figures-list').first().waitFor()
      expect(await faults(), `${lang} equity`).toEqual([])
    }
    await close()
  },
)
