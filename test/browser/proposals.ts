import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { onTestFinished, vi } from 'vitest'
import { root } from '../../.tools/set-up.mjs'
import { main } from '../../src/cli.ts'
import { waitForReady } from './harness.ts'

const sample = join(root, 'public', 'sample')
const files = ['schools.csv', 'demand.csv', 'streets.geojson', 'catchments.geojson', 'context.geojson']

/** Three proposals for the sample: B gives most children a place; C has the places of A elsewhere. */
export const proposals = [
  { name: 'A North', edits: [{ op: 'add', id: 'N1', name: 'New A', capacity: 960, lon: 116.2454, lat: 40.0616 }] },
  {
    name: 'B North and west',
    edits: [
      { op: 'add', id: 'N2', name: 'New B1', capacity: 1080, lon: 116.2454, lat: 40.0616, quality: true },
      { op: 'add', id: 'N3', name: 'New B2', capacity: 960, lon: 116.215, lat: 39.965 },
    ],
  },
  { name: 'C West', edits: [{ op: 'add', id: 'N4', name: 'New C', capacity: 960, lon: 116.24, lat: 39.94 }] },
]

const order = ['data', 'explore', 'scenario', 'compare'] as const

/** Chooses a mode: a tab, or on a phone an entry of the menu. */
export async function goTo(page: Page, mode: (typeof order)[number]): Promise<void> {
  const menu = page.locator('.mode-menu')
  if (await menu.isVisible()) await menu.selectOption(mode)
  else await page.locator('.modes button').nth(order.indexOf(mode)).click()
}

export const sampleStudy = JSON.parse(readFileSync(join(sample, 'study.json'), 'utf8'))

/** What the command line writes for the sample with scenarios, to be read until the test ends. */
export async function fromCommandLine(scenarios: readonly object[] = proposals): Promise<(path: string) => string> {
  const folder = mkdtempSync(join(tmpdir(), 'jiujin-proposals-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of files) copyFileSync(join(sample, name), join(folder, name))
  writeFileSync(join(folder, 'study.json'), JSON.stringify({ ...sampleStudy, scenarios }))
  // The paths that it prints are no part of the log of a test.
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const code = await main([join(folder, 'study.json'), '--out', join(folder, 'out')]).finally(() => print.mockRestore())
  if (code !== 0) throw new Error(`the command ended with ${code}`)
  return (path) => readFileSync(join(folder, 'out', path), 'utf8')
}

/**
 * Opens the sample with scenarios, as a user does who drops a study and the files beside it.
 * @param view what the study file says of its view
 */
export async function openProposals(
  page: Page,
  scenarios: readonly object[] = proposals,
  view: object = sampleStudy.view ?? {},
): Promise<void> {
  await waitForReady(page)
  await goTo(page, 'data')
  await page.setInputFiles('[data-files]', [
    {
      name: 'study.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...sampleStudy, scenarios, view })),
    },
    ...files.map((name) => ({ name, mimeType: 'text/plain', buffer: readFileSync(join(sample, name)) })),
  ])
}
