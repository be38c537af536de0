import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Complaints, type Harness, startHarness, waitForReady } from './harness.ts'

const nothing: Complaints = { consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] }

describe('the built page', () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await startHarness()
  })
  afterAll(() => harness?.close())

  test.each(['zh-CN', 'en'] as const)(
    'loads in %s without an error and asks nobody else for anything',
    async (lang) => {
      const { page, complaints, close } = await harness.openPage({ lang })
      await waitForReady(page)
      expect(complaints).toEqual(nothing)
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      // Without this a page that only says what is missing would do.
      expect(await page.locator('canvas').count()).toBeGreaterThan(0)
      expect(await page.locator('.tb tbody tr').count()).toBe(29)
      await close()
    },
  )

  const screens = (['zh-CN', 'en'] as const).flatMap((lang) => [
    { lang, theme: 'light' as const },
    { lang, theme: 'dark' as const },
  ])
  test.each(screens)(
    'can be used by everybody: axe finds no serious fault in $lang, $theme',
    async ({ lang, theme }) => {
      const { page, close } = await harness.openPage({ lang, theme, reducedMotion: true, bypassPolicy: true })
      await waitForReady(page)
      await page.addScriptTag({
        content: await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
      })
      const options: RunOptions = { resultTypes: ['violations'] }
      const { violations } = await page.evaluate<AxeResults, RunOptions>(
        (given) => (window as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(given),
        options,
      )
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      const told = grave.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      )
      expect(told).toEqual([])
      await close()
    },
  )
})

test('the built page works under a sub-path of any static server', async () => {
  const harness = await startHarness({ prefix: '/a/b/' })
  try {
    const { page, complaints } = await harness.openPage({ lang: 'en' })
    await waitForReady(page)
    expect(complaints).toEqual(nothing)
  } finally {
    await harness.close()
  }
})

describe('the harness itself', () => {
  test('sees a console error, an exception, a refused script and a foreign request', async () => {
    const harness = await startHarness()
    try {
      const { page, complaints } = await harness.openPage()
      await page.evaluate(async () => {
        console.error('planted')
        queueMicrotask(() => {
          throw new Error('thrown')
        })
        await fetch('http://localhost:1/elsewhere').catch(() => undefined)
        const script = document.createElement('script')
        script.textContent = 'window.planted = 1'
        document.head.append(script)
      })
      await expect.poll(() => complaints.policyViolations.join('\n')).toMatch(/script-src-elem inline/)
      expect(complaints.policyViolations.join('\n')).toMatch(/connect-src http:\/\/localhost:1/)
      expect(complaints.consoleErrors.join('\n')).toMatch(/planted/)
      await expect.poll(() => complaints.pageErrors.join('\n')).toMatch(/thrown/)
    } finally {
      await harness.close()
    }
  })

  test('sees a request to another host when the policy lets it through, and serves faults on demand', async () => {
    const harness = await startHarness({
      fault: (path) =>
        path === 'gone.txt' ? 'missing' : path === 'other.txt' ? new TextEncoder().encode('other') : undefined,
    })
    try {
      const { page, complaints } = await harness.openPage({ bypassPolicy: true })
      const seen = await page.evaluate(async () => {
        await fetch('http://localhost:1/elsewhere').catch(() => undefined)
        const source = "fetch('http://localhost:1/worker').catch(() => postMessage('done'))"
        const worker = new Worker(URL.createObjectURL(new Blob([source])))
        await new Promise((resolve) => {
          worker.onmessage = resolve
        })
        const gone = await fetch('gone.txt')
        const other = await fetch('other.txt')
        return [gone.status, await other.text()]
      })
      expect(seen).toEqual([404, 'other'])
      expect(complaints.foreignRequests).toEqual(['http://localhost:1/elsewhere', 'http://localhost:1/worker'])
    } finally {
      await harness.close()
    }
  })
})
