import type { Content, KpiContent, Paragraph, PartContent } from './content.ts'
import { type Box, hatching, type Ink, type Part, type TextInk } from './ink.ts'
import { type Setter, styles, type TextStyle } from './setter.ts'

/** Title in Song with its subtitle beside it, or beneath when there is no room, on a heavy rule. */
export function titleParts(set: Setter, { title, subtitle }: Extract<Content, { kind: 'title' }>, box: Box): Part[] {
  const k = set.scale
  const rule = box.y + box.height - 1.2 * k
  const wide = set.width(styles.title, title)
  const beside = box.width - wide - 12 * k
  const isBeside = subtitle !== '' && set.width(styles.subtitle, subtitle) <= beside
  const lines = isBeside || !subtitle ? [] : set.wrap(styles.subtitle, subtitle, box.width)
  const foot = rule - 7 * k - lines.length * set.leading(styles.subtitle)
  const shown = set.fitted(styles.title, title, box.width)
  const inks: Ink[] = [set.line(styles.title, shown, box.x, foot)]
  if (isBeside) inks.push(set.line(styles.subtitle, subtitle, box.x + wide + 12 * k, foot))
  lines.forEach((line, row) => {
    inks.push(set.line(styles.subtitle, line, box.x, foot + (row + 1) * set.leading(styles.subtitle)))
  })
  return [
    { role: 'title', box, inks },
    {
      role: 'furniture',
      box,
      inks: [{ kind: 'rect', x: box.x, y: rule, width: box.width, height: 1.2 * k, fill: set.palette.ink }],
    },
  ]
}

/** One sentence in Song; smaller when it would not fit. */
export function headlineParts(set: Setter, text: string, box: Box): Part[] {
  let style: TextStyle = styles.headline
  while (style.size > 9 && set.paragraph(style, text, 0, 0, box.width).bottom > box.height + 1)
    style = { ...style, size: style.size - 0.5, leading: style.leading - 0.7 }
  return [{ role: 'paragraph', box, inks: set.paragraph(style, text, box.x, box.y, box.width).inks }]
}

/** The bar of all children in its parts, and each part's figure. */
export function partsParts(set: Setter, title: string, parts: readonly PartContent[], box: Box): Part[] {
  const k = set.scale
  const height = 9 * k
  const gap = 1.2 * k
  const room = box.width - gap * (parts.length - 1)
  const inks: Ink[] = []
  let x = box.x
  const top = box.y + 2 * k
  for (const { share, colour, hatched } of parts) {
    const bar = { x, y: top, width: Math.max(0.4, room * share), height }
    inks.push({ kind: 'rect', ...bar, fill: colour })
    if (hatched && bar.width > 2)
      inks.push({ kind: 'path', steps: hatching(bar, 2.4 * k), stroke: set.palette.bg, lineWidth: 0.5 * k })
    x += bar.width + gap
  }
  const step = box.width / parts.length
  const figures = parts.flatMap(({ value, label, colour, hatched }, n): Ink[] => {
    const left = box.x + n * step
    const y = top + height + 14 * k
    const swatch = { x: left, y: y + 5.2 * k, width: 5.4 * k, height: 5.4 * k }
    const style = styles.small
    const lines = set.wrap(style, label, step - 13 * k)
    return [
      set.line(styles.count, value, left, y),
      { kind: 'rect', ...swatch, fill: colour },
      ...(hatched
        ? [{ kind: 'path' as const, steps: hatching(swatch, 1.9 * k), stroke: set.palette.bg, lineWidth: 0.4 * k }]
        : []),
      ...lines.map((line, row) => set.line(style, line, left + 8 * k, y + 10.4 * k + row * set.leading(style))),
    ]
  })
  return [{ role: 'figure', box, label: title, inks: [...inks, ...figures] }]
}

/** Key numbers in columns, as many rows as the box asks for. */
export function kpiParts(set: Setter, items: readonly KpiContent[], box: Box): Part[] {
  const k = set.scale
  const columns = Math.max(1, Math.min(items.length, Math.floor(box.width / (92 * k))))
  const rows = Math.ceil(items.length / columns)
  const per = Math.ceil(items.length / rows)
  const [wide, high] = [box.width / per, box.height / rows]
  const inks: Ink[] = []
  for (let row = 0; row <= rows; row++) {
    const strong = row === 0 || row === rows
    const y = box.y + Math.min(row * high, box.height - 0.5 * k)
    inks.push({
      kind: 'rect',
      x: box.x,
      y,
      width: box.width,
      height: 0.5 * k,
      fill: strong ? set.palette.line2 : set.palette.line,
    })
  }
  items.forEach(({ value, label }, n) => {
    const [column, row] = [n % per, Math.floor(n / per)]
    const left = box.x + column * wide + (column > 0 ? 8 * k : 0)
    const middle = box.y + row * high + high / 2
    if (column > 0)
      inks.push({
        kind: 'rect',
        x: box.x + column * wide,
        y: box.y + row * high + 5 * k,
        width: 0.5 * k,
        height: high - 10 * k,
        fill: set.palette.line,
      })
    const room = wide - 10 * k
    const name = set.fitted(styles.small, label, room)
    inks.push(
      set.line(styles.figure, value, left, middle + 2.5 * k),
      set.line(styles.small, name, left, middle + 13 * k),
    )
  })
  return [{ role: 'paragraph', box, inks }]
}

/** A line of running text, or the space after a paragraph. */
interface Line {
  readonly inks: readonly { readonly style: TextStyle; readonly text: string; readonly x: number }[]
  readonly height: number
  readonly ascent: number
}

/**
 * Running text in one or two columns. @returns what is drawn, and the paragraphs that found no room (from the first that
 * did not fit whole)
 */
export function textParts(
  set: Setter,
  paragraphs: readonly Paragraph[],
  box: Box,
): { readonly parts: Part[]; readonly rest: readonly Paragraph[] } {
  const k = set.scale
  const count = box.width > 440 * k && paragraphs.length > 6 ? 2 : 1
  const gutter = 22 * k
  const width = (box.width - gutter * (count - 1)) / count
  const parts: Part[] = []
  let [column, y] = [0, box.y]
  for (const [n, paragraph] of paragraphs.entries()) {
    const lines = linesOf(set, paragraph, width)
    const height = lines.reduce((sum, line) => sum + line.height, 0)
    const gap = y === box.y ? 0 : (paragraph.style === 'head' ? 7 : paragraph.style === 'small' ? 1.5 : 3) * k
    // A heading is not left alone at the foot of a column.
    const tail = paragraph.style === 'head' ? 3 * set.leading(styles.body) : 0
    if (y + gap + height + tail > box.y + box.height + 0.5) {
      const isFirst = n === 0 && column === 0
      if (column + 1 < count) [column, y] = [column + 1, box.y]
      // A paragraph higher than a whole page is cut rather than repeated for ever.
      else if (!isFirst) return { parts, rest: paragraphs.slice(n) }
    } else y += gap
    const left = box.x + column * (width + gutter)
    const inks: TextInk[] = []
    const top = y
    for (const line of lines) {
      if (y + line.height > box.y + box.height + 2) break
      for (const { style, text, x } of line.inks) inks.push(set.line(style, text, left + x, y + line.ascent))
      y += line.height
    }
    const role = paragraph.style === 'head' ? 'heading' : 'paragraph'
    parts.push({ role, box: { x: left, y: top, width, height: y - top }, inks })
  }
  return { parts, rest: [] }
}

function linesOf(set: Setter, { style, lead, text: written }: Paragraph, width: number): Line[] {
  const plain = style === 'head' ? styles.head : style === 'small' ? styles.small : styles.body
  const bold = style === 'small' ? styles.smallStrong : styles.strong
  const text = set.tidied(plain, written)
  const [height, ascent] = [set.leading(plain), set.ascent(plain)]
  if (!lead)
    return set.wrap(plain, text, width).map((line) => ({ inks: [{ style: plain, text: line, x: 0 }], height, ascent }))
  const indent = set.width(bold, lead) + 0.9 * plain.size * set.scale
  // The first line is shorter by the lead: what fits there is found by wrapping, the rest is wrapped anew.
  const first = indent < width * 0.6 ? (set.wrap(plain, text, width - indent)[0] ?? '') : ''
  const rest = text.slice(first.length).trimStart()
  const lines: Line[] = [
    {
      inks: [{ style: bold, text: lead, x: 0 }, ...(first ? [{ style: plain, text: first, x: indent }] : [])],
      height,
      ascent,
    },
  ]
  for (const line of rest ? set.wrap(plain, rest, width) : [])
    lines.push({ inks: [{ style: plain, text: line, x: 0 }], height, ascent })
  return lines
}
