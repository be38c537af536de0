import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { seeded } from '../../src/core/random.ts'
import { importPart } from '../../src/ingest/import-part.ts'
import { proposeImport } from '../../src/ingest/propose-import.ts'
import { readFiles } from '../../src/ingest/read-files.ts'
import { concat, gbk, utf8, zip } from './file-makers.ts'

const root = join(import.meta.dirname, '../fixtures')
const MUTATIONS = 2000

/** Files of these fixtures, by extension. */
function seedsOf(cases: readonly string[], pattern: RegExp): { name: string; bytes: Uint8Array }[] {
  return cases.flatMap((name) =>
    readdirSync(join(root, name))
      .filter((file) => pattern.test(file) && !/^(?:case|expected)\.json$/.test(file))
      .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(root, name, file))) })),
  )
}

type Mutate = (bytes: Uint8Array, random: () => number) => Uint8Array

const at = (bytes: Uint8Array, random: () => number) => Math.floor(random() * (bytes.length + 1))

const mutations: readonly Mutate[] = [
  // Cut off.
  (bytes, random) => bytes.slice(0, at(bytes, random)),
  // Flip some bits.
  (bytes, random) => {
    const flipped = bytes.slice()
    for (let k = 0; k < 1 + random() * 8; k++) {
      const place = Math.floor(random() * flipped.length)
      flipped[place] = (flipped[place] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    return flipped
  },
  // Overwrite four bytes with an extreme number.
  (bytes, random) => {
    const changed = bytes.slice()
    const value = [0, 0xffffffff, 0x7fffffff, 0x80000000, 1][Math.floor(random() * 5)] ?? 0
    if (changed.length >= 4)
      new DataView(changed.buffer).setUint32(Math.floor(random() * (changed.length - 3)), value, random() < 0.5)
    return changed
  },
  // Take a piece out.
  (bytes, random) => {
    const [a, b] = [at(bytes, random), at(bytes, random)].sort((x, y) => x - y)
    return concat([bytes.slice(0, a), bytes.slice(b)])
  },
  // Repeat a piece.
  (bytes, random) => {
    const from = at(bytes, random)
    const piece = bytes.slice(from, from + 200)
    return concat([bytes.slice(0, from), ...Array.from({ length: 1 + random() * 20 }, () => piece), bytes.slice(from)])
  },
  // A huge field.
  (bytes, random) => {
    const place = at(bytes, random)
    return concat([bytes.slice(0, place), new Uint8Array(20_000).fill(48 + random() * 40), bytes.slice(place)])
  },
  // Words that parsers trip over.
  (bytes, random) => {
    const words = [
      '"',
      '\u0000',
      '[[[[[[[[',
      '{"a":',
      '<a>',
      '\r',
      '1e999',
      '-0',
      '__proto__',
      '﻿',
      ',,,,,,',
      '\uD800',
      '=cmd()',
      '9'.repeat(400),
    ]
    const place = at(bytes, random)
    return concat([bytes.slice(0, place), utf8(words[Math.floor(random() * words.length)] ?? ''), bytes.slice(place)])
  },
  // The wrong encoding.
  (bytes) => gbk(new TextDecoder().decode(bytes)),
  // Deep nesting.
  (bytes, random) => {
    const place = at(bytes, random)
    const [open, close] = random() < 0.5 ? ['[', ']'] : ['<a>', '</a>']
    return concat([bytes.slice(0, place), utf8(open.repeat(3000)), utf8(close.repeat(3000)), bytes.slice(place)])
  },
]

/** Mutates an entry of an archive and packs it again; damage to the packed bytes alone seldom gets past the unpacking. */
function inside(bytes: Uint8Array, mutate: Mutate, random: () => number): Uint8Array {
  const entries = unzipSync(bytes)
  const names = Object.keys(entries)
  const chosen = names[Math.floor(random() * names.length)] ?? ''
  return zip({ ...entries, [chosen]: mutate(entries[chosen] ?? new Uint8Array(0), random) })
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

async function survive(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  const { value: parts, issues } = await readFiles(files)
  expect(parts.length + issues.length).toBeGreaterThan(0)
  for (const part of parts) {
    const { role } = await proposeImport(part, null)
    const { layer } = await importPart(part, { role }, null)
    if (layer === null || !('x' in layer.value)) continue
    const numbers = [
      layer.value.x,
      layer.value.y,
      ...('capacity' in layer.value ? [layer.value.capacity] : Object.values(layer.value.children)),
    ]
    expect(numbers.every((column) => column.every(Number.isFinite))).toBe(true)
  }
}

const parsers: readonly [string, readonly string[], RegExp][] = [
  ['csv', ['csv-titles', 'csv-quotes', 'csv-dms', 'demand-grades', 'csv-gbk-gcj02', 'csv-utf16'], /\.(?:csv|txt)$/],
  ['xlsx', ['xlsx-sheets', 'xlsx-titles'], /\.xlsx$/],
  ['geojson', ['geojson-streets', 'geojson-schools', 'geojson-lines', 'geojson-catchments'], /\.geojsonl?$/],
  ['topojson', ['topojson'], /\.topojson$/],
  ['shapefile', ['shapefile-zip'], /\.zip$/],
  ['kml', ['kml', 'kmz'], /\.km[lz]$/],
  ['geotiff', ['geotiff'], /\.tif$/],
  ['study', ['study-file', 'study-packed'], /study\.(?:json|jiujin)$/],
]

test.each(parsers)(
  '%s: 2,000 damaged files give data and doubts or a refusal, never a crash or a hang',
  { timeout: 120_000 },
  async (_, cases, pattern) => {
    const seeds = seedsOf(cases, pattern)
    expect(seeds.length).toBeGreaterThan(0)
    const random = seeded(20_260_101)
    for (let k = 0; k < MUTATIONS; k++) {
      const { name, bytes } = seeds[k % seeds.length] ?? { name: '', bytes: new Uint8Array(0) }
      const mutate = mutations[Math.floor(random() * mutations.length)] ?? ((same) => same)
      const isInside = isZip(bytes) && random() < 0.7
      const damaged = isInside ? inside(bytes, mutate, random) : mutate(bytes, random)
      try {
        await survive([{ name, bytes: damaged }])
      } catch (error) {
        throw new Error(`mutation ${k} of ${name}`, { cause: error })
      }
    }
  },
)

test('loose shapefiles: 2,000 damaged shapes and tables are survived', { timeout: 120_000 }, async () => {
  const parts = seedsOf(['shapefile-loose'], /\.(?:shp|dbf)$/i)
  const random = seeded(7)
  for (let k = 0; k < MUTATIONS; k++) {
    const mutate = mutations[Math.floor(random() * mutations.length)] ?? ((same) => same)
    const damaged = parts.map((part) => (random() < 0.6 ? { ...part, bytes: mutate(part.bytes, random) } : part))
    try {
      await survive(damaged)
    } catch (error) {
      throw new Error(`mutation ${k}`, { cause: error })
    }
  }
})
