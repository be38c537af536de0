import { GRID, type Place, paperOf } from '../../scenario/report.ts'
import { metresPerPixel } from '../../symbology/scale-bar.ts'
import type { FaceId } from '../fonts/face.ts'
import { layBlock, type PageSpot } from './block.ts'
import type { FilledBlock, FilledPage, PictureRequest } from './content.ts'
import type { Box, PageInk, Part } from './ink.ts'
import { Setter } from './setter.ts'

const POINTS_PER_MM = 72 / 25.4
/** Of the sheet's shorter side: 14 mm on A4. */
const MARGIN = 1 / 15
/** Between neighbours on the grid, millimetres on A4. */
const GUTTER = { x: 5, y: 2.2 } as const

/** Where a map looks: degrees, and its zoom for CSS px (96 to the inch of A4 type). */
export interface PictureCamera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

/** What the layout asks for. */
export interface LayoutTools {
  /** Width of a text in points. */
  readonly width: (face: FaceId, size: number, text: string) => number
  /** Camera that a request needs in a frame of so many CSS px. @param paperScale CSS px per point-of-paper, see `cssPerPoint` */
  readonly camera: (request: PictureRequest, widthPx: number, heightPx: number, metresPerPx: number) => PictureCamera
  readonly continued: (name: string) => string
  readonly lang: string
}

/** A picture that a page needs. */
export interface PictureOrder {
  /** As in the image ink. */
  readonly key: string
  readonly request: PictureRequest
  readonly camera: PictureCamera
  /** Points. */
  readonly width: number
  readonly height: number
  /** CSS px per point: type in the map grows with the paper as all type does. */
  readonly cssPerPoint: number
}

export interface Laid {
  readonly pages: readonly PageInk[]
  /** Page of the report of each sheet. */
  readonly pageIds: readonly string[]
  readonly pictures: readonly PictureOrder[]
}

/** How large type is on a paper against A4: it grows with the sheet, but less. */
export function typeScale(page: Pick<FilledPage, 'size' | 'orientation'>): number {
  return page.size === 'a3' ? 1.22 : page.size === 'wide' ? 1.06 : 1
}

/** Area inside the margins and the box of a place in it, in points. */
export function gridOf(page: Pick<FilledPage, 'size' | 'orientation'>): {
  readonly inner: Box
  readonly boxOf: (place: Place) => Box
} {
  const paper = paperOf(page)
  const [width, height] = [paper.width * POINTS_PER_MM, paper.height * POINTS_PER_MM]
  const margin = Math.min(width, height) * MARGIN
  const inner = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin }
  const k = Math.min(width, height) / (210 * POINTS_PER_MM)
  const [gapX, gapY] = [GUTTER.x * POINTS_PER_MM * k, GUTTER.y * POINTS_PER_MM * k]
  const cell = {
    width: (inner.width - gapX * (GRID.columns - 1)) / GRID.columns,
    height: (inner.height - gapY * (GRID.rows - 1)) / GRID.rows,
  }
  return {
    inner,
    boxOf: ({ column, row, columns, rows }) => ({
      x: inner.x + column * (cell.width + gapX),
      y: inner.y + row * (cell.height + gapY),
      width: columns * cell.width + (columns - 1) * gapX,
      height: rows * cell.height + (rows - 1) * gapY,
    }),
  }
}

/**
 * Lays pages out. What does not fit and may go on (a table without a limit, a method note) goes on over further pages with
 * the same title and foot.
 */
export function layOut(pages: readonly FilledPage[], tools: LayoutTools): Laid {
  const all = pages.flatMap((page) => expanded(page, tools))
  const pictures: PictureOrder[] = []
  const inks = all.map((page, k) => {
    const { ink, orders } = layPage(page, tools, { number: k + 1, of: all.length })
    pictures.push(...orders)
    return ink
  })
  return { pages: inks, pageIds: all.map(({ id }) => id), pictures }
}

/** A page and those that it runs on to. Ends in any case: a page that takes nothing of the rest is the last. */
function expanded(page: FilledPage, tools: LayoutTools): FilledPage[] {
  const done: FilledPage[] = [page]
  let current = page
  for (;;) {
    const { rests } = layPage(current, tools, { number: 1, of: 1 })
    if (rests.length === 0 || done.length > 400) return done
    current = continuation(page, rests, tools)
    done.push(current)
  }
}

const repeated: ReadonlySet<string> = new Set(['title', 'footer', 'field', 'logo'])

/** The page on which the first of the rests goes on; the others wait on it, out of sight, for theirs. */
function continuation(page: FilledPage, rests: readonly FilledBlock[], tools: LayoutTools): FilledPage {
  const kept = page.blocks.filter(({ kind }) => repeated.has(kind))
  const bottomOf = ({ place }: FilledBlock) => place.row + place.rows
  const top = Math.max(0, ...kept.filter(({ kind }) => kind === 'title').map(bottomOf))
  const foot = Math.min(GRID.rows, ...kept.filter(({ kind }) => kind === 'footer').map(({ place }) => place.row))
  const rows = Math.max(1, Math.floor((foot - top) / rests.length))
  const place = (k: number) => ({ column: 0, row: top + k * rows, columns: GRID.columns, rows })
  return {
    ...page,
    name: tools.continued(page.name),
    blocks: [...kept, ...rests.map((block, k) => ({ ...block, place: place(k) }))],
  }
}

function layPage(
  page: FilledPage,
  tools: LayoutTools,
  spot: Pick<PageSpot, 'number' | 'of'>,
): { ink: PageInk; rests: FilledBlock[]; orders: PictureOrder[] } {
  const paper = paperOf(page)
  const { boxOf } = gridOf(page)
  const scale = typeScale(page)
  const set = new Setter(tools.width, scale, tools.lang)
  const cssPerPoint = 96 / 72 / scale
  const orders: PictureOrder[] = []
  const maps = new Map<string, number>()
  const order = (key: string, request: PictureRequest, box: Box) => {
    const [wide, high] = [box.width * cssPerPoint, box.height * cssPerPoint]
    // 1 CSS px of the map on paper, in metres: what a scale of 1 : n is measured with.
    const camera = tools.camera(request, wide, high, 0.0254 / 72 / cssPerPoint)
    const unique = `${page.id}/${key}/${request.zone}`
    orders.push({ key: unique, request, camera, width: box.width, height: box.height, cssPerPoint })
    if (!maps.has(key)) maps.set(key, metresPerPixel(camera.lat, camera.zoom) * cssPerPoint)
    return unique
  }
  const metresPerPoint = (of: string): number | null => maps.get(of) ?? [...maps.values()][0] ?? null
  // A scale may stand before its map in the list: maps are ordered first.
  const parts: Part[] = []
  const rests: FilledBlock[] = []
  const isMap = ({ kind }: FilledBlock) => kind === 'map' || kind === 'maps'
  const laid = new Map<FilledBlock, ReturnType<typeof layBlock>>()
  for (const block of [...page.blocks.filter(isMap), ...page.blocks.filter((block) => !isMap(block))]) {
    laid.set(block, layBlock(set, block, { ...spot, box: boxOf(block.place), order, metresPerPoint }))
  }
  for (const block of page.blocks) {
    const result = laid.get(block)
    if (!result) continue
    parts.push(...result.parts)
    if (result.rest) rests.push({ ...block, content: result.rest })
  }
  return {
    ink: {
      width: paper.width * POINTS_PER_MM,
      height: paper.height * POINTS_PER_MM,
      parts,
      blocks: page.blocks.map(({ id, place }) => ({ id, box: boxOf(place) })),
      name: page.name,
    },
    rests,
    orders,
  }
}
