import { unzlibSync } from 'fflate'

/** One glyph: its outline as the font has it (empty for a blank), and its advance in font units. */
export interface Glyph {
  readonly outline: Uint8Array
  readonly advance: number
  readonly bearing: number
}

/** Tables of a WOFF 1.0 file, unpacked, by their tags. Source: WOFF File Format 1.0. @throws RangeError if it is none */
export function woffTables(file: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(file)
  if (file.length < 44 || view.getUint32(0) !== 0x774f4646) throw new RangeError('not a WOFF file')
  const tables = new Map<string, Uint8Array>()
  for (let k = 0, at = 44; k < view.getUint16(12); k++, at += 20) {
    const tag = String.fromCharCode(...file.subarray(at, at + 4))
    const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)]
    const bytes = file.subarray(offset, offset + packed)
    tables.set(tag, packed < length ? unzlibSync(bytes, { out: new Uint8Array(length) }) : bytes)
  }
  return tables
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** One slice of a font family: a TrueType font with some of its characters. */
export class FontSlice {
  readonly tables: ReadonlyMap<string, Uint8Array>
  readonly unitsPerEm: number
  private readonly glyphOf: ReadonlyMap<number, number>
  private readonly longOffsets: boolean
  private readonly metricsCount: number

  /** @throws RangeError for a file that is no TrueType font */
  constructor(file: Uint8Array) {
    this.tables = woffTables(file)
    for (const tag of ['head', 'hhea', 'hmtx', 'maxp', 'cmap', 'loca', 'glyf']) this.table(tag)
    const head = viewOf(this.table('head'))
    this.unitsPerEm = head.getUint16(18)
    this.longOffsets = head.getInt16(50) === 1
    this.metricsCount = viewOf(this.table('hhea')).getUint16(34)
    this.glyphOf = charactersOf(this.table('cmap'))
  }

  table(tag: string): Uint8Array {
    const table = this.tables.get(tag)
    if (!table) throw new RangeError(`the font has no table ${tag}`)
    return table
  }

  /** Glyph of a character; 0 = it has none. */
  glyphFor = (codePoint: number): number => this.glyphOf.get(codePoint) ?? 0

  glyph(index: number): Glyph {
    const hmtx = viewOf(this.table('hmtx'))
    const last = this.metricsCount - 1
    const bearingAt = index <= last ? index * 4 + 2 : this.metricsCount * 4 + (index - last - 1) * 2
    const loca = viewOf(this.table('loca'))
    const offset = (k: number) => (this.longOffsets ? loca.getUint32(k * 4) : loca.getUint16(k * 2) * 2)
    return {
      outline: this.table('glyf').subarray(offset(index), offset(index + 1)),
      advance: hmtx.getUint16(Math.min(index, last) * 4),
      bearing: hmtx.getInt16(bearingAt),
    }
  }
}

/** Character → glyph of the cmap subtables of formats 4 and 12. Source: OpenType 1.9, cmap. */
function charactersOf(cmap: Uint8Array): Map<number, number> {
  const view = viewOf(cmap)
  const glyphs = new Map<number, number>()
  for (let k = 0; k < view.getUint16(2); k++) {
    const at = view.getUint32(4 + k * 8 + 4)
    const format = view.getUint16(at)
    if (format === 12) {
      for (let group = 0, g = at + 16; group < view.getUint32(at + 12); group++, g += 12) {
        const [first, end, glyph] = [view.getUint32(g), view.getUint32(g + 4), view.getUint32(g + 8)]
        for (let c = first; c <= end; c++) glyphs.set(c, glyph + c - first)
      }
    } else if (format === 4) segments(view, at, glyphs)
  }
  return glyphs
}

function segments(view: DataView, at: number, glyphs: Map<number, number>): void {
  const twice = view.getUint16(at + 6)
  for (let s = 0; s < twice; s += 2) {
    const end = view.getUint16(at + 14 + s)
    const start = view.getUint16(at + 16 + twice + s)
    const delta = view.getUint16(at + 16 + 2 * twice + s)
    const rangeAt = at + 16 + 3 * twice + s
    const range = view.getUint16(rangeAt)
    for (let c = start; c <= end && c !== 0xffff; c++) {
      const raw = range === 0 ? c : view.getUint16(rangeAt + range + (c - start) * 2)
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) glyphs.set(c, glyph)
    }
  }
}
