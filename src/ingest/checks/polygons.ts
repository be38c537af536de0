import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { Issue } from '../../core/issue.ts'
import type { Coordinates, Polygons } from '../../core/places.ts'
import type { Pace } from '../../core/steps.ts'
import { areaOf, boundsOf } from '../area.ts'
import { Doubts } from '../doubts.ts'

/** Areas with their names, as in `ZoneTable` and `CatchmentTable`. */
interface Areas {
  readonly id: readonly string[]
  readonly polygons: readonly Polygons[]
}

/** Slivers along a shared border are drawing, not error. */
const SLIVER_SHARE = 0.005
const SLIVER_METRES2 = 10_000
/** Above so many corners the comparison of every pair would hold the worker for minutes. */
const MAX_CORNERS = 200_000
/** Above so many corners holes are not looked for: the union is one piece of work that cannot be given up on the way. */
const MAX_UNITED = 15_000

/**
 * Checks how streets fit together. Issues: `polygon-crosses-itself` (doubtful), `zones-overlap` (doubtful; with the other
 * street and m²), `zones-gap` (note; a hole between streets, with m² and a place in it), `check-skipped` (note).
 * @param file of the Issues; row k + 1 = area k
 * @param mayOverlap true for catchments, where an overlap means a choice of schools
 */
export async function checkPolygons(
  areas: Areas,
  coordinates: Coordinates,
  file: string,
  mayOverlap = false,
  { onProgress, pause }: Pace = {},
): Promise<readonly Issue[]> {
  const doubts = new Doubts(file)
  const corners = areas.polygons.reduce((sum, polygons) => sum + polygons.flat(2).length, 0)
  if (corners > MAX_CORNERS) {
    doubts.add('check-skipped', 'note', { params: { corners } })
    return doubts.list()
  }
  const { featureCollection, intersect, kinks, multiPolygon, union } = await import('@turf/turf')
  const shapes = areas.polygons.map((polygons) => multiPolygon(polygons as unknown as number[][][][]))
  const isSound: boolean[] = []
  for (const [k, shape] of shapes.entries()) {
    onProgress?.((0.3 * k) / shapes.length)
    await pause?.()
    const crossings = kinks(shape).features.filter((point) => !isCorner(shape, point.geometry.coordinates))
    if (crossings.length > 0) {
      doubts.add('polygon-crosses-itself', 'doubtful', {
        row: k + 1,
        value: areas.id[k] ?? '',
        params: {
          times: crossings.length,
          x: crossings[0]?.geometry.coordinates[0] ?? 0,
          y: crossings[0]?.geometry.coordinates[1] ?? 0,
        },
      })
    }
    isSound.push(crossings.length === 0)
  }
  const sound = shapes.map((_, k) => k).filter((k) => isSound[k])
  if (mayOverlap) return doubts.list()

  const bounds = areas.polygons.map(boundsOf)
  const sizes = areas.polygons.map((polygons) => areaOf(polygons, coordinates))
  for (const [k, a] of sound.entries()) {
    onProgress?.(0.3 + (0.6 * k) / sound.length)
    for (const b of sound) {
      if (b <= a || !doBoundsMeet(bounds[a], bounds[b])) continue
      await pause?.()
      const common = attempt(() => intersect(featureCollection([shapes[a]!, shapes[b]!])))
      if (!common) continue
      const area = areaOf(polygonsOf(common), coordinates)
      if (area <= Math.max(SLIVER_METRES2, SLIVER_SHARE * Math.min(sizes[a] ?? 0, sizes[b] ?? 0))) continue
      doubts.add('zones-overlap', 'doubtful', {
        row: b + 1,
        value: areas.id[b] ?? '',
        params: { other: areas.id[a] ?? '', area: Math.round(area) },
      })
    }
  }

  if (corners > MAX_UNITED) doubts.add('gaps-unchecked', 'note', { params: { corners } })
  else if (sound.length >= 2) {
    await pause?.()
    const whole = attempt(() => union(featureCollection(sound.map((k) => shapes[k]!))))
    for (const hole of whole ? polygonsOf(whole).flatMap((rings) => rings.slice(1)) : []) {
      const area = areaOf([[hole]], coordinates)
      const isOwnHole = areas.polygons.some((polygons) =>
        polygons.some((rings) => rings.length > 1 && holds(rings, hole)),
      )
      if (area <= SLIVER_METRES2 || isOwnHole) continue
      doubts.add('zones-gap', 'note', {
        params: { area: Math.round(area), x: hole[0]?.[0] ?? 0, y: hole[0]?.[1] ?? 0 },
      })
    }
  }
  return doubts.list()
}

/** The clipping library throws on some degenerate shapes; such a pair is simply not compared. */
function attempt<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch {
    return null
  }
}

function polygonsOf({ geometry }: Feature<Polygon | MultiPolygon>): Polygons {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

type Bounds = ReturnType<typeof boundsOf>

function doBoundsMeet(a: Bounds | undefined, b: Bounds | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/** Rings that touch themselves in a corner are no crossing. */
function isCorner(shape: Feature<MultiPolygon>, [x, y]: readonly number[]): boolean {
  return shape.geometry.coordinates.flat(2).some(([cx, cy]) => cx === x && cy === y)
}

/** True when the hole is one that a street was drawn with (a lake). */
function holds(rings: Polygons[number], hole: readonly (readonly number[])[]): boolean {
  const corners = new Set(
    rings
      .slice(1)
      .flat()
      .map(([x, y]) => `${x},${y}`),
  )
  return hole.every(([x, y]) => corners.has(`${x},${y}`))
}
