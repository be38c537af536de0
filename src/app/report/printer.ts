import type { ShotOptions, Studio } from '../../map/studio.ts'
import type { FaceId } from '../../report/fonts/face.ts'
import type { MergedFont } from '../../report/fonts/merged.ts'
import { type Characters, createTypeCase, mergedFonts, missingCharacters } from '../../report/fonts/type-case.ts'
import { charactersOf, laidWithType } from '../../report/page/characters.ts'
import type { PictureRequest } from '../../report/page/content.ts'
import { type Laid, layOut, type PictureOrder } from '../../report/page/lay-out.ts'
import { fillReport } from './fill.ts'
import { cameraOf, drawingOf } from './fill-map.ts'
import { fontFiles } from './font-files.ts'
import { drawMarks } from './marks.ts'
import type { Sources } from './sources.ts'

const type = createTypeCase(fontFiles)

/** A report laid out, with the fonts that it needs and the sources that it speaks of. */
export interface Layout extends Laid {
  readonly sources: Sources
  readonly characters: Characters
  /** Characters that no font can draw. */
  readonly missing: readonly string[]
}

/** Lays the report out. Rejects when a font cannot be read. */
export async function laidOut(sources: Sources, logoRatio: number): Promise<Layout> {
  const filled = fillReport(sources, { logoRatio })
  const laid = await laidWithType(type, () =>
    layOut(filled, {
      width: type.width,
      camera: (request, width, height, metres) => cameraOf(sources, request, width, height, metres),
      continued: sources.rw.made.continued,
      lang: sources.lang,
    }),
  )
  const characters = charactersOf(laid)
  return { ...laid, sources, characters, missing: missingCharacters(type, characters) }
}

export const fontsOf = ({ characters }: Layout): ReadonlyMap<FaceId, MergedFont> => mergedFonts(type, characters)

let fontSets = 0
let registered: {
  readonly key: string
  readonly families: Readonly<Record<FaceId, string>>
  faces: FontFace[]
} | null = null

/** Makes the fonts of a layout known to this document, so that a canvas draws what a PDF will show. @returns their families */
export async function familiesOf(layout: Layout): Promise<Readonly<Record<FaceId, string>>> {
  const key = Object.values(layout.characters)
    .map((set) => [...set].sort().join(''))
    .join('\n')
  if (registered?.key === key) return registered.families
  fontSets += 1
  const families = { regular: 'sans-serif', bold: 'sans-serif', song: 'serif' }
  const faces: FontFace[] = []
  for (const [id, { file }] of fontsOf(layout)) {
    const family = `jj-${id}-${fontSets}`
    // From bytes, not from an address: nothing is fetched that the page's policy would have to allow.
    const face = await new FontFace(family, file.buffer).load()
    document.fonts.add(face)
    faces.push(face)
    families[id] = family
  }
  // The set before the last may still be drawn with; older ones are forgotten.
  for (const face of stale) document.fonts.delete(face)
  stale = registered?.faces ?? []
  registered = { key, families, faces }
  return families
}
let stale: FontFace[] = []

/** Pixels per point of a resolution. */
export const perPoint = (dpi: number): number => dpi / 72

/** Size of a picture in device pixels. */
export function pixelsOf({ width, height, cssPerPoint }: PictureOrder, dpi: number): Omit<ShotOptions, 'frame'> {
  const ratio = perPoint(dpi)
  return {
    widthPx: Math.max(1, Math.round(width * ratio)),
    heightPx: Math.max(1, Math.round(height * ratio)),
    pixelRatio: ratio / cssPerPoint,
  }
}

/** Draws one map of a layout, proposals and all. Rejects as the studio does. */
export async function drawPicture(
  studio: Studio,
  sources: Sources,
  order: PictureOrder,
  dpi: number,
  signal?: AbortSignal,
): Promise<HTMLCanvasElement> {
  const { input, marks } = drawingOf(sources, order.request)
  const size = pixelsOf(order, dpi)
  const { canvas } = await studio.shoot(input, { ...size, frame: order.camera }, signal)
  drawMarks(canvas, marks, order.camera, size.pixelRatio)
  return canvas
}

/** What a picture depends on, beside the results: the same key means the same picture at the same size. */
export const pictureKey = (order: PictureOrder, dpi: number): string => {
  const { request, camera, width, height } = order
  return JSON.stringify([request satisfies PictureRequest, camera, width, height, dpi])
}
