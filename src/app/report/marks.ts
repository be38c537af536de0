import { mercatorY } from '../../core/mercator.ts'
import type { PictureCamera } from '../../report/page/lay-out.ts'
import { paletteOf } from '../../symbology/palette.ts'
import type { ProposalMark } from './fill-map.ts'

/** Draws what a scenario proposes over its map, as the map on the screen does: discs, rings, a cross for what closes. */
export function drawMarks(
  canvas: HTMLCanvasElement,
  marks: readonly ProposalMark[],
  { lon, lat, zoom }: PictureCamera,
  pixelRatio: number,
): void {
  const pen = canvas.getContext('2d')
  if (!pen || marks.length === 0) return
  const world = 512 * 2 ** zoom
  const { prop, bg } = paletteOf('light')
  pen.save()
  pen.scale(pixelRatio, pixelRatio)
  pen.translate(canvas.width / pixelRatio / 2, canvas.height / pixelRatio / 2)
  for (const mark of marks) {
    const x = ((mark.lon - lon) / 360) * world
    const y = (mercatorY(mark.lat) - mercatorY(lat)) * world
    const ring = (radius: number, fill: string | null, stroke: string, width: number) => {
      pen.beginPath()
      pen.arc(x, y, radius, 0, 2 * Math.PI)
      if (fill) {
        pen.fillStyle = fill
        pen.fill()
      }
      pen.strokeStyle = stroke
      pen.lineWidth = width
      pen.stroke()
    }
    if (mark.look === 'new') {
      ring(6, prop, bg, 1.6)
    } else {
      ring(8.5, null, bg, 3.6)
      ring(8.5, null, prop, 1.8)
    }
    if (mark.look === 'closed') {
      pen.beginPath()
      pen.moveTo(x - 4, y - 4)
      pen.lineTo(x + 4, y + 4)
      pen.moveTo(x + 4, y - 4)
      pen.lineTo(x - 4, y + 4)
      pen.strokeStyle = prop
      pen.lineWidth = 1.8
      pen.stroke()
    }
  }
  pen.restore()
}
