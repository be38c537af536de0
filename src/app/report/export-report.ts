import { zipSync } from 'fflate'
import { openStudio } from '../../map/studio.ts'
import { fileName } from '../../panels/save-blob.ts'
import type { FaceId } from '../../report/fonts/face.ts'
import { writeHtml } from '../../report/html/write-html.ts'
import { LOGO } from '../../report/page/block.ts'
import { drawPage } from '../../report/page/draw-canvas.ts'
import type { PageInk } from '../../report/page/ink.ts'
import type { PictureOrder } from '../../report/page/lay-out.ts'
import { type Raster, writePdf } from '../../report/pdf/write-pdf.ts'
import { withDpi } from '../../report/png-dpi.ts'
import { version } from '../../scenario/version.ts'
import { drawPicture, familiesOf, fontsOf, type Layout, perPoint } from './printer.ts'

export type ReportFormat = 'pdf' | 'png' | 'html'

export interface ExportOptions {
  /** Of maps, and of a PNG as a whole. */
  readonly dpi: number
  /** Sheets to export, from 0; all unless told. */
  readonly only?: readonly number[]
  readonly logo: HTMLImageElement | null
  readonly signal: AbortSignal
  readonly progress: (done: number, of: number) => void
}

export interface SavedReport {
  readonly blob: Blob
  readonly name: string
}

/**
 * Writes a laid out report in a format. Several PNG pages come in a zip. Rejects with the signal's reason when given up, or
 * with an `Error` whose message is a code: `snapshot/…`, `png/canvas` or `png/encode`.
 */
export async function exportReport(layout: Layout, format: ReportFormat, options: ExportOptions): Promise<SavedReport> {
  const { sources } = layout
  const pages = options.only ? options.only.flatMap((k) => layout.pages[k] ?? []) : layout.pages
  const name = (extension: string) =>
    fileName([sources.name, sources.rw.made.files.report, sources.date].join('-'), extension)
  const studio = openStudio()
  const orders = new Map(layout.pictures.map((order) => [order.key, order]))
  const used = new Set(
    pages
      .flatMap((page) => page.parts.flatMap(({ inks }) => inks))
      .flatMap((ink) => (ink.kind === 'image' ? [ink.picture] : [])),
  )
  const total = Math.max(1, [...used].filter((key) => orders.has(key)).length)
  let done = 0
  options.progress(0, total)
  /** Each map is drawn when its page comes, and forgotten with it: an atlas never holds all its maps. */
  const picture = async (key: string, dpi: number): Promise<HTMLCanvasElement | HTMLImageElement | null> => {
    options.signal.throwIfAborted()
    if (key === LOGO) return options.logo
    const order: PictureOrder | undefined = orders.get(key)
    if (!order) return null
    const canvas = await drawPicture(studio, sources, order, dpi, options.signal)
    done += 1
    options.progress(done, total)
    return canvas
  }
  try {
    switch (format) {
      case 'pdf':
        return { blob: await pdfOf(layout, pages, (key) => picture(key, options.dpi)), name: name('pdf') }
      case 'html':
        return {
          blob: await htmlOf(layout, pages, (key) => picture(key, Math.min(options.dpi, 200))),
          name: name('html'),
        }
      case 'png': {
        const families = await familiesOf(layout)
        const files: Uint8Array<ArrayBuffer>[] = []
        for (const page of pages)
          files.push(await pngOf(page, families, options.dpi, (key) => picture(key, options.dpi)))
        const [first] = files
        if (files.length === 1 && first) return { blob: new Blob([first], { type: 'image/png' }), name: name('png') }
        const digits = String(files.length).length
        const entries = files.map((file, k) => [
          fileName(`${String(k + 1).padStart(digits, '0')}-${pages[k]?.name ?? ''}`, 'png'),
          file,
        ])
        // Pixels are packed already.
        const zip = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array<ArrayBuffer>>, { level: 0 })
        return { blob: new Blob([zip], { type: 'application/zip' }), name: name('zip') }
      }
    }
  } finally {
    studio.close()
  }
}

type Painter = (key: string) => Promise<HTMLCanvasElement | HTMLImageElement | null>

async function pngOf(
  page: PageInk,
  families: Awaited<ReturnType<typeof familiesOf>>,
  dpi: number,
  painter: Painter,
): Promise<Uint8Array<ArrayBuffer>> {
  const ratio = perPoint(dpi)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(page.width * ratio)
  canvas.height = Math.round(page.height * ratio)
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Error('png/canvas')
  const pictures = new Map<string, CanvasImageSource>()
  for (const key of picturesOf(page)) {
    const drawn = await painter(key)
    if (drawn) pictures.set(key, drawn)
  }
  drawPage(pen, page, { families, ratio, picture: (key) => pictures.get(key) ?? null })
  return withDpi(new Uint8Array(await (await encoded(canvas, 'image/png')).arrayBuffer()), dpi)
}

const picturesOf = (page: PageInk): string[] => [
  ...new Set(page.parts.flatMap(({ inks }) => inks).flatMap((ink) => (ink.kind === 'image' ? [ink.picture] : []))),
]

async function pdfOf(layout: Layout, pages: readonly PageInk[], painter: Painter): Promise<Blob> {
  const { sources } = layout
  return writePdf({
    pages,
    fonts: fontsOf(layout),
    raster: async (key) => rasterOf(await painter(key)),
    about: {
      title: titleOf(layout),
      author: sources.state.timeline?.project.report.author ?? '',
      subject: sources.w.brand.tagline,
      creator: sources.w.sheet.madeWith(version),
      lang: sources.lang,
      date: sources.date,
      id: (sources.hash + sources.hash).slice(0, 32),
    },
    progress: () => {},
  })
}

const titleOf = ({ sources, pages }: Layout): string =>
  pages.length === 1 ? (pages[0]?.name ?? sources.name) : `${sources.name} · ${sources.rw.title}`

/** Pixels of a canvas, or of a logo drawn large enough for print; a white point for what cannot be drawn. */
function rasterOf(source: HTMLCanvasElement | HTMLImageElement | null): Raster {
  const canvas = source instanceof HTMLImageElement ? rasterised(source) : source
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen || canvas.width === 0) return { width: 1, height: 1, rgb: new Uint8Array([255, 255, 255]) }
  const { width, height } = canvas
  const { data } = pen.getImageData(0, 0, width, height)
  const rgb = new Uint8Array(width * height * 3)
  const alpha = new Uint8Array(width * height)
  let opaque = true
  for (let k = 0, from = 0, to = 0; k < width * height; k++, from += 4) {
    rgb[to++] = data[from]!
    rgb[to++] = data[from + 1]!
    rgb[to++] = data[from + 2]!
    alpha[k] = data[from + 3]!
    if (alpha[k] !== 255) opaque = false
  }
  return opaque ? { width, height, rgb } : { width, height, rgb, alpha }
}

/** A picture of at most 1200 px: an SVG has no pixels of its own. */
function rasterised(image: HTMLImageElement): HTMLCanvasElement {
  const [width, height] = [image.naturalWidth || 300, image.naturalHeight || 300]
  const scale = 1200 / Math.max(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

async function htmlOf(layout: Layout, pages: readonly PageInk[], painter: Painter): Promise<Blob> {
  const { sources } = layout
  const addresses = new Map<string, string>()
  for (const key of new Set(pages.flatMap(picturesOf))) {
    const drawn = await painter(key)
    const canvas = drawn instanceof HTMLImageElement ? rasterised(drawn) : drawn
    if (canvas) addresses.set(key, await dataAddress(await encoded(canvas, 'image/png')))
  }
  const fonts = new Map<FaceId, string>()
  for (const [id, { file }] of fontsOf(layout)) fonts.set(id, await base64(new Blob([file])))
  const text = writeHtml({
    pages,
    lang: sources.lang,
    title: titleOf(layout),
    author: sources.state.timeline?.project.report.author ?? '',
    creator: sources.w.sheet.madeWith(version),
    fonts,
    picture: (key) => addresses.get(key) ?? '',
  })
  return new Blob([text], { type: 'text/html;charset=utf-8' })
}

async function encoded(canvas: HTMLCanvasElement, kind: string): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind))
  if (!blob) throw new Error('png/encode')
  return blob
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('png/encode'))
    reader.readAsDataURL(blob)
  })
}

const base64 = async (blob: Blob): Promise<string> => (await dataAddress(blob)).split(',')[1] ?? ''
