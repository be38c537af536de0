import type { Face } from './face.ts'
import { type FontSlice, type Glyph, viewOf } from './slice.ts'

/** One font of the characters that a document uses, whatever slices they came from. */
export interface MergedFont {
  /** A TrueType file. */
  readonly file: Uint8Array<ArrayBuffer>
  /** Character → glyph; a character without one is glyph 0. */
  readonly glyphs: ReadonlyMap<string, number>
  /** Advance of each glyph, in thousandths of the em. */
  readonly widths: readonly number[]
  /** Thousandths of the em above and below the baseline; `descent` is negative. */
  readonly ascent: number
  readonly descent: number
}

/**
 * Merges the glyphs of some characters into one small TrueType font. All slices of a family share their em and their
 * vertical metrics; there are no hints and no features to lose, so that every program sets the same widths.
 * Source: OpenType 1.9. @throws RangeError when no character has a glyph
 */
export function mergedFont(face: Face, characters: Iterable<string>): MergedFont {
  const sorted = [...new Set(characters)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)
  const found = sorted.flatMap((character) => {
    const at = face.glyphOf(character)
    return at ? [{ character, ...at }] : []
  })
  const first = found[0]?.slice
  if (!first) throw new RangeError('no glyph to merge')
  const list: Glyph[] = [first.glyph(0)]
  const places = new Map<FontSlice, Map<number, number>>([[first, new Map([[0, 0]])]])
  const place = (slice: FontSlice, index: number): number => {
    const known = places.get(slice) ?? new Map<number, number>()
    places.set(slice, known)
    const there = known.get(index)
    if (there !== undefined) return there
    const at = list.length
    known.set(index, at)
    const glyph = slice.glyph(index)
    list.push(glyph)
    list[at] = { ...glyph, outline: withParts(glyph.outline, (part) => place(slice, part)) }
    return at
  }
  const glyphs = new Map(found.map(({ character, slice, glyph }) => [character, place(slice, glyph)]))
  list[0] = { ...list[0]!, outline: withParts(list[0]!.outline, (part) => place(first, part)) }
  const hhea = viewOf(first.table('hhea'))
  const perMille = (units: number) => Math.round((units * 1000) / first.unitsPerEm)
  return {
    file: fontFile(first, [...places.keys()], list, glyphs),
    glyphs,
    widths: list.map(({ advance }) => perMille(advance)),
    ascent: perMille(hhea.getInt16(4)),
    descent: perMille(hhea.getInt16(6)),
  }
}

/** A composite outline whose parts have new numbers; a simple one as it is. */
function withParts(outline: Uint8Array, place: (part: number) => number): Uint8Array {
  if (outline.length === 0 || viewOf(outline).getInt16(0) >= 0) return outline
  const copy = outline.slice()
  const view = viewOf(copy)
  let at = 10
  let flags: number
  do {
    flags = view.getUint16(at)
    view.setUint16(at + 2, place(view.getUint16(at + 2)))
    // Bits: words instead of bytes (0), one scale (3), two (6), a matrix (7), more parts follow (5).
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0)
  } while (flags & 32)
  return copy
}

function fontFile(
  first: FontSlice,
  slices: readonly FontSlice[],
  list: readonly Glyph[],
  glyphs: ReadonlyMap<string, number>,
): Uint8Array<ArrayBuffer> {
  const hmtx = new DataView(new ArrayBuffer(list.length * 4))
  const loca = new DataView(new ArrayBuffer((list.length + 1) * 4))
  let length = 0
  list.forEach(({ outline, advance, bearing }, k) => {
    hmtx.setUint16(k * 4, advance)
    hmtx.setInt16(k * 4 + 2, bearing)
    length += (outline.length + 3) & ~3
    loca.setUint32((k + 1) * 4, length)
  })
  const glyf = new Uint8Array(length)
  list.forEach(({ outline }, k) => {
    glyf.set(outline, loca.getUint32(k * 4))
  })
  const head = first.table('head').slice()
  viewOf(head).setUint32(8, 0)
  viewOf(head).setInt16(50, 1)
  const hhea = first.table('hhea').slice()
  viewOf(hhea).setUint16(34, list.length)
  const maxp = first.table('maxp').slice()
  for (let field = 6; field < 32; field += 2) {
    const most = Math.max(...slices.map((slice) => viewOf(slice.table('maxp')).getUint16(field)))
    viewOf(maxp).setUint16(field, most)
  }
  viewOf(maxp).setUint16(4, list.length)
  const post = new Uint8Array(32)
  viewOf(post).setUint32(0, 0x00030000)
  return assembled(
    new Map([
      ['OS/2', first.table('OS/2')],
      ['cmap', cmapTable(glyphs)],
      ['glyf', glyf],
      ['head', head],
      ['hhea', hhea],
      ['hmtx', new Uint8Array(hmtx.buffer)],
      ['loca', new Uint8Array(loca.buffer)],
      ['maxp', maxp],
      ['name', first.table('name')],
      ['post', post],
    ]),
  )
}

/** One subtable of format 12, a group a character. */
function cmapTable(glyphs: ReadonlyMap<string, number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(12 + 16 + glyphs.size * 12))
  const header = [0, 1, 3, 10] as const
  for (const [k, value] of header.entries()) view.setUint16(k * 2, value)
  view.setUint32(8, 12)
  view.setUint16(12, 12)
  view.setUint32(16, 16 + glyphs.size * 12)
  view.setUint32(24, glyphs.size)
  let at = 28
  for (const [character, glyph] of glyphs) {
    const code = character.codePointAt(0) ?? 0
    view.setUint32(at, code)
    view.setUint32(at + 4, code)
    view.setUint32(at + 8, glyph)
    at += 12
  }
  return new Uint8Array(view.buffer)
}

/** Tables, in the order of their tags, as a font file with its checksums. */
function assembled(tables: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const count = tables.size
  const sizes = [...tables.values()].map(({ length }) => (length + 3) & ~3)
  const bytes = new Uint8Array(12 + count * 16 + sizes.reduce((a, b) => a + b, 0))
  const view = viewOf(bytes)
  const power = 2 ** Math.floor(Math.log2(count))
  view.setUint32(0, 0x00010000)
  for (const [k, value] of [count, power * 16, Math.log2(power), (count - power) * 16].entries())
    view.setUint16(4 + k * 2, value)
  let [entry, at, headAt] = [12, 12 + count * 16, 0]
  for (const [tag, table] of tables) {
    bytes.set(table, at)
    for (let k = 0; k < 4; k++) bytes[entry + k] = tag.charCodeAt(k)
    view.setUint32(entry + 4, sum(view, at, table.length))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, table.length)
    if (tag === 'head') headAt = at
    entry += 16
    at += (table.length + 3) & ~3
  }
  view.setUint32(headAt + 8, 0xb1b0afba - sum(view, 0, bytes.length))
  return bytes
}

function sum(view: DataView, from: number, length: number): number {
  let total = 0
  for (let at = from; at < from + ((length + 3) & ~3); at += 4) total = (total + view.getUint32(at)) >>> 0
  return total
}
