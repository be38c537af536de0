import { legendParts, mapFrame, northParts, scaleParts } from './block-map.ts'
import { barsParts, tableParts } from './block-table.ts'
import { headlineParts, kpiParts, partsParts, textParts, titleParts } from './block-text.ts'
import type { CaptionedMap, Content, FilledBlock, PictureRequest } from './content.ts'
import type { Box, Ink, Part } from './ink.ts'
import { type Setter, styles } from './setter.ts'

/** Where a block stands, and what it may ask of its page. */
export interface PageSpot {
  readonly box: Box
  readonly number: number
  readonly of: number
  /** Orders a picture of that size. @returns its key */
  readonly order: (name: string, request: PictureRequest, box: Box) => string
  /** Scale of a map of the page; null = it has none. */
  readonly metresPerPoint: (map: string) => number | null
}

export interface LaidBlock {
  readonly parts: readonly Part[]
  /** What found no room and goes on overleaf; null = nothing. */
  readonly rest: Content | null
}

/** Draws one block in its box. */
export function layBlock(set: Setter, { id, content }: FilledBlock, spot: PageSpot): LaidBlock {
  const { box } = spot
  const whole = (parts: readonly Part[]): LaidBlock => ({ parts, rest: null })
  switch (content.kind) {
    case 'title':
      return whole(titleParts(set, content, box))
    case 'headline':
      return whole(headlineParts(set, content.text, box))
    case 'map': {
      // The outer rule of the frame lies inside the block's box.
      const inner = inset(box, 3 * set.scale)
      return whole([picturePart(spot.order(id, content.request, inner), inner, content.alt), mapFrame(set, inner)])
    }
    case 'maps':
      return whole(smallMaps(set, id, content.maps, spot))
    case 'legend':
      return whole(legendParts(set, content.legend, box))
    case 'scale': {
      const metres = spot.metresPerPoint(content.of)
      return whole(metres === null ? [] : scaleParts(set, content, box, metres))
    }
    case 'north':
      return whole(northParts(set, content, box))
    case 'parts':
      return whole(partsParts(set, content.title, content.parts, box))
    case 'kpis':
      return whole(kpiParts(set, content.items, box))
    case 'table': {
      const { parts, rest } = tableParts(set, content, box)
      return { parts, rest }
    }
    case 'bars':
      return whole(barsParts(set, content, box))
    case 'text': {
      const { parts, rest } = textParts(set, content.paragraphs, box)
      return { parts, rest: rest.length > 0 ? { kind: 'text', paragraphs: rest } : null }
    }
    case 'footer':
      return whole(footerParts(set, content, spot))
    case 'field':
      return whole(fieldParts(set, content, box))
    case 'page':
      return whole([paragraph(set, content.page(spot.number, spot.of), box)])
    case 'logo':
      return whole([logoPart(box, content)])
    case 'notice':
      return whole(noticeParts(set, content.text, box))
  }
}

export const LOGO = 'logo'

const inset = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: Math.max(1, width - 2 * by),
  height: Math.max(1, height - 2 * by),
})

const picturePart = (picture: string, box: Box, label: string): Part => ({
  role: 'figure',
  box,
  label,
  inks: [{ kind: 'image', ...box, picture }],
})

/** As large as fits, from the left, in the middle of the height. */
function logoPart(box: Box, { alt, ratio }: Extract<Content, { kind: 'logo' }>): Part {
  const width = Math.min(box.width, box.height * ratio)
  const height = width / ratio
  return picturePart(LOGO, { x: box.x, y: box.y + (box.height - height) / 2, width, height }, alt)
}

/** Maps beside one another, in as many rows as make them largest, each with its name above. */
function smallMaps(set: Setter, id: string, maps: readonly CaptionedMap[], spot: PageSpot): Part[] {
  const k = set.scale
  const { box } = spot
  const gap = 12 * k
  const head = 15 * k
  const area = (columns: number) => {
    const rows = Math.ceil(maps.length / columns)
    const width = (box.width - gap * (columns - 1)) / columns
    const height = (box.height - gap * (rows - 1)) / rows - head
    return { columns, width, height, side: Math.min(width, height * 1.15) }
  }
  const options = maps.map((_, n) => area(n + 1)).filter(({ height }) => height > 20)
  const best = options.sort((a, b) => b.side - a.side)[0]
  if (!best) return []
  return maps.flatMap(({ request, caption, note, alt }, n): Part[] => {
    const [column, row] = [n % best.columns, Math.floor(n / best.columns)]
    const left = box.x + column * (best.width + gap)
    const top = box.y + row * (best.height + head + gap)
    const frame = inset({ x: left, y: top + head, width: best.width, height: best.height }, 0.5 * k)
    const name = set.fitted(styles.head, caption, best.width * 0.62)
    const room = best.width - set.width(styles.head, name) - 8 * k
    return [
      {
        role: 'heading',
        box: { ...frame, y: top, height: head },
        inks: [
          set.line(styles.head, name, left, top + 9.5 * k),
          set.line(styles.small, set.fitted(styles.small, note, room), left + best.width, top + 9.5 * k, 'right'),
        ],
      },
      picturePart(spot.order(n === 0 ? id : `${id}.${n + 1}`, request, frame), frame, alt),
      mapFrame(set, frame, false),
    ]
  })
}

const paragraph = (set: Setter, text: string, box: Box): Part => ({
  role: 'paragraph',
  box,
  inks: set.paragraph(styles.small, text, box.x, box.y, box.width).inks,
})

/** Sources left, who and when right, on a hairline; what is still open stands in a frame. */
function footerParts(
  set: Setter,
  { left, right, open, page }: Extract<Content, { kind: 'footer' }>,
  { box, number, of }: PageSpot,
): Part[] {
  const k = set.scale
  const inks: Ink[] = [{ kind: 'rect', x: box.x, y: box.y, width: box.width, height: 0.5 * k, fill: set.palette.line2 }]
  const style = styles.note
  const leading = set.leading(style)
  const first = box.y + 9.6 * k
  const end = box.x + box.width
  const texts = [...right, page(number, of)].filter(Boolean).join('   ')
  const tail = set.line(style, texts, end, first, 'right')
  inks.push(tail)
  let edge = tail.x - 10 * k
  if (open) {
    const mark = set.line({ ...style, colour: '#7d5500' }, open, edge - 3 * k, first, 'right')
    const frame = { x: mark.x - 3 * k, y: first - 6.8 * k, width: mark.width + 6 * k, height: 9 * k }
    inks.push(mark, { kind: 'rect', ...frame, stroke: '#7d5500', lineWidth: 0.5 * k })
    edge = frame.x - 10 * k
  }
  const lines = set.wrap(style, left.filter(Boolean).join('   '), Math.max(60 * k, edge - box.x))
  // The margin beneath has room for a second line.
  const room = Math.max(2, Math.floor((box.y + box.height - first) / leading) + 1)
  lines.slice(0, room).forEach((line, n) => {
    const isCut = n === room - 1 && lines.length > room
    const text = isCut ? set.fitted(style, `${line}…`, edge - box.x) : line
    inks.push(set.line(style, text, box.x, first + n * leading))
  })
  return [{ role: 'paragraph', box, inks }]
}

function fieldParts(set: Setter, { label, text, isOpen }: Extract<Content, { kind: 'field' }>, box: Box): Part[] {
  const k = set.scale
  const colour = isOpen ? '#7d5500' : set.palette.ink
  const name = set.paragraph(styles.note, label, box.x, box.y, box.width)
  const value = set.paragraph({ ...styles.body, colour }, text, box.x, name.bottom - 1 * k, box.width)
  return [{ role: 'paragraph', box, inks: [...name.inks, ...value.inks] }]
}

function noticeParts(set: Setter, text: string, box: Box): Part[] {
  const k = set.scale
  const words = set.paragraph({ ...styles.small }, text, box.x + 8 * k, box.y + 6 * k, box.width - 16 * k)
  return [
    {
      role: 'paragraph',
      box,
      inks: [
        { kind: 'rect', ...box, stroke: set.palette.line2, lineWidth: 0.5 * k },
        ...words.inks.filter(({ y }) => y < box.y + box.height),
      ],
    },
  ]
}
