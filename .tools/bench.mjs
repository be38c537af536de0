// npm run bench [-- --quick]: the engine against what a web app would use instead. See test/bench/bench.ts.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../test/bench/bench.ts', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', script, ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(status ?? 1)
