import type { FaceId } from '../fonts/face.ts'
import type { Ink, PageInk, PathStep } from './ink.ts'

export interface CanvasTools {
  /** CSS family of each face, as loaded in this document. */
  readonly families: Readonly<Record<FaceId, string>>
  /** null = not there yet: its place stays empty. */
  readonly picture: (key: string) => CanvasImageSource | null
  /** Device pixels per point. */
  readonly ratio: number
}

/** Draws a page on white. Fonts must be loaded; see `charactersOf`. */
export function drawPage(
  pen: CanvasRenderingContext2D,
  page: PageInk,
  { families, picture, ratio }: CanvasTools,
): void {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, Math.ceil(page.width * ratio), Math.ceil(page.height * ratio))
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.textBaseline = 'alphabetic'
  pen.textAlign = 'left'
  pen.lineJoin = 'round'
  pen.imageSmoothingQuality = 'high'
  for (const { inks } of page.parts) for (const ink of inks) draw(pen, ink)

  function draw(to: CanvasRenderingContext2D, ink: Ink): void {
    switch (ink.kind) {
      case 'text':
        to.font = `${ink.size}px ${families[ink.face]}`
        to.fillStyle = ink.colour
        to.fillText(ink.text, ink.x, ink.y)
        return
      case 'image': {
        const source = picture(ink.picture)
        if (source) to.drawImage(source, ...onPixels(ink, ratio))
        return
      }
      case 'rect':
        if (ink.fill) {
          to.globalAlpha = ink.opacity ?? 1
          to.fillStyle = ink.fill
          to.fillRect(ink.x, ink.y, ink.width, ink.height)
          to.globalAlpha = 1
        }
        if (ink.stroke) {
          to.strokeStyle = ink.stroke
          to.lineWidth = ink.lineWidth ?? 1
          to.strokeRect(ink.x, ink.y, ink.width, ink.height)
        }
        return
      case 'path':
        to.beginPath()
        for (const step of ink.steps) trace(to, step)
        if (ink.fill) {
          to.fillStyle = ink.fill
          to.fill()
        }
        if (ink.stroke) {
          to.strokeStyle = ink.stroke
          to.lineWidth = ink.lineWidth ?? 1
          to.stroke()
        }
    }
  }
}

/** A picture as large as its pixels is not resampled: its box is moved to whole device pixels. */
function onPixels(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ratio: number,
): [number, number, number, number] {
  const snap = (value: number) => Math.round(value * ratio) / ratio
  return [snap(x), snap(y), snap(width), snap(height)]
}

function trace(pen: CanvasRenderingContext2D, step: PathStep): void {
  switch (step[0]) {
    case 'M':
      pen.moveTo(step[1], step[2])
      return
    case 'L':
      pen.lineTo(step[1], step[2])
      return
    case 'C':
      pen.bezierCurveTo(step[1], step[2], step[3], step[4], step[5], step[6])
      return
    case 'Z':
      pen.closePath()
  }
}
