import type { FaceId } from '../fonts/face.ts'
import type { MergedFont } from '../fonts/merged.ts'
import { latin1, type PdfFile, type Ref } from './pdf-file.ts'

const names: Readonly<Record<FaceId, string>> = {
  regular: 'NotoSansSC-Regular',
  bold: 'NotoSansSC-SemiBold',
  song: 'NotoSerifSC-SemiBold',
}

/**
 * Embeds a font with its glyphs as they are numbered, and a table back to the characters, so that text can be searched and
 * copied. Source: ISO 32000-1, 9.7 (composite fonts), 9.10.3 (ToUnicode).
 */
export async function embedFont(pdf: PdfFile, id: FaceId, font: MergedFont): Promise<Ref> {
  const base = `/${tag(font)}+${names[id]}`
  const file = await pdf.stream({ Length1: font.file.length }, font.file)
  const descriptor = pdf.write({
    Type: '/FontDescriptor',
    FontName: base,
    Flags: id === 'song' ? 6 : 4,
    FontBBox: [-200, font.descent, 1200, font.ascent],
    ItalicAngle: 0,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: 733,
    StemV: id === 'regular' ? 80 : 120,
    FontFile2: file,
  })
  const descendant = pdf.write({
    Type: '/Font',
    Subtype: '/CIDFontType2',
    BaseFont: base,
    CIDSystemInfo: { Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 },
    FontDescriptor: descriptor,
    CIDToGIDMap: '/Identity',
    DW: 1000,
    W: [0, [...font.widths]],
  })
  return pdf.write({
    Type: '/Font',
    Subtype: '/Type0',
    BaseFont: base,
    Encoding: '/Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: await pdf.stream({}, latin1(toUnicode(font))),
  })
}

/** Six capitals that differ between subsets, made from the characters themselves. */
function tag({ glyphs }: MergedFont): string {
  let hash = 7
  for (const character of glyphs.keys()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 308915776
  let text = ''
  for (let k = 0; k < 6; k++, hash = Math.floor(hash / 26)) text += String.fromCharCode(65 + (hash % 26))
  return text
}

const hex4 = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')

function toUnicode({ glyphs }: MergedFont): string {
  // Several characters may share a glyph (a space and a no-break space): the first stands for it.
  const byGlyph = new Map<number, string>()
  for (const [character, glyph] of glyphs) if (!byGlyph.has(glyph)) byGlyph.set(glyph, character)
  const lines = [...byGlyph].map(([glyph, character]) => {
    let text = ''
    for (let k = 0; k < character.length; k++) text += hex4(character.charCodeAt(k))
    return `<${hex4(glyph)}> <${text}>`
  })
  const blocks: string[] = []
  // At most 100 lines a block.
  for (let k = 0; k < lines.length; k += 100) {
    const some = lines.slice(k, k + 100)
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end
`
}
