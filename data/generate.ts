import { mkdirSync, writeFileSync } from 'node:fs'
import { buildSample } from './sample.ts'

// Writes the embedded study: `npm run sample`.
const folder = new URL('../public/sample/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [file, text] of Object.entries(buildSample())) {
  writeFileSync(new URL(file, folder), text)
  console.log(`${file}  ${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`)
}
