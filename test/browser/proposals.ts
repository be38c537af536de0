import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../.tools/set-up.mjs'
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

/** Opens the sample with scenarios, as a user does who drops a study and the files beside it. */
export async function openProposals(page: Page, scenarios: readonly object[] = proposals): Promise<void> {
  await waitForReady(page)
  const study = JSON.parse(readFileSync(join(sample, 'study.json'), 'utf8'))
  await goTo(page, 'data')
  await page.setInputFiles('[data-files]', [
    {
      name: 'study.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...study, scenarios })),
    },
    ...files.map((name) => ({ name, mimeType: 'text/plain', buffer: readFileSync(join(sample, name)) })),
  ])
}
