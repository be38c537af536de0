/** The browser of the tests: an installed one if there is one, else one that is fetched. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { root } from './set-up.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome',
  'msedge',
]

const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPlaces = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/**
 * The installed Chromium, Chrome or Edge: CHROME_PATH first, then PATH, the usual places, then Playwright's own download.
 *
 * @returns {Promise<string | undefined>} path of the executable
 * @throws {Error} when CHROME_PATH names no file: a wish that cannot be met is not silently replaced
 */
export async function findBrowser() {
  const wished = process.env['CHROME_PATH']
  if (wished) {
    if (!existsSync(wished)) throw new Error(`CHROME_PATH is ${wished}, and there is no such file.`)
    return wished
  }
  const { chromium } = await import('playwright-core')
  return [...onPath(), ...usualPlaces(), chromium.executablePath()].find((path) => existsSync(path))
}

function onPath() {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => join(folder, name + suffix)))
}

function usualPlaces() {
  if (process.platform === 'darwin') return macPlaces
  if (process.platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome']
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '')
  return folders
    .filter((folder) => folder !== '')
    .flatMap((folder) => windowsPlaces.map((place) => join(folder, place)))
}

/**
 * Makes sure there is a browser and, on Linux, a font with Chinese characters; installs what is missing.
 *
 * @returns {Promise<string>} path of the browser
 * @throws {Error} saying what to install when nothing worked
 */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) {
    ensureChineseFont()
    return found
  }
  console.log('No Chrome, Chromium or Edge found; fetching Chromium …')
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  const fetched = run(process.execPath, [playwright, 'install', 'chromium']) && starts(await findBrowser())
  if (!fetched && isDebianRoot()) aptInstall('chromium', 'fonts-noto-cjk')
  const browser = fetched ? await findBrowser() : [...onPath()].find((path) => existsSync(path))
  if (!browser) {
    throw new Error(
      'The browser tests need Chrome, Chromium or Edge. Install one, or set CHROME_PATH to its executable.',
    )
  }
  ensureChineseFont()
  return browser
}

/**
 * A fetched browser may lack system libraries, which only a start shows.
 *
 * @param {string | undefined} browser
 */
function starts(browser) {
  return browser !== undefined && spawnSync(browser, ['--version'], { stdio: 'ignore' }).status === 0
}

/** Without such a font every Chinese word is a row of boxes; macOS and Windows bring one. */
function ensureChineseFont() {
  if (process.platform !== 'linux') return
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  if (list.status === 0 && list.stdout.trim() !== '') return
  if (isDebianRoot() && aptInstall('fontconfig', 'fonts-noto-cjk')) return
  console.warn(
    'No font with Chinese characters found; tests that look at Chinese text will fail (fonts-noto-cjk has one).',
  )
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string[]} packages */
function aptInstall(...packages) {
  console.log(`Installing ${packages.join(', ')} (apt-get) …`)
  return run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', ...packages])
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it ended well
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}
