import { type Palette, paletteOf } from '../symbology/palette.ts'
import { drawLegend, drawNorth, drawScale, type Pen, write } from './furniture.ts'
import { withDpi } from './png-dpi.ts'
import { type Block, type Box, planSheet, type SheetContent, type SheetPlan, type SheetSize } from './sheet.ts'
import { drawSide } from './side-column.ts'

/** The drawn map and what is needed to measure on it. */
export interface SheetMap {
  /** As large as `planSheet(…).mapPx`; another size is fitted in, the scale bar follows. */
  readonly canvas: HTMLCanvasElement | OffscreenCanvas
  /** Metres on the ground per pixel of the canvas, at its middle. */
  readonly metresPerPixel: number
  /** Degrees clockwise by which the map is turned; 0 = north up. */
  readonly bearing: number
}

/** The layout with the fonts of this browser; ask it for `mapPx` before drawing the map. */
export function layoutOf(content: SheetContent, size: SheetSize): SheetPlan {
  const pen = penOf(document.createElement('canvas'))
  return planSheet(content, size, (font) => (text) => {
    pen.font = font
    return pen.measureText(text).width
  })
}

/**
 * Draws the whole sheet and encodes it as PNG with its resolution inside. Rejects with an `Error` whose message is a code:
 * `png/canvas` (no canvas of that size) or `png/encode`.
 */
export async function composePng(content: SheetContent, size: SheetSize, map: SheetMap): Promise<Blob> {
  // Label fonts may still be on their way; a sheet drawn without them would keep the wrong ones.
  await document.fonts.ready
  const plan = layoutOf(content, size)
  const canvas = document.createElement('canvas')
  canvas.width = plan.widthPx
  canvas.height = plan.heightPx
  const pen = penOf(canvas)
  const palette = paletteOf(content.theme)
  pen.fillStyle = palette.bg
  pen.fillRect(0, 0, plan.widthPx, plan.heightPx)
  const shrink = drawMap(pen, plan, map, palette)
  pen.setTransform(plan.pixelRatio, 0, 0, plan.pixelRatio, 0, 0)
  drawWords(pen, plan, palette)
  drawFrame(pen, plan.map, palette)
  drawInMap(pen, plan, content, map, shrink, palette)
  if (plan.side) drawSide(pen, content, plan.side, palette)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('png/encode')
  return new Blob([withDpi(new Uint8Array(await blob.arrayBuffer()), size.dpi)], { type: 'image/png' })
}

function penOf(canvas: HTMLCanvasElement): Pen {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('png/canvas')
  return pen
}

/** Draws the map picture into its box without distortion; returns sheet pixels per picture pixel. */
function drawMap(pen: Pen, { mapPx }: SheetPlan, { canvas }: SheetMap, palette: Palette): number {
  const shrink = Math.min(mapPx.width / canvas.width, mapPx.height / canvas.height)
  const [width, height] = [canvas.width * shrink, canvas.height * shrink]
  pen.fillStyle = palette.ground
  pen.fillRect(mapPx.x, mapPx.y, mapPx.width, mapPx.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(canvas, mapPx.x + (mapPx.width - width) / 2, mapPx.y + (mapPx.height - height) / 2, width, height)
  return shrink
}

function drawWords(pen: Pen, plan: SheetPlan, palette: Palette): void {
  const block = ({ lines, x, y, leading, font, align }: Block, colour: string) => {
    lines.forEach((line, k) => {
      write(pen, line, x, y + k * leading, font, colour, align)
    })
  }
  block(plan.title, palette.ink)
  block(plan.subtitle, palette.ink2)
  block(plan.note, palette.ink3)
  block(plan.parameters, palette.ink2)
  block(plan.sources, palette.ink3)
  block(plan.imprint, palette.ink3)
  const [left, right] = [plan.title.x, plan.imprint.x]
  for (const { y, strong } of plan.rules) {
    pen.fillStyle = strong ? palette.ink : palette.line2
    pen.fillRect(left, y, right - left, strong ? 1.4 : 0.8)
  }
}

/** The neat line: a heavy and a fine rule. */
function drawFrame(pen: Pen, { x, y, width, height }: Box, palette: Palette): void {
  pen.strokeStyle = palette.ink
  pen.lineWidth = 0.8
  pen.strokeRect(x, y, width, height)
  pen.lineWidth = 1.6
  pen.strokeRect(x - 4, y - 4, width + 8, height + 8)
}

function drawInMap(
  pen: Pen,
  plan: SheetPlan,
  content: SheetContent,
  map: SheetMap,
  shrink: number,
  palette: Palette,
): void {
  const box = plan.map
  const pad = 10
  let legendLeft = true
  drawLegend(pen, content, palette, (size) => {
    const corners = (['bottom', 'top'] as const).flatMap((row) =>
      (['left', 'right'] as const).map((side) => ({
        side,
        x: side === 'left' ? box.x + pad : box.x + box.width - pad - size.width,
        y: row === 'top' ? box.y + pad : box.y + box.height - pad - size.height,
        ...size,
      })),
    )
    const [first, ...others] = corners.map((corner) => ({
      corner,
      cover: inkIn(pen, corner, plan.pixelRatio, palette),
    }))
    let best = first as NonNullable<typeof first>
    // Only a clearly emptier corner beats the usual place at the bottom left.
    for (const other of others) if (other.cover < best.cover - 0.04) best = other
    legendLeft = !(best.corner.side === 'right' && best.corner.y > box.y + box.height / 2)
    return best.corner
  })
  const foot = box.y + box.height - 14
  const metresPerCssPixel = (map.metresPerPixel / shrink) * plan.pixelRatio
  const right = legendLeft ? box.x + box.width - 18 : box.x + 190
  drawNorth(pen, right - 4, foot, map.bearing, content, palette)
  drawScale(pen, right - 24, foot, metresPerCssPixel, content, palette)
}

/** Part of a box, 0–1, where the map differs from its ground: what a legend there would hide. */
function inkIn(pen: Pen, box: Box, ratio: number, palette: Palette): number {
  const { data, width, height } = pen.getImageData(
    Math.round(box.x * ratio),
    Math.round(box.y * ratio),
    Math.max(1, Math.round(box.width * ratio)),
    Math.max(1, Math.round(box.height * ratio)),
  )
  const step = Math.max(1, Math.floor(Math.min(width, height) / 60))
  const value = Number.parseInt(palette.ground.slice(1), 16)
  const ground = [value >> 16, (value >> 8) & 255, value & 255]
  let [seen, covered] = [0, 0]
  for (let row = 0; row < height; row += step) {
    for (let column = 0; column < width; column += step) {
      const at = (row * width + column) * 4
      const far = [0, 1, 2].some((k) => Math.abs((data[at + k] ?? 0) - (ground[k] ?? 0)) > 24)
      seen++
      if (far) covered++
    }
  }
  return covered / seen
}
