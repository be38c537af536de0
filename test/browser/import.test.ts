import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../.tools/set-up.mjs'
import { city } from '../bench/data.ts'
import { childrenXlsx } from '../bench/large-files.ts'
import { officeList, sampleSchools } from '../worker/sample-schools.ts'
import { type Harness, type OpenedPage, type PageOptions, startHarness } from './harness.ts'
import { layoutFaults, windows } from './layout.ts'

const withoutWebgl = `HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
  apply: (target, self, args) => /webgl/.test(args[0]) ? null : Reflect.apply(target, self, args) })`

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness?.close())

interface Dropped {
  readonly name: string
  readonly bytes: Uint8Array
}

const fixture = (name: string): Dropped[] =>
  readdirSync(join(root, 'test/fixtures', name))
    .filter((file) => file !== 'case.json' && file !== 'expected.json')
    .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(root, 'test/fixtures', name, file))) }))

/** Lets files fall on the page as a hand would: over it, then let go. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, base64 } of given)
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
    return data
  }, packed)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await page.waitForSelector('.dropping')
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** Everything dropped is read and checked. */
const deskStill = (page: Page) =>
  page.waitForFunction(() => {
    const rows = document.querySelectorAll('.fi').length
    return rows > 0 && document.documentElement.dataset['desk'] === 'still'
  })

const kept = (page: Page) => page.waitForFunction(() => document.documentElement.dataset['kept'] === 'true')
const studyName = (page: Page) => page.locator('.doc b').textContent()

/** An empty screen of data mode: no map, which is what takes long here. */
async function openDesk(lang: 'zh-CN' | 'en' = 'zh-CN', more: PageOptions = {}): Promise<OpenedPage> {
  const opened = await harness.openPage({ lang, query: 'mode=data', reducedMotion: true, bypassPolicy: true, ...more })
  await opened.page.waitForSelector('.now .plain')
  return opened
}

async function graveFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({
    content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  })
  const { violations } = await page.evaluate<AxeResults>(() =>
    (window as unknown as { axe: { run: (o: object) => Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

test('an office list in GBK and GCJ-02 is dropped, put right with two confirmations, analysed, undone, and back after a reload', async () => {
  // The map is drawn elsewhere; without it the analysis is there at once.
  const initScripts = [withoutWebgl]
  const { page, complaints, close } = await openDesk('zh-CN', { bypassPolicy: false, initScripts })
  await drop(page, [{ name: '小学校址.csv', bytes: officeList() }])
  await deskStill(page)
  expect(await page.locator('.prev').textContent()).toContain('号校址')
  await page.waitForSelector('.answers')
  expect(await page.locator('.cc tbody tr').first().locator('td').allTextContents()).toEqual(['9', '0'])
  const start = page.getByRole('button', { name: '开始分析', exact: true })
  expect(await start.isDisabled()).toBe(true)

  await page.getByRole('button', { name: /按 GCJ-02 改正 150 个点/ }).click()
  await page.waitForFunction(() => document.querySelector('.answers') === null)
  await deskStill(page)
  await start.click()
  await page.waitForSelector('.toast')
  expect(await page.locator('.toast').textContent()).toContain('已用 1 个文件')
  await page.waitForSelector('.results .head')

  // What is exported is what was read: within a metre of where the sample's schools stand.
  await page.getByRole('button', { name: '数据', exact: true }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出校址为 CSV' }).click()
  const text = readFileSync(await (await saving).path(), 'utf8')
  const [header = '', ...rows] = text.trim().split(/\r?\n/)
  const names = header.replace('\uFEFF', '').split(',')
  expect(rows).toHaveLength(150)
  for (const [k, row] of rows.entries()) {
    const cells = row.split(',')
    const east = (Number(cells[names.indexOf('lon')]) - Number(sampleSchools[k]?.lon)) * 85_300
    const north = (Number(cells[names.indexOf('lat')]) - Number(sampleSchools[k]?.lat)) * 111_000
    expect(Math.hypot(east, north)).toBeLessThan(1)
  }
  expect(await page.locator('.records').textContent()).toContain('小学校址.csv')

  await kept(page)
  await page.reload()
  await page.waitForSelector('.records')
  expect(await page.locator('.toast').textContent()).toContain('已恢复')
  expect(await page.locator('.records').textContent()).toContain('GB18030')
  await page.locator('.toast button').click()
  await page.waitForFunction(() => document.querySelector('.records') === null)
  await page.keyboard.press('Control+z')
  await page.waitForSelector('.records')
  expect(complaints).toEqual({ consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] })

  await page.getByRole('button', { name: '清除本机全部数据' }).click()
  await page.getByRole('button', { name: '清除', exact: true }).click()
  await page.waitForFunction(() => document.querySelector('.records') === null)
  const left = await page.evaluate(async () => {
    const request = indexedDB.open('jiujin')
    await new Promise((resolve) => {
      request.onsuccess = resolve
    })
    const count = request.result.transaction('kept').objectStore('kept').count()
    await new Promise((resolve) => {
      count.onsuccess = resolve
    })
    return [count.result, localStorage.length]
  })
  expect(left).toEqual([0, 0])
  await close()
})

describe('on the desk', () => {
  test('a file of every format is read by drag and drop and recognised for what it is', async () => {
    const { page, complaints, close } = await openDesk()
    const cases = [
      ['csv-gbk-gcj02', '学校名单'],
      ['xlsx-titles', '学校名单'],
      ['geojson-streets', '街道边界'],
      ['topojson', '街道边界'],
      ['shapefile-zip', '街道边界'],
      ['shapefile-loose', '街道边界'],
      ['kml', '学校名单'],
      ['kmz', '学校名单'],
      ['geotiff', '适龄儿童（点、网格）'],
      ['costs-long', '出行成本'],
    ] as const
    for (const [name, role] of cases) {
      await drop(page, fixture(name))
      await deskStill(page)
      expect(await page.locator('select[aria-labelledby="role"] option:checked').textContent(), name).toBe(role)
      expect(await page.locator('.fi em.e', { hasText: '读不出' }).count(), name).toBe(0)
      // Emptied for the next: what is removed leaves nothing behind.
      for (const rows = page.locator('.fi .rm'); (await rows.count()) > 0; ) await rows.first().click()
      await page.waitForSelector('.now .plain')
    }
    expect(complaints.pageErrors).toEqual([])
    await close()
  })

  test('a packed study opens as one step, and undo brings the open study back', async () => {
    const { page, close } = await openDesk()
    const before = await studyName(page)
    await drop(page, fixture('study-packed'))
    await page.waitForFunction((name) => document.querySelector('.doc b')?.textContent !== name, before)
    await page.keyboard.press('Control+z')
    await page.waitForFunction((name) => document.querySelector('.doc b')?.textContent === name, before)
    await close()
  })

  test('what cannot be read says why, and takes nothing away from what lies there already', async () => {
    const { page, close } = await openDesk('en')
    await drop(page, fixture('geojson-streets'))
    await deskStill(page)
    await drop(page, [...fixture('zip-bomb'), ...fixture('xlsx-damaged')])
    await page.waitForFunction(() => document.querySelectorAll('.fi').length === 3)
    await deskStill(page)
    expect(await page.locator('.fi .e').allTextContents()).toEqual(['unreadable', 'unreadable'])
    const told = await page.locator('.iss').textContent()
    expect(told).toContain('Archive too large')
    expect(told).toContain('Archive damaged')
    expect(await page.locator('.fi[data-on="true"]').textContent()).toContain('streets.geojson')
    await close()
  })

  test('the doubts of a list are settled with the keyboard alone', async () => {
    const { page, close } = await openDesk('en')
    const list = officeList((row, k) => (k === 3 ? row.with(4, '1440人') : k === 7 ? row.with(4, '') : row))
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), focusAnd(page, 'Add', 'Enter')])
    await chooser.setFiles([{ name: 'schools.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }])
    await deskStill(page)
    await focusAnd(page, /^Correct \d+ points/, 'Enter')
    await page.waitForFunction(() => document.querySelector('.answers') === null)
    await deskStill(page)
    await focusAnd(page, 'Take', 'Enter')
    await page.waitForFunction(() => document.querySelectorAll('.ig[data-severity="stops"] .ir').length === 1)
    await focusAnd(page, 'Fill in', 'Enter')
    await page.keyboard.type('720')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('.ig[data-severity="stops"]').length === 0)
    expect(await page.locator('.ir.settled').count()).toBe(2)
    await deskStill(page)
    expect(await page.getByRole('button', { name: 'Start analysis' }).isEnabled()).toBe(true)
    await close()
  })

  test('schools of a list without positions are set on the map by hand or keys, one after another, and the study records it', async () => {
    const { page, close } = await openDesk('en', { initScripts: [withoutWebgl] })
    const list =
      'name,address,capacity\nFirst School,1 A Road,600\nSecond School,2 B Road,700\nThird School,3 C Road,800\n'
    await drop(page, [{ name: 'names.csv', bytes: new TextEncoder().encode(list) }])
    await deskStill(page)
    await page.locator('.ih').getByRole('button', { name: 'Place on the map' }).click()
    const map = page.getByRole('application')
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'application')
    expect(await map.getAttribute('aria-label')).toContain('First School')
    expect(await page.locator('.placing .prev').textContent()).toContain('1 A Road')
    await map.click({ position: { x: 400, y: 250 } })
    const asks = (name: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector('[role="application"]')?.getAttribute('aria-label')?.includes(wanted),
        name,
      )
    await asks('Second School')
    // A second one by keys alone; taken back, and set again elsewhere.
    for (const key of ['ArrowRight', 'ArrowDown', '+', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key)
    await asks('Third School')
    const first = await page.locator('.placing-where').textContent()
    await page.keyboard.press('Backspace')
    await asks('Second School')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await asks('Third School')
    expect(await page.locator('.placing-where').textContent()).not.toBe(first)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByText('All have a position.').waitFor()
    expect(await graveFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()
    await deskStill(page)
    expect(await page.locator('.ir.settled').count()).toBe(3)
    await page.getByRole('button', { name: 'Start analysis' }).click()
    await page.waitForSelector('.toast')
    await page.getByRole('button', { name: 'Data', exact: true }).click()
    expect(await page.locator('.records').textContent()).toContain('3 cells changed')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export School sites as CSV' }).click()
    const rows = readFileSync(await (await saving).path(), 'utf8')
      .trim()
      .split(/\r?\n/)
    expect(rows).toHaveLength(4)
    for (const row of rows.slice(1)) expect(row).toMatch(/11[5-6]\.\d+,(?:39|40)\.\d+/)
    await close()
  })

  test('an import is one step: undo brings the study before it back whole, and redo the import', async () => {
    const { page, close } = await openDesk('en', { initScripts: [withoutWebgl] })
    // A study with everything in it that a study may have.
    const sample = await studyName(page)
    await drop(page, fixture('study-packed'))
    await page.waitForFunction((name) => document.querySelector('.doc b')?.textContent !== name, sample)
    const saved = async () => {
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save study file' }).click()
      return unzipSync(readFileSync(await (await saving).path()))
    }
    const before = await saved()
    const list = 'name,lon,lat,capacity\nNew,116.30,39.96,600\n'
    const children = 'id,lon,lat,children\nA,116.301,39.961,100\n'
    await drop(page, [
      { name: 'schools.csv', bytes: new TextEncoder().encode(list) },
      { name: 'children.csv', bytes: new TextEncoder().encode(children) },
    ])
    await deskStill(page)
    await page.getByRole('radio', { name: 'Files only' }).check()
    await deskStill(page)
    await page.getByRole('button', { name: 'Start analysis' }).click()
    await page.waitForSelector('.toast')
    await page.getByRole('button', { name: 'Data', exact: true }).click()
    await page.waitForSelector('.records')
    const imported = await saved()
    expect(Object.keys(imported)).not.toEqual(Object.keys(before))
    await page.keyboard.press('Control+z')
    await page.waitForFunction(() => document.querySelector('.records') === null)
    expect(await saved()).toEqual(before)
    await page.keyboard.press('Control+Shift+z')
    await page.waitForSelector('.records')
    expect(await saved()).toEqual(imported)
    await close()
  })

  test('reading a large workbook can be given up at any moment: the desk is free, and what lay on it is still there', async () => {
    const { page, close } = await openDesk('en')
    await drop(page, fixture('geojson-streets'))
    await deskStill(page)
    // Takes some ten seconds to read, in one go.
    const bytes = Buffer.from(childrenXlsx(city(200_000, 1), 200_000))
    await page.setInputFiles('[data-files]', { name: 'large.xlsx', mimeType: '', buffer: bytes })
    await page.locator('.reading[data-work="reading"] button').click()
    await page.waitForFunction(() => document.documentElement.dataset['desk'] === 'still')
    const list = Buffer.from('name,lon,lat,capacity\nNew,116.30,39.96,600\n')
    const start = performance.now()
    await page.setInputFiles('[data-files]', { name: 'schools.csv', mimeType: 'text/csv', buffer: list })
    await page.waitForFunction(() => document.querySelectorAll('.fi em.k').length === 2)
    expect(performance.now() - start).toBeLessThan(4000)
    expect(await page.locator('.fi').allTextContents()).toMatchObject([
      expect.stringContaining('streets.geojson'),
      expect.stringContaining('schools.csv'),
    ])
    await close()
  })

  test.each(['reading', 'checking'])(
    '%s a large file shows progress and can be given up; the page stays as it was',
    async (work) => {
      const { page, close } = await openDesk('en')
      const rows = Array.from(
        { length: 150_000 },
        (_, k) => `D${k},${116 + k / 1e6},39.96,${k % 40},一段相当长的备注文字`,
      )
      const bytes = new TextEncoder().encode(`编号,经度,纬度,儿童数,备注\n${rows.join('\n')}\n`)
      await page.evaluate((wanted) => {
        // The moment the bar moves is the moment to press the button: nobody waits for a clock.
        const press = () => {
          const bar = document.querySelector<HTMLElement>(`.reading[data-work="${wanted}"]`)
          if (!bar || !(Number(bar.querySelector('progress')?.value) > 0)) return
          document.documentElement.dataset['seen'] = bar.querySelector('progress')?.getAttribute('aria-label') ?? ''
          bar.querySelector('button')?.click()
        }
        new MutationObserver(press).observe(document.body, { childList: true, subtree: true, attributes: true })
      }, work)
      await page.setInputFiles('[data-files]', { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
      await page.waitForFunction(() => document.documentElement.dataset['seen'] !== undefined)
      await page.waitForFunction(() => document.documentElement.dataset['desk'] === 'still')
      if (work === 'checking') {
        // Read, but nothing is known about it: it can be checked after all, or left.
        expect(await page.locator('.fi em').allTextContents()).toEqual(['not checked'])
        expect(await page.getByRole('button', { name: 'Start analysis' }).isDisabled()).toBe(true)
        expect(await page.getByRole('button', { name: 'Check', exact: true }).isEnabled()).toBe(true)
        await page.getByRole('button', { name: 'Remove large.csv' }).click()
      }
      await page.waitForFunction(() => document.querySelectorAll('.fi').length === 0)
      expect(await page.locator('.now .plain tbody tr').count()).toBe(4)
      await close()
    },
  )
})

const layouts: Readonly<Record<number, string>> = { 1440: 'wide', 1024: 'compact', 390: 'phone' }

/** The page arranges itself a moment after the window has changed. */
async function resize(page: Page, size: (typeof windows)[number]): Promise<void> {
  await page.setViewportSize(size)
  await page.waitForSelector(`.app[data-layout="${layouts[size.width]}"]`)
}

async function focusAnd(page: Page, name: string | RegExp, key: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  await button.focus()
  await page.keyboard.press(key)
}

describe.each(['zh-CN', 'en'] as const)('in %s', (lang) => {
  test('nothing overlaps, is cut off or scrolls sideways in any window, and axe finds no serious fault', async () => {
    const list = officeList((row, k) => (k === 3 ? row.with(4, '1440人') : k === 7 ? row.with(4, '') : row))
    const { page, close } = await openDesk(lang)
    for (const size of windows) {
      await resize(page, size)
      expect(await layoutFaults(page), `${size.width}, empty`).toEqual([])
    }
    await drop(page, [{ name: '小学校址.csv', bytes: list }])
    await deskStill(page)
    await page.waitForSelector('.place-map')
    await page.locator('.ir .ln').first().click()
    await page.waitForSelector('.rawl')
    for (const size of windows) {
      await resize(page, size)
      for (const theme of ['light', 'dark']) {
        await page.evaluate((name) => {
          document.documentElement.dataset['theme'] = name
        }, theme)
        expect(await layoutFaults(page), `${size.width}, ${theme}`).toEqual([])
        if (size.width === 1440) expect(await graveFaults(page), theme).toEqual([])
      }
    }
    await close()
  })
})
