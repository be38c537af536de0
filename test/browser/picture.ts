import type { Page } from 'playwright-core'

/** What a PNG shows, measured by the browser's own decoder. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** From the pHYs chunk; null when it has none. */
  readonly dpi: number | null
  /** Different colours, counted on 5 bits a channel. */
  readonly colours: number
  /** Share of the pixels within 6 of a colour in every channel. */
  share(hex: string): number
  /** Changes between paper and ink along the middle of the band between two heights (shares of the picture). */
  inkRuns(from: number, to: number): number
}

export async function readPicture(page: Page, bytes: Buffer): Promise<Picture> {
  const at = bytes.indexOf('pHYs')
  const dpi = at < 0 ? null : Math.round(bytes.readUInt32BE(at + 4) * 0.0254)
  const read = await page.evaluate(async (text) => {
    const raw = Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
    const image = await createImageBitmap(new Blob([raw], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    const counts: Record<string, number> = {}
    for (let k = 0; k < data.length; k += 4) {
      const key = (data[k]! << 16) | (data[k + 1]! << 8) | data[k + 2]!
      counts[key] = (counts[key] ?? 0) + 1
    }
    const dark: string[] = []
    for (let y = 0; y < image.height; y++) {
      let row = ''
      for (let x = 0; x < image.width; x += 2) row += data[(y * image.width + x) * 4]! < 128 ? '1' : '0'
      dark.push(row)
    }
    return { width: image.width, height: image.height, counts, dark }
  }, bytes.toString('base64'))
  const pixels = read.width * read.height
  const entries = Object.entries(read.counts).map(([key, count]) => [Number(key), count] as const)
  const channels = (c: number) => [c >> 16, (c >> 8) & 255, c & 255]
  return {
    width: read.width,
    height: read.height,
    dpi,
    colours: new Set(
      entries.map(([c]) =>
        channels(c)
          .map((v) => v >> 3)
          .join(),
      ),
    ).size,
    share(hex) {
      const want = channels(Number.parseInt(hex.slice(1), 16))
      const near = entries.filter(([c]) => channels(c).every((v, k) => Math.abs(v - want[k]!) <= 6))
      return near.reduce((sum, [, count]) => sum + count, 0) / pixels
    },
    inkRuns(from, to) {
      const rows = read.dark.slice(Math.floor(from * read.height), Math.floor(to * read.height))
      return Math.max(...rows.map((row) => row.split(/0+/).filter(Boolean).length))
    },
  }
}
