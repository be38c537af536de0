/** `npm run --silent study -- <study.json> --out <folder>`: the analysis without a browser. */
import { setUp } from './set-up.mjs'

try {
  setUp()
} catch (error) {
  console.error(`study: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

const { register } = await import('tsx/esm/api')
const unregister = register()
const { main } = await import('../src/cli.ts')
process.exitCode = await main(process.argv.slice(2))
await unregister()
