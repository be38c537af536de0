import { lengthLabel, scaleBar } from '../../symbology/scale-bar.ts'
import type { Content, LegendContent, SiteKey } from './content.ts'
import { type Box, circle, hatching, type Ink, type Part } from './ink.ts'
import { type Setter, styles } from './setter.ts'

/** Neat line: a heavy and a fine rule around the picture. */
export function mapFrame(set: Setter, box: Box, isHeavy = true): Part {
  const k = set.scale
  const rule = (out: number, lineWidth: number): Ink => ({
    kind: 'rect',
    x: box.x - out,
    y: box.y - out,
    width: box.width + 2 * out,
    height: box.height + 2 * out,
    stroke: isHeavy ? set.palette.ink : set.palette.ink3,
    lineWidth,
  })
  return { role: 'furniture', box, inks: isHeavy ? [rule(0, 0.5 * k), rule(2.4 * k, 1.1 * k)] : [rule(0, 0.5 * k)] }
}

/** The legend on its plate, in the lower left of its box; smaller when the box is too small. */
export function legendParts(set: Setter, legend: LegendContent, box: Box): Part[] {
  const k = set.scale
  const row = 11.4 * k
  const labels = [...legend.rows, ...legend.sites].map(({ label }) => set.width(styles.map, label))
  const counts = legend.rows.map(({ count }) => set.width(styles.map, count))
  const countWidth = Math.max(0, ...counts)
  const head = set.width(styles.mapHead, legend.title) + (legend.unit ? 8 * k + set.width(styles.map, legend.unit) : 0)
  const inner = Math.max(head, 19 * k + Math.max(0, ...labels) + (countWidth > 0 ? 12 * k + countWidth : 0))
  const pad = 8 * k
  const height =
    2 * pad +
    13 * k +
    legend.rows.length * row +
    (legend.sites.length > 0 ? 6 * k + legend.sites.length * row : 0) -
    3 * k
  const plate = { x: box.x + 6 * k, y: box.y + box.height - height - 6 * k, width: inner + 2 * pad, height }
  const [left, right] = [plate.x + pad, plate.x + plate.width - pad]
  const inks: Ink[] = [{ kind: 'rect', ...plate, fill: set.palette.bg, opacity: 0.9 }]
  let y = plate.y + pad + 6.5 * k
  inks.push(set.line(styles.mapHead, legend.title, left, y))
  if (legend.unit) inks.push(set.line({ ...styles.map, colour: set.palette.ink2 }, legend.unit, right, y, 'right'))
  y += 13 * k
  for (const { colour, label, count, hatched } of legend.rows) {
    const swatch = { x: left, y: y - 6 * k, width: 13 * k, height: 7 * k }
    inks.push({ kind: 'rect', ...swatch, fill: hatched === 'no-data' ? set.palette.ground : colour })
    if (hatched)
      inks.push({ kind: 'path', steps: hatching(swatch, 2.6 * k), stroke: set.palette.ink3, lineWidth: 0.5 * k })
    inks.push({ kind: 'rect', ...swatch, stroke: set.palette.ink3, lineWidth: 0.3 * k })
    inks.push(set.line(styles.map, label, left + 19 * k, y), set.line(styles.map, count, right, y, 'right'))
    y += row
  }
  if (legend.sites.length > 0) {
    const rule = { x: left, y: y - 6.5 * k, width: right - left, height: 0.5 * k }
    inks.push({ kind: 'rect', ...rule, fill: set.palette.line2 })
    y += 6 * k
    for (const key of legend.sites) {
      inks.push(...siteKey(set, key, left + 6.5 * k, y - 2.6 * k), set.line(styles.map, key.label, left + 19 * k, y))
      y += row
    }
  }
  return [{ role: 'figure', box: plate, label: legend.title, inks }]
}

/** A site symbol as the map draws it. */
function siteKey(set: Setter, { look, colour }: SiteKey, x: number, y: number): Ink[] {
  const { palette, scale: k } = set
  const ink = colour ?? palette.site
  const disc = (at: number, radius: number, fill: string | null, stroke: string | null, lineWidth = 0.8): Ink => ({
    kind: 'path',
    steps: circle(at, y, radius * k),
    ...(fill && { fill }),
    ...(stroke && { stroke, lineWidth: lineWidth * k }),
  })
  if (look === 'sizes')
    return [disc(x - 3.4 * k, 2.1, palette.siteo, palette.site), disc(x + 2.6 * k, 3.4, palette.siteo, palette.site)]
  const inks = [disc(x, 3, look === 'full' || look === 'over' ? ink : palette.siteo, ink, 1.2)]
  if (look === 'core') inks.push(disc(x, 1.7, ink, null))
  if (look === 'over') inks.push(disc(x, 4.8, null, ink, 0.9))
  if (look === 'dot') inks.push(disc(x, 1.4, palette.site, null))
  return inks
}

/** Scale bar with its right end at the right of the box. @param metresPerPoint on the ground, at the map's middle */
export function scaleParts(
  set: Setter,
  { metres, kilometres, name }: Extract<Content, { kind: 'scale' }>,
  box: Box,
  metresPerPoint: number,
): Part[] {
  const k = set.scale
  const bar = scaleBar(metresPerPoint, Math.max(10, box.width - 34 * k))
  if (!bar) return []
  const { value, unit } = lengthLabel(bar.metres)
  const label = `${value} ${unit === 'km' ? kilometres : metres}`
  const tail = set.width(styles.map, label) - set.width(styles.map, String(value)) / 2
  const right = box.x + box.width - 6 * k - tail
  const left = right - bar.pixels
  const y = box.y + box.height - 12 * k
  const plate = { x: left - 8 * k, y: y - 17 * k, width: box.x + box.width - left + 6 * k, height: 23 * k }
  const middle = left + bar.pixels / 2
  const inks: Ink[] = [
    { kind: 'rect', ...plate, fill: set.palette.bg, opacity: 0.9 },
    set.line(styles.map, '0', left, y - 7 * k, 'middle'),
    set.line(styles.map, String(value / 2), middle, y - 7 * k, 'middle'),
    set.line(styles.map, label, right - set.width(styles.map, String(value)) / 2, y - 7 * k),
    // Exactly as long as the ground distance that it names.
    { kind: 'rect', x: left, y: y - 2.4 * k, width: bar.pixels, height: 2.4 * k, fill: set.palette.bg },
    { kind: 'rect', x: left, y: y - 2.4 * k, width: bar.pixels / 2, height: 2.4 * k, fill: set.palette.ink },
    {
      kind: 'rect',
      x: left,
      y: y - 2.4 * k,
      width: bar.pixels,
      height: 2.4 * k,
      stroke: set.palette.ink,
      lineWidth: 0.6 * k,
    },
  ]
  return [{ role: 'figure', box: plate, label: `${name} ${label}`, inks }]
}

/** North arrow at the foot of its box. */
export function northParts(set: Setter, { letter, name }: Extract<Content, { kind: 'north' }>, box: Box): Part[] {
  const k = set.scale
  // In the lower right corner of its box, as far from the edges as the scale bar.
  const [x, y] = [box.x + box.width - 17 * k, box.y + box.height - 12 * k]
  const wing = (side: number, fill: string): Ink => ({
    kind: 'path',
    steps: [['M', x, y - 17 * k], ['L', x, y - 4 * k], ['L', x + side * 4.6 * k, y], ['Z']],
    fill,
    stroke: set.palette.ink,
    lineWidth: 0.6 * k,
  })
  const text = set.line(styles.mapHead, letter, x, y - 19.5 * k, 'middle')
  const plate = { x: x - 9 * k, y: y - 29 * k, width: 18 * k, height: 35 * k }
  const inks: Ink[] = [
    { kind: 'rect', ...plate, fill: set.palette.bg, opacity: 0.9 },
    wing(-1, set.palette.ink),
    wing(1, set.palette.bg),
    text,
  ]
  return [{ role: 'figure', box: plate, label: name, inks }]
}
