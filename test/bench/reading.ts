import type { Pace } from '../../src/core/steps.ts'
import { importPart } from '../../src/ingest/import-part.ts'
import { proposeImport } from '../../src/ingest/propose-import.ts'
import { readFiles } from '../../src/ingest/read-files.ts'
import { city } from './data.ts'
import { buildingsGeojson, buildingsShapefile, childrenCsv, populationTiff } from './large-files.ts'
import { median, ms, row } from './table.ts'

/** Gives way as a worker does, and counts how long the work held the thread at most. */
function pacer(): { readonly pace: Pace; longest(): number } {
  let since = performance.now()
  let longest = 0
  return {
    pace: {
      async pause() {
        const now = performance.now()
        if (now - since < 16) return
        longest = Math.max(longest, now - since)
        await new Promise((resolve) => setImmediate(resolve))
        since = performance.now()
      },
    },
    longest: () => longest,
  }
}

async function measure(what: string, name: string, bytes: Uint8Array, known: string): Promise<void> {
  const reading: number[] = []
  const making: number[] = []
  let longest = 0
  let points = 0
  for (let k = 0; k < 4; k++) {
    const { pace, longest: held } = pacer()
    const start = performance.now()
    const { value } = await readFiles([{ name, bytes }], pace)
    const read = performance.now()
    const part = value[0]!
    const { columns } = await proposeImport(part, null, 'children', pace)
    const mapping = columns ? { mapping: columns.mapping } : {}
    const { layer } = await importPart(part, { role: 'children', ...mapping }, null, pace)
    points = layer?.role === 'children' ? layer.value.id.length : 0
    // The first run warms up.
    if (k === 0) continue
    reading.push(read - start)
    making.push(performance.now() - read)
    longest = Math.max(longest, held())
  }
  const [first, second] = [median(reading), median(making)]
  const speed = bytes.length / 1e3 / first
  row(`${what}: reading`, `${speed.toFixed(0)} MB/s`, `${(bytes.length / 1e6).toFixed(0)} MB in ${ms(first)}; ${known}`)
  row(`${what}: columns, checks, points`, ms(second), `${points} points; longest hold of the worker ${ms(longest)}`)
}

/** Files as planners have them, by the very code of the app's worker. */
export async function benchReading(): Promise<void> {
  console.log('\nReading files, medians of 3')
  const large = city(1_000_000, 1)
  await measure('CSV, 1M rows', 'children.csv', childrenCsv(large), 'the parser alone: 12–26 MB/s')
  await measure('GeoJSON', 'b.geojson', buildingsGeojson(large, 50e6), 'JSON.parse alone: 78 MB/s')
  await measure('GeoTIFF, 3000 × 3000', 'p.tif', populationTiff(3000), 'the parser alone: 350 ms')
  await measure('Shapefile in a zip, 100k polygons', 'b.zip', buildingsShapefile(large, 100_000), '')
}
