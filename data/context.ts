import type { Position } from 'geojson'
import { districts } from './outline.ts'
import { inRing, rounded, signedArea, toDegrees, toPlane } from './plane.ts'
import { districtOutline } from './streets.ts'

/** How far around the district its neighbours are drawn, metres. */
const margin = 25_000

const english: Readonly<Record<string, string>> = {
  东城区: 'Dongcheng',
  西城区: 'Xicheng',
  朝阳区: 'Chaoyang',
  丰台区: 'Fengtai',
  石景山区: 'Shijingshan',
  门头沟区: 'Mentougou',
  房山区: 'Fangshan',
  通州区: 'Tongzhou',
  顺义区: 'Shunyi',
  昌平区: 'Changping',
  大兴区: 'Daxing',
  怀柔区: 'Huairou',
  平谷区: 'Pinggu',
  密云区: 'Miyun',
  延庆区: 'Yanqing',
}

export interface Neighbour {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly polygons: Position[][][]
}

/** Outlines of the other districts, cut to a box around Haidian, five decimals. */
export function buildContext(): Neighbour[] {
  const points = districtOutline().map(toPlane)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [west, south] = toDegrees(Math.min(...xs) - margin, Math.min(...ys) - margin)
  const [east, north] = toDegrees(Math.max(...xs) + margin, Math.max(...ys) + margin)
  return districts().flatMap(({ code, name, rings }) => {
    const nameEn = english[name]
    if (nameEn === undefined) return []
    const cut = rings.flatMap((ring) => {
      const inside = [
        { axis: 0, limit: west, sign: 1 },
        { axis: 0, limit: east, sign: -1 },
        { axis: 1, limit: south, sign: 1 },
        { axis: 1, limit: north, sign: -1 },
      ].reduce<readonly Position[]>(
        (kept, { axis, limit, sign }) => clipped(kept, axis, limit, sign),
        ring.slice(0, -1),
      )
      return inside.length < 3 ? [] : [ringOf(inside)]
    })
    if (cut.length === 0) return []
    // A district inside a hole of another does not occur here, so every ring is an outer one.
    return [{ code, name, nameEn, polygons: cut.filter((ring) => !inRing(116.21, 40.03, ring)).map((ring) => [ring]) }]
  })
}

/** Keeps the part of an open ring where sign × (coordinate − limit) ≥ 0 (Sutherland–Hodgman). */
function clipped(ring: readonly Position[], axis: number, limit: number, sign: number): Position[] {
  const depth = (p: Position) => sign * (p[axis]! - limit)
  return ring.flatMap((point, k) => {
    const before = ring[(k + ring.length - 1) % ring.length]!
    const [d0, d1] = [depth(before), depth(point)]
    const kept: Position[] = []
    if (d0 >= 0 !== d1 >= 0) {
      const t = d0 / (d0 - d1)
      kept.push([before[0]! + t * (point[0]! - before[0]!), before[1]! + t * (point[1]! - before[1]!)])
    }
    if (d1 >= 0) kept.push(point)
    return kept
  })
}

/** Rounds, drops repeats, closes, and turns counter-clockwise (RFC 7946). */
function ringOf(open: readonly Position[]): Position[] {
  const round = open.map((p): Position => [rounded(p[0]!, 5), rounded(p[1]!, 5)])
  const distinct = round.filter((p, k) => {
    const before = round[(k + round.length - 1) % round.length]!
    return p[0] !== before[0] || p[1] !== before[1]
  })
  if (signedArea(distinct) < 0) distinct.reverse()
  return [...distinct, distinct[0]!]
}
