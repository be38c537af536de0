import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import type { Polygons } from '../places.ts'
import { finish, ROWS_A_STEP, type Steps } from '../steps.ts'

type Ring = [number, number][]

/** Rings as the point-in-polygon test wants them: closed, and at least a triangle. */
function closedRings(rings: Polygons[number]): Ring[] {
  return rings
    .filter((ring) => ring.length >= 3)
    .map((ring) => {
      const closed = ring.map((p): [number, number] => [p[0] as number, p[1] as number])
      const [first, last] = [closed[0], closed[closed.length - 1]]
      if (first[0] !== last[0] || first[1] !== last[1]) closed.push([first[0], first[1]])
      return closed
    })
}

interface Part {
  readonly zone: number
  readonly rings: Ring[]
}

interface ZoneIndex {
  /** Zones that cover the place, ascending, each once; borders are inside. */
  covering(x: number, y: number): number[]
}

/** Parts between two steps. */
const PARTS_A_STEP = 200
/** The index of a list of polygons, kept as long as the list: points are looked for in the same streets again and again. */
const known = new WeakMap<readonly Polygons[], ZoneIndex>()

function* zoneIndexSteps(list: readonly Polygons[]): Steps<ZoneIndex> {
  const found = known.get(list)
  if (found) return found
  const parts: Part[] = []
  for (const [zone, polygons] of list.entries()) {
    for (const rings of polygons) {
      const closed = closedRings(rings)
      if (closed.length > 0) parts.push({ zone, rings: closed })
    }
    if (zone % PARTS_A_STEP === PARTS_A_STEP - 1) yield zone / list.length
  }
  const index = indexOf(parts)
  known.set(list, index)
  return index
}

function indexOf(parts: readonly Part[]): ZoneIndex {
  if (parts.length === 0) return { covering: () => [] }
  const index = new Flatbush(parts.length)
  for (const { rings } of parts) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [x, y] of rings[0]) {
      minX = Math.min(minX, x)
      minY = Math.min(minY, y)
      maxX = Math.max(maxX, x)
      maxY = Math.max(maxY, y)
    }
    index.add(minX, minY, maxX, maxY)
  }
  index.finish()
  return {
    covering(x, y) {
      const zones: number[] = []
      for (const k of index.search(x, y, x, y).sort((a, b) => a - b)) {
        const { zone, rings } = parts[k]
        if (zones[zones.length - 1] === zone) continue
        // true = inside, 0 = on the border, which counts as inside.
        if (pointInPolygon([x, y], rings) !== false) zones.push(zone)
      }
      return zones
    },
  }
}

/**
 * The polygon that each point lies in.
 * @param x, y points, in the coordinates of the polygons
 * @returns index into `list`, −1 = outside all; on a shared border (or where polygons overlap) the first in order
 */
export function assignZones(x: Float64Array, y: Float64Array, list: readonly Polygons[]): Int32Array {
  return finish(assignSteps(x, y, list))
}

/** `assignZones` in steps. */
export function* assignSteps(x: Float64Array, y: Float64Array, list: readonly Polygons[]): Steps<Int32Array> {
  const zone = new Int32Array(x.length).fill(-1)
  if (list.length === 0) return zone
  const index = yield* zoneIndexSteps(list)
  for (let i = 0; i < x.length; i++) {
    zone[i] = index.covering(x[i], y[i])[0] ?? -1
    if (i % ROWS_A_STEP === ROWS_A_STEP - 1) yield i / x.length
  }
  return zone
}

interface Covering {
  readonly offset: Uint32Array
  readonly zone: Uint32Array
}

/**
 * All polygons that cover each point, in steps; a border belongs to every polygon that it bounds.
 * @returns compressed by point: `zone[offset[i]]` … `zone[offset[i + 1] − 1]`, ascending
 */
export function* coveringSteps(x: Float64Array, y: Float64Array, list: readonly Polygons[]): Steps<Covering> {
  const index = yield* zoneIndexSteps(list)
  const offset = new Uint32Array(x.length + 1)
  const zones: number[] = []
  for (let i = 0; i < x.length; i++) {
    for (const zone of index.covering(x[i], y[i])) zones.push(zone)
    offset[i + 1] = zones.length
    if (i % ROWS_A_STEP === ROWS_A_STEP - 1) yield i / x.length
  }
  return { offset, zone: Uint32Array.from(zones) }
}
