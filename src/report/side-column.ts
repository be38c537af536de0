import type { Palette } from '../symbology/palette.ts'
import { hatch, type Pen, write } from './furniture.ts'
import type { Box, FigurePart, SheetContent, SheetTable } from './sheet.ts'
import { wrapText } from './text-wrap.ts'

/** The column beside the map: sentence, three-part bar with its figures, table. */
export function drawSide(pen: Pen, content: SheetContent, box: Box, palette: Palette): void {
  const { sans, song } = content.fonts
  let y = box.y
  if (content.headline) {
    const font = `600 17px ${song}`
    pen.font = font
    for (const line of wrapText(content.headline, box.width, (text) => pen.measureText(text).width)) {
      y += 25
      write(pen, line, box.x, y - 7, font, palette.ink)
    }
    y += 8
  }
  if (content.figures.length > 0) y = drawFigures(pen, content.figures, { ...box, y }, sans, palette) + 18
  if (content.table) drawTable(pen, content.table, { ...box, y, height: box.y + box.height - y }, sans, palette)
}

/** Bar of the parts, then one row a part. Returns where it ends. */
function drawFigures(pen: Pen, parts: readonly FigurePart[], box: Box, sans: string, palette: Palette): number {
  const gap = 1.5
  const room = box.width - gap * (parts.length - 1)
  const sum = parts.reduce((total, { share }) => total + share, 0) || 1
  let x = box.x
  for (const { share, colour, hatched } of parts) {
    const part = { x, y: box.y, width: (room * share) / sum, height: 20 }
    pen.fillStyle = colour
    pen.fillRect(part.x, part.y, part.width, part.height)
    if (hatched) soften(pen, part, palette)
    x += part.width + gap
  }
  let y = box.y + 20
  for (const { colour, hatched, value, label } of parts) {
    y += 19
    const swatch = { x: box.x, y: y - 9, width: 10, height: 10 }
    pen.fillStyle = colour
    pen.fillRect(swatch.x, swatch.y, swatch.width, swatch.height)
    if (hatched) soften(pen, swatch, palette)
    const font = `600 12px ${sans}`
    pen.font = font
    const room = box.width - 18 - pen.measureText(value).width - 12
    write(pen, value, box.x + box.width, y, font, palette.ink, 'right')
    pen.font = `400 12px ${sans}`
    const lines = wrapText(label, room, (text) => pen.measureText(text).width)
    lines.forEach((line, k) => {
      write(pen, line, box.x + 18, y + k * 16, `400 12px ${sans}`, palette.ink2)
    })
    y += (lines.length - 1) * 16
  }
  return y
}

/** Light stripes: the part that is also told by pattern. */
function soften(pen: Pen, box: Box, palette: Palette): void {
  pen.globalAlpha = 0.3
  hatch(pen, box, palette.bg, 6, 3)
  pen.globalAlpha = 1
}

/** Rows shrink so far, to keep all streets on the sheet; type in them stays at 6 pt or above. */
const rowHeights = { most: 19, least: 10.6 } as const
const barWidth = 64

function drawTable(pen: Pen, table: SheetTable, box: Box, sans: string, palette: Palette): void {
  const wanted = (box.height - 38) / Math.max(1, table.rows.length)
  const rowHeight = Math.max(rowHeights.least, Math.min(rowHeights.most, wanted))
  const scale = rowHeight / rowHeights.most
  const body = `400 ${Math.max(8, 11.5 * scale)}px ${sans}`
  const base = rowHeight * 0.71
  const head = `500 10.5px ${sans}`
  const right = box.x + box.width
  const hasBars = table.rows.some(({ bar }) => bar)
  // Columns of figures from the right, each as wide as its widest entry.
  const widths = table.heads.slice(1).map((title, k) => {
    pen.font = head
    const heading = pen.measureText(title).width
    pen.font = body
    return Math.max(heading, ...table.rows.map(({ cells }) => pen.measureText(cells[k + 1] ?? '').width))
  })
  const edges: number[] = []
  let edge = right
  for (let k = widths.length - 1; k >= 0; k--) {
    edges[k] = edge
    edge -= (widths[k] ?? 0) + 12
    if (hasBars && k === 1) edge -= barWidth + 12
  }
  const barMiddle = (edges[0] ?? right) + 12 + barWidth / 2
  let y = box.y + 12
  write(pen, table.title, box.x, y, `600 12px ${sans}`, palette.ink)
  y += 20
  table.heads.forEach((title, k) => {
    if (k === 0) write(pen, title, box.x, y, head, palette.ink2)
    else write(pen, title, edges[k - 1] ?? right, y, head, palette.ink2, 'right')
  })
  y += 6
  pen.fillStyle = palette.line2
  pen.fillRect(box.x, y, box.width, 1)
  const fit = Math.floor((box.y + box.height - y) / rowHeight)
  const shown = table.rows.length <= fit ? table.rows : table.rows.slice(0, Math.max(0, fit - 1))
  for (const { cells, bar } of shown) {
    cells.forEach((cell, k) => {
      if (k === 0) write(pen, cell, box.x, y + base, body, palette.ink)
      else write(pen, cell, edges[k - 1] ?? right, y + base, body, palette.ink, 'right')
    })
    if (bar) {
      const length = (Math.min(1, Math.abs(bar.share)) * barWidth) / 2
      pen.fillStyle = bar.colour
      pen.fillRect(bar.share < 0 ? barMiddle - length : barMiddle, y + rowHeight * 0.24, length, rowHeight * 0.55)
      pen.fillStyle = palette.ink3
      pen.fillRect(barMiddle - 0.4, y, 0.8, rowHeight)
    }
    y += rowHeight
    pen.fillStyle = palette.line
    pen.fillRect(box.x, y, box.width, 0.8)
  }
  const left = table.rows.length - shown.length
  if (left > 0 && table.rest) write(pen, table.rest(left), box.x, y + 13.5, `400 10.5px ${sans}`, palette.ink3)
}
