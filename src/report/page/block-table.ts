import type { BarsContent, TableContent, TableLine } from './content.ts'
import type { Box, Ink, Part, TableRow } from './ink.ts'
import { type Setter, styles } from './setter.ts'

/** @returns what is drawn, and the table of the rows that found no room; null = all did, or the last line says how many did not */
export function tableParts(
  set: Setter,
  table: TableContent,
  box: Box,
): { readonly parts: Part[]; readonly rest: TableContent | null } {
  const k = set.scale
  const parts: Part[] = []
  let y = box.y
  if (table.title) {
    const head = set.paragraph(styles.head, table.title, box.x, y, box.width)
    parts.push({ role: 'heading', box: { ...box, height: head.bottom - y }, inks: head.inks })
    y = head.bottom + 1 * k
  }
  const columns = columnsOf(set, table, box)
  const lines = [...table.rows, ...(table.total ? [table.total] : [])]
  const headHeight = set.leading(styles.cell) + 3.2 * k
  const heightAt = (by: number) =>
    lines.reduce((sum, line) => sum + heightIn(set, table, columns.widths, line, box.width, by), headHeight + 1 * k)
  // Rows that all fit when they stand a little closer do not run over to another page.
  const squeeze = [1, 0.75, 0.5, 0.25, 0].find((by) => y + heightAt(by) <= box.y + box.height + 0.5) ?? 1
  const inks: Ink[] = []
  const rows: TableRow[] = []
  const put = (line: TableLine, isHead: boolean, top: number): number => {
    const bold = (column: number) => line.isGroup || (line.bold?.includes(column) ?? false)
    const lines = line.cells.map((cell, column) => {
      const style = isHead ? styles.cellHead : bold(column) ? styles.cellStrong : styles.cell
      const room = line.isGroup ? box.width : columns.widths[column]!
      const texts =
        cell === '' ? [] : table.shares || isHead ? set.wrap(style, cell, room) : [set.fitted(style, cell, room)]
      return { style, texts }
    })
    const count = Math.max(1, ...lines.map(({ texts }) => texts.length))
    const leading = set.leading(styles.cell)
    const pad = (isHead ? 1.6 : padOf(table) * squeeze) * k
    const height = count * leading + 2 * pad
    const cells = lines.map(({ style, texts }, column) => {
      const right = table.align[column] === 'right' && !line.isGroup
      const x = columns.lefts[column]! + (right ? columns.widths[column]! : 0)
      // Heads stand on the line under them.
      const shift = isHead ? (count - texts.length) * leading : 0
      return texts.map((text, n) => {
        inks.push(
          set.line(style, text, x, top + pad + shift + set.ascent(styles.cell) + n * leading, right ? 'right' : 'left'),
        )
        return inks.length - 1
      })
    })
    rows.push({ head: isHead, cells })
    if (line.bar && columns.bar) {
      const { zero, unit } = columns.bar
      const long = Math.max(0.4, Math.abs(line.bar.share) * unit)
      const x = line.bar.share < 0 ? zero - long : zero
      inks.push({
        kind: 'rect',
        x,
        y: top + pad + 1.6 * k,
        width: long,
        height: leading - 3.2 * k,
        fill: line.bar.colour,
      })
    }
    return height
  }
  const rule = (at: number, strong: boolean) => {
    const height = (strong ? 0.7 : 0.35) * k
    inks.push({
      kind: 'rect',
      x: box.x,
      y: at - height / 2,
      width: box.width,
      height,
      fill: strong ? set.palette.ink2 : set.palette.line2,
    })
  }
  y += put({ cells: table.heads }, true, y)
  const firstRow = y
  rule(y, true)
  const bottom = box.y + box.height
  const heightOf = (line: TableLine) => heightIn(set, table, columns.widths, line, box.width, squeeze)
  const totalHeight = table.total ? heightOf(table.total) + 1 * k : 0
  let used = 0
  for (const [n, line] of table.rows.entries()) {
    const height = heightOf(line)
    const isLast = n === table.rows.length - 1
    // Room for what closes the table, or for the line that says how many rows are left out.
    const after = isLast && !table.hidden ? totalHeight : table.rest ? totalHeight + 12 * k : 0
    if (n > 0 && y + height + after > bottom + 0.5) break
    const top = y
    y += put(line, false, y)
    if (!isLast) rule(y, false)
    used = n + 1
    if (y <= top) break
  }
  const missing = table.rows.length - used + (table.rest ? table.hidden : 0)
  const lastRow = y
  if (missing > 0 && table.rest) {
    const note = table.rest(missing)
    inks.push(set.line(styles.note, note, box.x, y + 9 * k))
    rows.push({ head: false, cells: [[inks.length - 1]] })
    y += 12 * k
  }
  if (table.total && (missing === 0 || table.rest)) {
    rule(y, true)
    y += put(table.total, false, y + 0.5 * k)
  }
  if (table.note && missing === 0) {
    const note = set.paragraph(styles.note, table.note, box.x, y + 2 * k, box.width)
    if (note.bottom <= bottom + 2) inks.push(...note.inks)
  }
  if (columns.bar) {
    inks.push({
      kind: 'rect',
      x: columns.bar.zero - 0.25 * k,
      y: firstRow,
      width: 0.5 * k,
      height: Math.max(0, lastRow - firstRow),
      fill: set.palette.ink3,
    })
  }
  parts.push({ role: 'table', box: { ...box, y: box.y, height: y - box.y }, inks, label: table.title, cells: rows })
  const rest = missing > 0 && !table.rest ? { ...table, rows: table.rows.slice(used) } : null
  return { parts, rest }
}

/** Space above and below a row's text. */
const padOf = ({ shares }: TableContent): number => (shares ? 2.2 : 1.9)

function heightIn(
  set: Setter,
  table: TableContent,
  widths: readonly number[],
  line: TableLine,
  width: number,
  squeeze: number,
): number {
  const style = styles.cell
  const count = table.shares
    ? Math.max(
        1,
        ...line.cells.map((cell, column) => set.wrap(style, cell, line.isGroup ? width : widths[column]!).length),
      )
    : 1
  return count * set.leading(style) + 2 * padOf(table) * squeeze * set.scale
}

interface Columns {
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  /** Where its zero stands, and how long a share of 1 is. */
  readonly bar: { readonly zero: number; readonly unit: number } | null
}

function columnsOf(set: Setter, table: TableContent, box: Box): Columns {
  const k = set.scale
  const gap = (table.shares ? 10 : 7) * k
  const count = table.heads.length
  const bar = table.barAfter === null ? 0 : Math.min(70 * k, box.width * 0.2)
  const room = box.width - gap * (count - 1) - (bar > 0 ? bar + gap : 0)
  const natural = table.heads.map((head, column) =>
    Math.max(
      ...head.split('\n').map((part) => set.width(styles.cellHead, part)),
      ...[...table.rows, ...(table.total ? [table.total] : [])].map((row) =>
        row.isGroup ? 0 : set.width(styles.cellStrong, row.cells[column] ?? ''),
      ),
    ),
  )
  let widths: number[]
  if (table.shares) {
    const sum = table.shares.reduce((a, b) => a + b, 0)
    widths = table.shares.map((share) => (room * share) / sum)
  } else {
    // The first column takes what the others leave, but never less than it can be read in.
    const others = natural.slice(1).reduce((a, b) => a + b, 0)
    const first = Math.max(room - others, Math.min(natural[0] ?? 0, room * 0.28))
    const shrink = Math.min(1, (room - first) / Math.max(1, others))
    widths = [first, ...natural.slice(1).map((width) => width * shrink)]
  }
  const shares = table.rows.map(({ bar: mark }) => mark?.share ?? 0)
  // All on one side: the bar's whole width is theirs.
  const [low, high] = [Math.max(0, -Math.min(0, ...shares)), Math.max(0, ...shares)]
  const span = Math.max(1e-9, low + high)
  const lefts: number[] = []
  let x = box.x
  let place: Columns['bar'] = null
  widths.forEach((width, column) => {
    lefts.push(x)
    x += width + gap
    if (table.barAfter === column) {
      place = { zero: x + (bar * low) / span, unit: bar / span }
      x += bar + gap
    }
  })
  return { lefts, widths, bar: place }
}

/** Bars to both sides of one zero, names left of them, figures right. */
export function barsParts(set: Setter, bars: BarsContent, box: Box): Part[] {
  const k = set.scale
  const head = set.paragraph(styles.head, bars.title, box.x, box.y, box.width)
  const note = set.paragraph(styles.note, bars.note, box.x, head.bottom, box.width)
  const top = note.bottom + 3 * k
  const row = 13.2 * k
  const room = Math.floor((box.y + box.height - top) / row)
  const fits = bars.rows.length <= room ? bars.rows.length : Math.max(1, room - 1)
  const shown = bars.rows.slice(0, fits)
  const names = Math.min(box.width * 0.34, Math.max(20 * k, ...shown.map(({ label }) => set.width(styles.cell, label))))
  const values = Math.max(10 * k, ...shown.map(({ value }) => set.width(styles.cellStrong, value)))
  const left = box.x + names + 8 * k
  const width = Math.max(10 * k, box.width - names - values - 16 * k)
  const low = Math.min(0, ...shown.map(({ share }) => share))
  const high = Math.max(0, ...shown.map(({ share }) => share))
  const span = Math.max(1e-9, high - low)
  const zero = left + (width * -low) / span
  const inks: Ink[] = shown.flatMap(({ label, value, share, colour }, n): Ink[] => {
    const y = top + n * row
    const long = Math.max(0.5 * k, (Math.abs(share) / span) * width)
    return [
      set.line(styles.cell, set.fitted(styles.cell, label, names), box.x, y + 9 * k),
      {
        kind: 'rect',
        x: share < 0 ? zero - long : zero,
        y: y + 2.6 * k,
        width: long,
        height: row - 5.2 * k,
        fill: colour,
      },
      set.line(styles.cellStrong, value, box.x + box.width, y + 9 * k, 'right'),
    ]
  })
  const foot = top + shown.length * row
  inks.push({ kind: 'rect', x: zero - 0.3 * k, y: top, width: 0.6 * k, height: foot - top, fill: set.palette.ink2 })
  const missing = bars.rows.length - shown.length
  if (missing > 0) inks.push(set.line(styles.note, bars.rest(missing), box.x, foot + 9 * k))
  return [
    { role: 'heading', box, inks: head.inks },
    { role: 'figure', box, label: bars.title, inks: [...note.inks, ...inks] },
  ]
}
