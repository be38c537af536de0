import type { Position } from 'geojson'

/** Steps per degree of the lattice that every border point lies on: 1e-5°, about a metre. */
const stepsPerDegree = 1e5

/** A lattice point: whole steps east and north, so that orientation tests are exact in double precision. */
export type Point = readonly [number, number]

/** A directed border piece; `tag` says where it came from. */
export interface Segment {
  readonly from: Point
  readonly to: Point
  readonly tag: string
}

export function toLattice(position: Position): Point {
  return [Math.round(position[0]! * stepsPerDegree), Math.round(position[1]! * stepsPerDegree)]
}

/** Back to degrees, five decimals. */
export function fromLattice(point: Point): [number, number] {
  return [point[0] / stepsPerDegree, point[1] / stepsPerDegree]
}

export function pointKey(point: Point): string {
  return `${point[0]},${point[1]}`
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Whether c, already known to be in line with a–b, lies strictly between them. */
function between(a: Point, b: Point, c: Point): boolean {
  const along = (c[0] - a[0]) * (b[0] - a[0]) + (c[1] - a[1]) * (b[1] - a[1])
  const length2 = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
  return along > 0 && along < length2
}

/**
 * The lattice point that stands for the crossing of two segments: of those within four steps of it, the one nearest to
 * the first segment's line, so that a fixed outline hardly moves when it gains a node.
 */
function crossing(a: Point, b: Point, c: Point, d: Point): Point {
  const t = turn(c, d, a) / (turn(c, d, a) - turn(c, d, b))
  const cx = Math.round(a[0] + t * (b[0] - a[0]))
  const cy = Math.round(a[1] + t * (b[1] - a[1]))
  let best: Point = [cx, cy]
  let bestOff = Number.POSITIVE_INFINITY
  for (let dx = -4; dx <= 4; dx++) {
    for (let dy = -4; dy <= 4; dy++) {
      const off = Math.abs(turn(a, b, [cx + dx, cy + dy])) + 1e-3 * (Math.abs(dx) + Math.abs(dy))
      if (off < bestOff) {
        best = [cx + dx, cy + dy]
        bestOff = off
      }
    }
  }
  return best
}

/** Splits segments wherever they meet, until they touch only at their ends. Earlier segments bend less. */
export function noded(segments: readonly Segment[]): Segment[] {
  let current = distinct(segments)
  for (let round = 0; round < 12; round++) {
    const cuts = findCuts(current)
    if (cuts.size === 0) return current
    current = distinct(current.flatMap((segment, k) => split(segment, cuts.get(k) ?? [])))
  }
  throw new Error('Borders still cross after twelve rounds of noding')
}

function findCuts(segments: readonly Segment[]): Map<number, Point[]> {
  const cuts = new Map<number, Point[]>()
  const cut = (k: number, point: Point) => {
    const { from, to } = segments[k]!
    if (pointKey(point) === pointKey(from) || pointKey(point) === pointKey(to)) return
    cuts.set(k, [...(cuts.get(k) ?? []), point])
  }
  const order = segments.map((_, k) => k).sort((p, q) => west(segments[p]!) - west(segments[q]!) || p - q)
  for (let m = 0; m < order.length; m++) {
    const p = order[m]!
    const east = Math.max(segments[p]!.from[0], segments[p]!.to[0])
    for (let n = m + 1; n < order.length && west(segments[order[n]!]!) <= east; n++) {
      const [first, second] = p < order[n]! ? [p, order[n]!] : [order[n]!, p]
      meet(
        segments[first]!,
        segments[second]!,
        (point) => cut(first, point),
        (point) => cut(second, point),
      )
    }
  }
  return cuts
}

function west(segment: Segment): number {
  return Math.min(segment.from[0], segment.to[0])
}

function meet(s: Segment, t: Segment, cutS: (p: Point) => void, cutT: (p: Point) => void): void {
  const [a, b, c, d] = [s.from, s.to, t.from, t.to]
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return
  const [ac, ad] = [turn(a, b, c), turn(a, b, d)]
  const [ca, cb] = [turn(c, d, a), turn(c, d, b)]
  if (ac === 0 && between(a, b, c)) cutS(c)
  if (ad === 0 && between(a, b, d)) cutS(d)
  if (ca === 0 && between(c, d, a)) cutT(a)
  if (cb === 0 && between(c, d, b)) cutT(b)
  if (ac * ad < 0 && ca * cb < 0) {
    const point = crossing(a, b, c, d)
    cutS(point)
    cutT(point)
  }
}

function split(segment: Segment, points: readonly Point[]): Segment[] {
  const { from, to, tag } = segment
  const along = (p: Point) => (p[0] - from[0]) * (to[0] - from[0]) + (p[1] - from[1]) * (to[1] - from[1])
  const stops = [from, ...[...points].sort((p, q) => along(p) - along(q)), to]
  return stops.slice(1).map((stop, k) => ({ from: stops[k]!, to: stop, tag }))
}

/** Drops zero-length pieces and pieces that another one already covers, whichever way round. */
function distinct(segments: readonly Segment[]): Segment[] {
  const seen = new Set<string>()
  return segments.filter(({ from, to }) => {
    const [p, q] = [pointKey(from), pointKey(to)]
    if (p === q || seen.has(`${p} ${q}`) || seen.has(`${q} ${p}`)) return false
    seen.add(`${p} ${q}`)
    return true
  })
}
