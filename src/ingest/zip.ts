import type { unzipSync } from 'fflate'
import { StudyRefusal } from '../core/refusal.ts'

/** Together the entries of an archive may unpack to so many bytes; beyond it is an attack or a mistake. */
const MAX_UNPACKED = 512 * 1024 * 1024
const MAX_ENTRIES = 4096
/** Deflate cannot do better than about 1 : 1032. */
const MAX_RATIO = 1100

/** An entry as the archive's directory states it, before anything is unpacked. */
export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
}

/**
 * The directory of an archive.
 * @throws StudyRefusal `zip-damaged`, or `zip-too-large` for a bomb
 */
export async function listZip(bytes: Uint8Array, file: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  let unpacked = 0
  const check = (entry: ZipEntry): void => {
    entries.push(entry)
    unpacked += entry.unpacked
    const isBomb = entry.unpacked > entry.packed * MAX_RATIO + 1024
    if (isBomb || unpacked > MAX_UNPACKED || entries.length > MAX_ENTRIES)
      throw new StudyRefusal('zip-too-large', { file })
  }
  await unzip(bytes, file, ({ name, size, originalSize }) => {
    check({ name, packed: size, unpacked: originalSize })
    return false
  })
  return entries
}

/**
 * Unpacks the entries that are wanted, after the same checks.
 * @throws StudyRefusal `zip-damaged` or `zip-too-large`
 */
export async function readZip(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  await listZip(bytes, file)
  const unpacked = await unzip(bytes, file, ({ name }) => !name.endsWith('/') && wanted(name))
  return new Map(Object.entries(unpacked))
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>

async function unzip(bytes: Uint8Array, file: string, filter: Filter): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate')
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof StudyRefusal) throw error
    throw new StudyRefusal('zip-damaged', { file, detail: (error as Error).message })
  }
}
