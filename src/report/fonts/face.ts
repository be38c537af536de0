import { FontSlice } from './slice.ts'

/** The three faces of a report: text, emphasis, and the Song of titles. */
export type FaceId = 'regular' | 'bold' | 'song'
export const faceIds: readonly FaceId[] = ['regular', 'bold', 'song']

/** Where the slices of a face come from. */
export interface FaceFiles {
  /** Name of a slice → its characters, as in CSS `unicode-range`. */
  readonly ranges: Readonly<Record<string, string>>
  /** Reads a slice. Rejects when it cannot be had. */
  readonly read: (slice: string) => Promise<Uint8Array>
}

/** Where a character's glyph lies. */
export interface Found {
  readonly slice: FontSlice
  readonly glyph: number
  /** In em. */
  readonly advance: number
}

/** A face of which only the slices are loaded that a text needs. */
export class Face {
  readonly id: FaceId
  private readonly files: FaceFiles
  private readonly slices = new Map<string, Promise<FontSlice | null>>()
  private readonly known = new Map<number, Found | null>()
  private readonly ranges: readonly (readonly [slice: string, ranges: readonly (readonly [number, number])[]])[]

  constructor(id: FaceId, files: FaceFiles) {
    this.id = id
    this.files = files
    this.ranges = Object.entries(files.ranges).map(([name, list]) => [name.replace(/[[\]]/g, ''), parseRanges(list)])
  }

  /** Loads what the characters need; afterwards `advance` knows them. Rejects when a slice cannot be read. */
  async need(characters: Iterable<string>): Promise<void> {
    const open: Promise<void>[] = []
    for (const character of characters) {
      const code = character.codePointAt(0) ?? 0
      if (!this.known.has(code)) open.push(this.find(code))
    }
    await Promise.all(open)
  }

  private async find(code: number): Promise<void> {
    for (const [name, ranges] of this.ranges) {
      if (!ranges.some(([from, to]) => code >= from && code <= to)) continue
      const slice = await this.load(name)
      const glyph = slice?.glyphFor(code) ?? 0
      if (slice && glyph !== 0) {
        this.known.set(code, { slice, glyph, advance: slice.glyph(glyph).advance / slice.unitsPerEm })
        return
      }
    }
    this.known.set(code, null)
  }

  private load(name: string): Promise<FontSlice | null> {
    const known = this.slices.get(name)
    if (known) return known
    const loading = this.files.read(name).then((file) => new FontSlice(file))
    this.slices.set(name, loading)
    // A slice that failed once may come the next time.
    loading.catch(() => this.slices.delete(name))
    return loading
  }

  glyphOf(character: string): Found | null {
    return this.known.get(character.codePointAt(0) ?? 0) ?? null
  }

  /** Advance in em; a character that no slice has counts as a full square. */
  advance(character: string): number {
    return this.glyphOf(character)?.advance ?? 1
  }

  /** Width of a text in em. */
  width(text: string): number {
    let width = 0
    for (const character of text) width += this.advance(character)
    return width
  }
}

function parseRanges(list: string): (readonly [number, number])[] {
  return list.split(',').map((part) => {
    const [from = '', to] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to ?? from, 16)] as const
  })
}
