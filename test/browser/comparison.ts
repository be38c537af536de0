import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'

type Table = (number | null)[][]

/** Every cell of the matrix as a number: without signs of grouping and units. */
export async function shownMatrix(page: Page): Promise<Table> {
  const rows = await page
    .locator('.matrix tbody tr')
    .evaluateAll((list) =>
      list.map((row) => [...row.querySelectorAll('td .kv > span:not(.sr)')].map((cell) => cell.textContent ?? '')),
    )
  return rows.map((row) =>
    row.map((text) => (text === '–' ? null : Number(text.replace(/[,%+]|\sm$/g, '').replace('−', '-')))),
  )
}

/** A file that the page saves when something is done. */
export async function savedText(page: Page, act: () => Promise<void>): Promise<string> {
  const saving = page.waitForEvent('download')
  await act()
  return readFileSync((await (await saving).path())!, 'utf8').replace(/^\uFEFF/, '')
}

/** The rows of a saved matrix (in English), as far as the matrix on the screen goes. */
export function savedMatrix(text: string, columns: number): Table {
  const { data } = Papa.parse<string[]>(text)
  const end = data.findIndex((row, k) => k > 0 && row.every((cell) => cell === ''))
  return data
    .slice(1, end)
    .filter(([label]) => label !== 'Worst street')
    .map((row) => row.slice(1, 1 + columns).map((cell) => (cell ? Number(cell) : null)))
}

/** What the map at the left is cut to. */
export const clip = (page: Page) => page.locator('.twin-map').evaluate((map) => getComputedStyle(map).clipPath)
