import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader takes out of a PDF. */
export interface PdfText {
  /** Text of each page, one line a line of the page. */
  readonly pages: readonly string[]
  readonly info: Readonly<Record<string, unknown>>
  readonly outline: readonly string[]
  /** Width and height of each page in points. */
  readonly sizes: readonly (readonly [number, number])[]
}

/** Reads a PDF with Mozilla's pdf.js, which knows nothing of how it was written. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages: string[] = []
  const sizes: [number, number][] = []
  for (let k = 1; k <= document.numPages; k++) {
    const page = await document.getPage(k)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const [, , width = 0, height = 0] = page.view
    sizes.push([width, height])
  }
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title)
  const { info } = await document.getMetadata()
  await document.destroy()
  return { pages, sizes, outline, info: info as Record<string, unknown> }
}
