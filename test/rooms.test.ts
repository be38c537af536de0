import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../.tools/set-up.mjs'
import { factsOf } from './references-of.ts'

interface Room {
  /** Rooms it may import, itself aside. A path (`worker/tasks`) opens that file only. */
  readonly rooms: readonly string[]
  /** Rooms it may take types from, beside those. */
  readonly types?: readonly string[]
  /** Packages it may import when it loads; all of them if not given. Types are free, and so is `import()` but in core. */
  readonly packages?: readonly string[]
}

/** core, i18n → scenario, ingest, symbology → worker → state → map, report, panels → app; see src/README.md. */
const house: Readonly<Record<string, Room>> = {
  core: { rooms: [], packages: ['flatbush', 'kdbush', 'point-in-polygon-hao', 'simple-statistics'] },
  i18n: { rooms: [], packages: [] },
  scenario: { rooms: ['core'], packages: ['valibot'] },
  ingest: { rooms: ['core'], packages: ['papaparse'] },
  symbology: { rooms: ['core'], packages: ['d3-scale', 'd3-scale-chromatic'] },
  worker: { rooms: ['core', 'ingest', 'scenario'], packages: [] },
  state: { rooms: ['core', 'scenario', 'symbology', 'worker'], types: ['ingest'], packages: ['zustand'] },
  map: { rooms: ['core', 'i18n', 'scenario', 'state', 'symbology'] },
  report: { rooms: ['core', 'i18n', 'scenario', 'symbology'] },
  panels: { rooms: ['core', 'i18n', 'ingest', 'report', 'scenario', 'state', 'symbology', 'worker'] },
  'cli.ts': { rooms: ['core', 'ingest', 'report', 'scenario', 'worker/tasks'] },
  app: {
    rooms: ['core', 'i18n', 'ingest', 'map', 'panels', 'report', 'scenario', 'state', 'symbology', 'worker'],
  },
  'main.tsx': {
    rooms: ['app', 'core', 'i18n', 'ingest', 'map', 'panels', 'report', 'scenario', 'state', 'symbology', 'worker'],
  },
}

/** Packages that only these files or rooms may import; their types are free. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  'maplibre-gl': ['map/maplibre.ts'],
  react: ['map', 'panels', 'app', 'main.tsx'],
  'react-dom': ['map', 'panels', 'app', 'main.tsx'],
}

/** Names that say nothing about what is inside, and files that only pass others on. */
const emptyNames = /^(utils?|helpers?|common|types|index)(\.[a-z]+)*$/

/** Everything that is wrong with one file of src/; `path` is relative to src/. */
function faultsOf(path: string, source: string): string[] {
  const name = roomOf(path)
  const room = house[name]
  if (!room) return [`${path}: there is no room ${name}`]
  const { references, impure } = factsOf(path, source)
  const faults = name === 'core' ? impure.map((what) => `${path}: core uses ${what}`) : []
  for (const { specifier, kind } of references) {
    const fault = specifier.startsWith('.')
      ? relativeFault(path, room, posix.join(posix.dirname(path), specifier), kind)
      : packageFault(path, room, specifier, kind)
    if (fault) faults.push(`${path}: ${fault}`)
  }
  return faults
}

function relativeFault(path: string, room: Room, target: string, kind: string): string | undefined {
  if (target.startsWith('..')) return `${target} is outside src`
  const open = [roomOf(path), ...room.rooms, ...(kind === 'type' ? (room.types ?? []) : [])]
  return open.some((place) => isIn(target, place)) ? undefined : `must not import ${target}`
}

function packageFault(path: string, room: Room, specifier: string, kind: string): string | undefined {
  if (kind === 'type') return undefined
  const name = packageOf(specifier)
  const keeper = keepers[name]
  if (keeper && !keeper.some((place) => isIn(path, place))) return `only ${keeper.join(', ')} may import ${name}`
  if (kind === 'dynamic' && roomOf(path) !== 'core') return undefined
  return room.packages && !room.packages.includes(name) ? `must not import ${name} when it loads` : undefined
}

/** `@a/b/c` → `@a/b`, `a/b` → `a`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** The first folder, or the file itself when it lies in src/. */
function roomOf(path: string): string {
  return path.split('/')[0] ?? path
}

/** Whether the file is that place, lies in it, or is it with an extension. */
function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}.`)
}

/** Files below a folder of the checkout, `/` between the parts, relative to it; none if there is no such folder. */
function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.relative(
        join(root, folder).replaceAll('\\', '/'),
        join(entry.parentPath, entry.name).replaceAll('\\', '/'),
      ),
    )
}

const sources = filesIn('src')
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }))

describe('the rooms of src', () => {
  test('import only what lies before them', () => {
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.flatMap(({ path, text }) => faultsOf(path, text))).toEqual([])
  })

  test('keep each package of core behind one file, so that it can be replaced', () => {
    const users = new Map<string, string[]>()
    for (const { path, text } of sources.filter((source) => roomOf(source.path) === 'core')) {
      for (const { specifier, kind } of factsOf(path, text).references) {
        if (specifier.startsWith('.') || kind === 'type') continue
        users.set(packageOf(specifier), [...(users.get(packageOf(specifier)) ?? []), path])
      }
    }
    expect([...users].filter(([, paths]) => paths.length > 1)).toEqual([])
  })

  test('have no file or folder whose name says nothing', () => {
    const paths = ['src', 'test', 'data', '.tools'].flatMap((folder) =>
      filesIn(folder).map((path) => `${folder}/${path}`),
    )
    expect(paths.filter((path) => path.split('/').some((part) => emptyNames.test(part)))).toEqual([])
  })
})

test('nothing in the checkout refers to a folder outside it', () => {
  const outside = new RegExp(['\\.\\./shared\\b', '(?<![\\w.\\-/])/work/'].join('|'))
  const top = readdirSync(root).filter(
    (name) => /\.(ts|html|json|md)$|^\.[a-z.]+\.json$/.test(name) && name !== 'package-lock.json',
  )
  const below = ['src', 'test', 'data', 'public', '.tools', '.ci'].flatMap((folder) =>
    filesIn(folder).map((path) => `${folder}/${path}`),
  )
  const files = [...top, ...below].filter((path) => basename(path) !== 'rooms.test.ts')
  expect(files.filter((path) => outside.test(readFileSync(join(root, path), 'latin1')))).toEqual([])
})

describe('the check itself refuses', () => {
  const wrong: readonly (readonly [path: string, source: string, fault: string])[] = [
    ['core/a.ts', "import { x } from '../state/x.ts'", 'must not import state/x.ts'],
    ['core/a.ts', "import type { X } from '../i18n/x.ts'", 'must not import i18n/x.ts'],
    ['core/a.ts', "export { x } from '../worker/x.ts'", 'must not import worker/x.ts'],
    ['core/a.ts', "export * from '../panels/x.tsx'", 'must not import panels/x.tsx'],
    ['core/a.ts', "type X = import('../ingest/x.ts').X", 'must not import ingest/x.ts'],
    ['core/fca/a.ts', "const x = await import('../../scenario/x.ts')", 'must not import scenario/x.ts'],
    ['core/a.ts', "import { area } from '@turf/turf'", 'must not import @turf/turf'],
    ['core/a.ts', "const x = await import('fflate')", 'must not import fflate'],
    ['core/a.ts', 'export const now = () => Date.now()', 'core uses Date'],
    ['core/a.ts', 'export const dice = () => Math.random()', 'core uses Math.random'],
    ['core/a.ts', "import x from '../../data/x.json'", '../data/x.json is outside src'],
    ['i18n/a.ts', "import { x } from '../core/x.ts'", 'must not import core/x.ts'],
    ['scenario/a.ts', "import { x } from '../ingest/x.ts'", 'must not import ingest/x.ts'],
    ['ingest/a.ts', "import { x } from '../scenario/x.ts'", 'must not import scenario/x.ts'],
    ['ingest/a.ts', "import { x } from 'shpjs'", 'must not import shpjs'],
    ['symbology/a.ts', "import { x } from '../state/x.ts'", 'must not import state/x.ts'],
    ['worker/a.ts', "import type { X } from '../state/x.ts'", 'must not import state/x.ts'],
    ['worker/a.ts', "new Worker(new URL('../map/x.ts', import.meta.url))", 'must not import map/x.ts'],
    ['worker/a.ts', "import url from '../panels/x.ts?worker&url'", 'must not import panels/x.ts'],
    ['state/a.ts', "import { x } from '../ingest/x.ts'", 'must not import ingest/x.ts'],
    ['state/a.ts', "import { useStore } from 'react'", 'only map, panels, app, main.tsx may import react'],
    ['map/a.ts', "import { x } from '../panels/x.tsx'", 'must not import panels/x.tsx'],
    ['map/a.ts', "import { Map } from 'maplibre-gl'", 'only map/maplibre.ts may import maplibre-gl'],
    ['map/a.ts', "import { type Map } from 'maplibre-gl'", 'only map/maplibre.ts may import maplibre-gl'],
    ['map/a.ts', "const m = await import('maplibre-gl/dist/x.mjs')", 'only map/maplibre.ts may import maplibre-gl'],
    ['report/a.ts', "import { x } from '../state/x.ts'", 'must not import state/x.ts'],
    ['panels/a.tsx', "import { x } from '../map/x.ts'", 'must not import map/x.ts'],
    ['panels/a.tsx', "import { App } from '../app/app.tsx'", 'must not import app/app.tsx'],
    ['cli.ts', "import { x } from './worker/client.ts'", 'must not import worker/client.ts'],
    ['app/app.tsx', "import { x } from '../main.tsx'", 'must not import main.tsx'],
    ['shared/a.ts', 'export const x = 1', 'there is no room shared'],
  ]
  test.each(wrong)('%s: %s', (path, source, fault) => {
    expect(faultsOf(path, source)).toEqual([expect.stringContaining(fault)])
  })

  test('a name it cannot read', () => {
    expect(() => faultsOf('core/a.ts', 'const x = await import(name)')).toThrow('plain string')
  })

  const right: readonly (readonly [path: string, source: string])[] = [
    ['core/fca/a.ts', "import { x } from '../x.ts'; import KDBush from 'kdbush'"],
    ['ingest/a.ts', "const x = await import('shpjs')"],
    ['worker/client.ts', "new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })"],
    ['state/a.ts', "import type { X } from '../ingest/x.ts'; import { createStore } from 'zustand/vanilla'"],
    ['map/maplibre.ts', "import { Map } from 'maplibre-gl'; import url from 'maplibre-gl/dist/w.mjs?worker&url'"],
    ['map/a.ts', "import type { Map } from 'maplibre-gl'; import { x } from '../state/x.ts'"],
    ['cli.ts', "import { tasks } from './worker/tasks.ts'"],
    ['main.tsx', "import { App } from './app.tsx'"],
  ]
  test.each(right)('nothing in %s: %s', (path, source) => {
    expect(faultsOf(path, source)).toEqual([])
  })
})
