import type { Palette } from '../symbology/palette.ts'
import { lengthLabel, scaleBar } from '../symbology/scale-bar.ts'
import type { Box, LegendRow, SheetContent, SiteKey } from './sheet.ts'

export type Pen = CanvasRenderingContext2D

/** Writes one line; `y` is the baseline. */
export function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  align: CanvasTextAlign = 'left',
): void {
  pen.font = font
  pen.fillStyle = colour
  pen.textAlign = align
  pen.textBaseline = 'alphabetic'
  pen.fillText(text, x, y)
}

/** A swatch of a class: filled, hatched for "no data", hatched over for small denominators. */
export function drawSwatch(pen: Pen, box: Box, colour: string, palette: Palette, hatched?: LegendRow['hatched']): void {
  pen.fillStyle = hatched === 'no-data' ? palette.ground : colour
  pen.fillRect(box.x, box.y, box.width, box.height)
  if (hatched) hatch(pen, box, palette.line2, 4)
  pen.strokeStyle = palette.line2
  pen.lineWidth = 0.6
  pen.strokeRect(box.x, box.y, box.width, box.height)
}

/** Lines at 45° over a box, `gap` px apart. */
export function hatch(pen: Pen, box: Box, colour: string, gap: number, width = 1.1): void {
  pen.save()
  pen.beginPath()
  pen.rect(box.x, box.y, box.width, box.height)
  pen.clip()
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.beginPath()
  for (let x = box.x - box.height; x < box.x + box.width; x += gap * Math.SQRT2) {
    pen.moveTo(x, box.y + box.height)
    pen.lineTo(x + box.height, box.y)
  }
  pen.stroke()
  pen.restore()
}

/** The legend on its plate; `place` says where a box of its size goes. Returns that box. */
export function drawLegend(
  pen: Pen,
  content: SheetContent,
  palette: Palette,
  place: (size: Pick<Box, 'width' | 'height'>) => Box,
): Box {
  const { legend, fonts } = content
  const font = `400 11px ${fonts.sans}`
  const head = `600 12px ${fonts.sans}`
  const width = (text: string, face: string) => {
    pen.font = face
    return pen.measureText(text).width
  }
  const labels = [...legend.rows.map(({ label }) => label), ...legend.sites.map(({ label }) => label)]
  const labelWidth = Math.max(0, ...labels.map((label) => width(label, font)))
  const countWidth = Math.max(0, ...legend.rows.map(({ count }) => width(count, font)))
  const headWidth = width(legend.title, head) + (legend.unit ? 10 + width(legend.unit, font) : 0)
  const inner = Math.max(headWidth, 26 + labelWidth + (countWidth ? 18 + countWidth : 0))
  const height = 12 + 18 + legend.rows.length * 17 + (legend.sites.length ? 9 + legend.sites.length * 17 : 0) + 4
  const box = place({ width: inner + 24, height })
  pen.fillStyle = palette.ground
  pen.globalAlpha = 0.92
  pen.fillRect(box.x, box.y, box.width, box.height)
  pen.globalAlpha = 1
  const left = box.x + 12
  const right = box.x + box.width - 12
  let y = box.y + 22
  write(pen, legend.title, left, y, head, palette.ink)
  if (legend.unit) write(pen, legend.unit, right, y, font, palette.ink2, 'right')
  y += 18
  for (const row of legend.rows) {
    drawSwatch(pen, { x: left, y: y - 8.5, width: 18, height: 10 }, row.colour, palette, row.hatched)
    write(pen, row.label, left + 26, y, font, palette.ink)
    write(pen, row.count, right, y, font, palette.ink, 'right')
    y += 17
  }
  if (legend.sites.length) {
    pen.fillStyle = palette.line2
    pen.fillRect(left, y - 9, right - left, 0.8)
    y += 7
    for (const key of legend.sites) {
      drawSiteKey(pen, key, left + 9, y - 3.5, palette)
      write(pen, key.label, left + 26, y, font, palette.ink)
      y += 17
    }
  }
  return box
}

/** A site symbol as the map draws it. */
function drawSiteKey(pen: Pen, { look, colour }: SiteKey, x: number, y: number, palette: Palette): void {
  const ink = colour ?? palette.site
  const disc = (at: number, radius: number, fill: string | null, stroke: string | null, width = 1.1) => {
    pen.beginPath()
    pen.arc(at, y, radius, 0, 2 * Math.PI)
    if (fill) {
      pen.fillStyle = fill
      pen.fill()
    }
    if (stroke) {
      pen.strokeStyle = stroke
      pen.lineWidth = width
      pen.stroke()
    }
  }
  if (look === 'quality') disc(x, 4.2, palette.site, palette.siteo, 0.8)
  else if (look === 'other') disc(x, 4, palette.siteo, palette.site)
  else if (look === 'sizes') {
    disc(x - 4.5, 2.8, palette.siteo, palette.site)
    disc(x + 3.5, 4.6, palette.siteo, palette.site)
  } else {
    disc(x, 4, look === 'full' || look === 'over' ? ink : palette.siteo, ink, 1.7)
    if (look === 'core') disc(x, 2.3, ink, null)
    if (look === 'over') disc(x, 6.6, null, ink, 1.2)
    if (look === 'dot') disc(x, 1.8, palette.site, null)
  }
}

/** Scale bar with its right end at `right` and its line at `y`. `metresPerPixel` is of the sheet's CSS px. */
export function drawScale(
  pen: Pen,
  right: number,
  y: number,
  metresPerPixel: number,
  content: SheetContent,
  palette: Palette,
): void {
  const bar = scaleBar(metresPerPixel, 120)
  if (!bar) return
  const { value, unit } = lengthLabel(bar.metres)
  const font = `400 11px ${content.fonts.sans}`
  const name = unit === 'km' ? content.kilometres : content.metres
  pen.font = font
  const left = right - bar.pixels - pen.measureText(` ${name}`).width
  const plain = (text: string, x: number, align: CanvasTextAlign) => {
    pen.lineJoin = 'round'
    pen.strokeStyle = palette.ground
    pen.lineWidth = 3
    pen.font = font
    pen.textAlign = align
    pen.strokeText(text, x, y - 9)
    write(pen, text, x, y - 9, font, palette.ink, align)
  }
  plain('0', left, 'center')
  plain(String(value / 2), left + bar.pixels / 2, 'center')
  const half = pen.measureText(String(value)).width / 2
  plain(`${value} ${name}`, left + bar.pixels - half, 'left')
  pen.strokeStyle = palette.ink
  pen.lineWidth = 1
  pen.beginPath()
  pen.moveTo(left, y - 5)
  pen.lineTo(left, y)
  pen.lineTo(left + bar.pixels, y)
  pen.lineTo(left + bar.pixels, y - 5)
  pen.moveTo(left + bar.pixels / 2, y - 3)
  pen.lineTo(left + bar.pixels / 2, y)
  pen.stroke()
  pen.fillStyle = palette.ink
  pen.fillRect(left, y - 2.6, bar.pixels / 2, 3.1)
}

/** North arrow around `x`, its foot at `y`; `bearing` = degrees by which the map is turned clockwise. */
export function drawNorth(
  pen: Pen,
  x: number,
  y: number,
  bearing: number,
  content: SheetContent,
  palette: Palette,
): void {
  pen.save()
  pen.translate(x, y - 14)
  pen.rotate((-bearing * Math.PI) / 180)
  const wing = (side: number) => {
    pen.beginPath()
    pen.moveTo(0, -9)
    pen.lineTo(0, 8)
    pen.lineTo(side * 5.5, 13)
    pen.closePath()
  }
  wing(-1)
  pen.fillStyle = palette.ink
  pen.fill()
  wing(1)
  pen.fillStyle = palette.bg
  pen.fill()
  pen.strokeStyle = palette.ink
  pen.lineWidth = 0.8
  pen.stroke()
  write(pen, content.north, 0, -13, `600 9.5px ${content.fonts.sans}`, palette.ink, 'center')
  pen.restore()
}
