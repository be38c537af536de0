import type { FaceId } from '../fonts/face.ts'
import type { MergedFont } from '../fonts/merged.ts'
import type { Ink, PageInk, PathStep } from '../page/ink.ts'
import { latin1, number, PdfFile, type PdfValue, type Ref, textString } from './pdf-file.ts'
import { embedFont } from './pdf-font.ts'

/** Pixels of a picture, three bytes each from the top left. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array<ArrayBuffer>
  /** One byte a pixel; absent = opaque. */
  readonly alpha?: Uint8Array<ArrayBuffer>
}

export interface PdfAbout {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** Name and version of the program. */
  readonly creator: string
  readonly lang: string
  /** 2026-11-22. */
  readonly date: string
  /** 32 hex digits; what the document is made of. */
  readonly id: string
}

export interface PdfParts {
  readonly pages: readonly PageInk[]
  readonly fonts: ReadonlyMap<FaceId, MergedFont>
  /** Pixels of a picture by its key; asked for once a key, page after page. */
  readonly raster: (key: string) => Promise<Raster>
  readonly about: PdfAbout
  readonly progress: (done: number) => void
}

/** Writes pages as a PDF with real text, one outline entry a page, figures with their description. */
export async function writePdf({ pages, fonts, raster, about, progress }: PdfParts): Promise<Blob> {
  const pdf = new PdfFile()
  const [root, tree] = [pdf.reserve(), pdf.reserve()]
  const fontRefs: Record<string, Ref> = {}
  for (const [id, font] of fonts) fontRefs[id] = await embedFont(pdf, id, font)
  const states: Record<string, PdfValue> = { solid: { ca: 1 }, plate: { ca: 0.9 } }
  const images = new Map<string, Ref>()
  const kids: Ref[] = []
  for (const [n, page] of pages.entries()) {
    const used: Record<string, Ref> = {}
    for (const ink of page.parts.flatMap(({ inks }) => inks)) {
      if (ink.kind !== 'image') continue
      const known = images.get(ink.picture) ?? (await embedImage(pdf, await raster(ink.picture)))
      images.set(ink.picture, known)
      used[`I${known.number}`] = known
    }
    const content = await pdf.stream({}, latin1(contentOf(page, fonts, images)))
    kids.push(
      pdf.write({
        Type: '/Page',
        Parent: tree,
        MediaBox: [0, 0, page.width, page.height],
        Resources: { Font: fontRefs, XObject: used, ExtGState: states },
        Contents: content,
      }),
    )
    progress((n + 1) / pages.length)
  }
  pdf.write({ Type: '/Pages', Kids: kids, Count: kids.length }, tree)
  pdf.write(
    {
      Type: '/Catalog',
      Pages: tree,
      Lang: textString(about.lang),
      Outlines: outline(pdf, pages, kids),
      PageMode: pages.length > 1 ? '/UseOutlines' : '/UseNone',
      ViewerPreferences: { DisplayDocTitle: true },
      Metadata: await pdf.stream(
        { Type: '/Metadata', Subtype: '/XML', Filter: [] },
        new TextEncoder().encode(xmp(about)),
      ),
    },
    root,
  )
  const date = `(D:${about.date.replaceAll('-', '')}000000Z)`
  const info = pdf.write({
    Title: textString(about.title),
    Author: textString(about.author),
    Subject: textString(about.subject),
    Creator: textString(about.creator),
    Producer: textString(about.creator),
    CreationDate: date,
    ModDate: date,
  })
  return pdf.finish(root, info, about.id)
}

/** Each row as differences to the one above: flat map colours become zeros, which pack ten times smaller. */
export function upPredicted(bytes: Uint8Array, stride: number): Uint8Array<ArrayBuffer> {
  const rows = bytes.length / stride
  const out = new Uint8Array(rows * (stride + 1))
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * stride, row * (stride + 1)]
    out[to] = 2
    for (let k = 0; k < stride; k++) out[to + 1 + k] = bytes[from + k]! - (row > 0 ? bytes[from + k - stride]! : 0)
  }
  return out
}

async function embedImage(pdf: PdfFile, { width, height, rgb, alpha }: Raster): Promise<Ref> {
  const common = { Type: '/XObject', Subtype: '/Image', Width: width, Height: height, BitsPerComponent: 8 }
  const parms = (colours: number) => ({ Predictor: 15, Colors: colours, BitsPerComponent: 8, Columns: width })
  const mask = alpha
    ? await pdf.stream({ ...common, ColorSpace: '/DeviceGray', DecodeParms: parms(1) }, upPredicted(alpha, width))
    : undefined
  return pdf.stream(
    { ...common, ColorSpace: '/DeviceRGB', DecodeParms: parms(3), SMask: mask },
    upPredicted(rgb, width * 3),
  )
}

function contentOf(page: PageInk, fonts: ReadonlyMap<FaceId, MergedFont>, images: ReadonlyMap<string, Ref>): string {
  const up = (y: number) => number(page.height - y)
  const lines: string[] = []
  for (const { inks, role, label } of page.parts) {
    const isFigure = role === 'figure' && label
    if (isFigure) lines.push(`/Figure <</Alt ${textString(label)}>> BDC`)
    for (const ink of inks) lines.push(...operators(ink, up, fonts, images))
    if (isFigure) lines.push('EMC')
  }
  return `${lines.join('\n')}\n`
}

function operators(
  ink: Ink,
  up: (y: number) => string,
  fonts: ReadonlyMap<FaceId, MergedFont>,
  images: ReadonlyMap<string, Ref>,
): string[] {
  switch (ink.kind) {
    case 'text': {
      const glyphs = fonts.get(ink.face)?.glyphs
      let hex = ''
      for (const character of ink.text) hex += (glyphs?.get(character) ?? 0).toString(16).padStart(4, '0')
      return [
        `BT ${rgb(ink.colour)} rg /${ink.face} ${number(ink.size)} Tf ${number(ink.x)} ${up(ink.y)} Td <${hex}> Tj ET`,
      ]
    }
    case 'image': {
      const { x, y, width, height, picture } = ink
      return [
        `q ${number(width)} 0 0 ${number(height)} ${number(x)} ${up(y + height)} cm /I${images.get(picture)?.number} Do Q`,
      ]
    }
    case 'rect': {
      const path = `${number(ink.x)} ${up(ink.y + ink.height)} ${number(ink.width)} ${number(ink.height)} re`
      const isPlate = ink.opacity !== undefined && ink.opacity < 1
      const drawn = painted(path, ink.fill, ink.stroke, ink.lineWidth)
      return isPlate ? ['q /plate gs', drawn, 'Q'] : [drawn]
    }
    case 'path':
      return [painted(ink.steps.map((step) => pathStep(step, up)).join(' '), ink.fill, ink.stroke, ink.lineWidth)]
  }
}

function painted(path: string, fill: string | undefined, stroke: string | undefined, lineWidth = 1): string {
  const colours = `${fill ? `${rgb(fill)} rg ` : ''}${stroke ? `${rgb(stroke)} RG ${number(lineWidth)} w 1 j ` : ''}`
  return `${colours}${path} ${fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n'}`
}

function pathStep(step: PathStep, up: (y: number) => string): string {
  switch (step[0]) {
    case 'M':
      return `${number(step[1])} ${up(step[2])} m`
    case 'L':
      return `${number(step[1])} ${up(step[2])} l`
    case 'C':
      return `${number(step[1])} ${up(step[2])} ${number(step[3])} ${up(step[4])} ${number(step[5])} ${up(step[6])} c`
    case 'Z':
      return 'h'
  }
}

function rgb(hex: string): string {
  const value = Number.parseInt(hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&').slice(1) : hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => number(part / 255)).join(' ')
}

/** One entry a page. */
function outline(pdf: PdfFile, pages: readonly PageInk[], kids: readonly Ref[]): Ref {
  const root = pdf.reserve()
  const refs = pages.map(() => pdf.reserve())
  pages.forEach(({ name: title }, n) => {
    const kid = kids[n]
    if (!kid) return
    pdf.write(
      { Title: textString(title), Parent: root, Prev: refs[n - 1], Next: refs[n + 1], Dest: [kid, '/Fit'] },
      refs[n],
    )
  })
  return pdf.write({ Type: '/Outlines', First: refs[0], Last: refs.at(-1), Count: refs.length }, root)
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function xmp({ title, author, creator, lang, date }: PdfAbout): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
