/** What every command needs before it can start: the right Node and the packages of package-lock.json. Node built-ins only. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const oldestNode = [20, 19]

/**
 * Installs the locked packages unless they are there already; says what it does, and nothing when there is nothing to do.
 *
 * @throws {Error} with one readable sentence when Node is too old or npm fails
 */
export function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = oldestNode
  if (major < oldMajor || (major === oldMajor && minor < oldMinor)) {
    throw new Error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`)
  }
  const lock = join(root, 'package-lock.json')
  if (isInstalled(readPackages(lock), readPackages(join(root, 'node_modules', '.package-lock.json')))) return
  console.log('Installing dependencies (npm ci) …')
  // Development packages too, whatever NODE_ENV says: the page is built here.
  const status = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) throw new Error(`npm ci failed (exit code ${status}); its own message is above.`)
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 *
 * Whether everything that is locked is installed in that version. Packages for other platforms may be missing.
 *
 * @param {Record<string, LockedPackage> | undefined} locked `packages` of package-lock.json
 * @param {Record<string, LockedPackage> | undefined} installed `packages` of node_modules/.package-lock.json, which npm
 *   writes last, so that a broken-off installation counts as none
 */
export function isInstalled(locked, installed) {
  if (!locked || !installed) return false
  return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const there = installed[path]
    return there ? there.version === version : optional === true || devOptional === true
  })
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined} nothing when the file is missing or no JSON, which means "install"
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Runs npm in the checkout, its words going to the terminal.
 *
 * @param {string[]} args
 * @returns {number} the exit code
 */
function npm(args) {
  // Under `npm start` this is the very npm that was called; without it Windows needs the shell to find npm.cmd.
  const caller = process.env['npm_execpath']
  const result =
    caller && basename(caller).startsWith('npm-cli')
      ? spawnSync(process.execPath, [caller, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      : spawnSync('npm', args, {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        })
  if (result.error) throw new Error(`npm could not be started: ${result.error.message}`)
  return result.status ?? 1
}
