/**
 * `npm test [-- vitest arguments]`: installs what is missing, then types, lint, unused code, build, unit and browser tests.
 * Each check counts as one; the last line of the output is `N passed, N failed, N skipped`, whatever happened before it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { countsFile } from './reporter.mjs'
import { root, setUp } from './set-up.mjs'

const require = createRequire(import.meta.url)

/** @type {import('./reporter.mjs').Counts} */
const total = { passed: 0, failed: 0, skipped: 0 }

/** @type {ReadonlyArray<readonly [title: string, tool: string, args: readonly string[]]>} */
const checks = [
  ['types', 'typescript:tsc', ['-b']],
  ['lint', '@biomejs/biome:biome', ['check', '--error-on-warnings', '.']],
  ['unused code', 'knip:knip', ['--no-progress', '--no-config-hints']],
  ['unused code of the page', 'knip:knip', ['--production', '--no-progress', '--no-config-hints']],
  ['build', 'vite:vite', ['build', '--logLevel', 'warn']],
]

/**
 * Runs a tool of node_modules in this Node, without a shell and without npx.
 *
 * @param {string} tool `package:binary`
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether it ended well
 */
function run(tool, args, env = process.env) {
  const [name = '', binary = ''] = tool.split(':')
  const manifest = join(root, 'node_modules', name, 'package.json')
  const { bin } = require(manifest)
  const file = join(dirname(manifest), typeof bin === 'string' ? bin : bin[binary])
  return (
    spawnSync(process.execPath, [file, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status ===
    0
  )
}

/**
 * Does one check, says how it went, and counts it.
 *
 * @param {string} title
 * @param {() => boolean | Promise<unknown> | void} work false, or a throw, is a failure
 */
async function check(title, work) {
  const started = performance.now()
  let passed = false
  try {
    passed = (await work()) !== false
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  total[passed ? 'passed' : 'failed']++
  console.log(`${passed ? '✓' : '✗'} ${title} ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return passed
}

/** @param {readonly string[]} args */
function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'jiujin-test-'))
  const file = join(folder, 'counts.json')
  try {
    const passed = run('vitest:vitest', ['run', ...args], { ...process.env, [countsFile]: file })
    const counts = JSON.parse(readFileSync(file, 'utf8'))
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key]
    // No test at all, a coverage threshold: the run may fail without a failed test.
    if (!passed && counts.failed === 0) total.failed++
  } catch (error) {
    console.error(`The test run broke off: ${error instanceof Error ? error.message : error}`)
    total.failed++
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (await check('dependencies', setUp)) {
  const browser = await check('browser', ensureBrowser)
  let built = false
  for (const [title, tool, args] of checks) built = await check(title, () => run(tool, args))
  // The build comes last: without it, or without a browser, the unit tests still have something to say.
  if (!built || !browser) console.log('The browser tests are left out.')
  runTests([...(built && browser ? [] : ['--project', 'unit']), ...process.argv.slice(2)])
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
