import { assignZones } from '../core/aggregate/locate.ts'
import type { Polygons } from '../core/places.ts'
import { converterToWgs84 } from '../ingest/coordinate-system.ts'
import { coordinatesOf, type Position, rawPosition } from '../ingest/position.ts'
import type { Placement, PlacementInput } from './import-protocol.ts'
import { tableIn } from './read-parts.ts'
import type { TaskContext } from './session.ts'
import type { Draft } from './staging.ts'

/** Points drawn and corners of outlines drawn: more cannot be told apart on a picture of 340 pixels. */
const DRAWN_POINTS = 3000
const DRAWN_CORNERS = 12_000

/** How a part of a draft lies on the map, now and under another reading of its coordinates. */
export async function placementOf(input: PlacementInput, draft: Draft, context: TaskContext): Promise<Placement> {
  const part = context.session.parts.get(input.part)
  const decision = input.parts.find(({ id }) => id === input.part)?.decision
  const check = draft.report.checks.find(({ id }) => id === input.part)
  const zones = draft.data.zones?.polygons ?? []
  const raw: Position[] = []
  const rows: number[] = []
  const table = part && tableIn(part)
  const kind = check ? coordinatesOf(check.mapping) : null
  if (table && check && kind !== null && (decision?.role === 'schools' || decision?.role === 'children')) {
    const excluded = new Set(decision.excluded)
    const changed = new Map(decision.cells.map(({ row, column, text }) => [`${row},${column}`, text]))
    table.rows.forEach((cells, k) => {
      const row = table.rowNumber[k] ?? 0
      if (excluded.has(row)) return
      const fixed = cells.map((text, column) => changed.get(`${row},${column}`) ?? text)
      const position = rawPosition(
        { ...table, rows: [fixed], rowNumber: Uint32Array.of(row) },
        0,
        check.mapping,
        kind,
        null,
      )
      if (position === null) return
      raw.push(position)
      rows.push(row)
    })
  }
  await context.pause()
  const stated = part?.kind === 'features' && part.crs !== '' ? part.crs : 'WGS84'
  const now = await read(raw, decision?.system ?? stated, decision?.swapped ?? false)
  const then = input.reading ? await read(raw, input.reading.system, input.reading.swapped) : now
  const both = raw.map((_, k) => k).filter((k) => now[k] != null && then[k] != null)
  const zoneNow = locate(both, now, zones)
  const zoneThen = locate(both, then, zones)
  const step = Math.max(1, Math.ceil(both.length / DRAWN_POINTS))
  const drawn = both.map((_, j) => j).filter((j) => j % step === 0)
  const flat = (positions: readonly (Position | null)[]) =>
    Float64Array.from(drawn.flatMap((j) => [positions[both[j]!]?.x ?? 0, positions[both[j]!]?.y ?? 0]))
  const outside = (zone: Int32Array | null) => Uint8Array.from(drawn, (j) => (zone && zone[j]! < 0 ? 1 : 0))
  const count = (zone: Int32Array | null) => (zone ? zone.reduce((sum, z) => sum + (z < 0 ? 1 : 0), 0) : -1)
  const shifts = both.map((k) => metresBetween(now[k]!, then[k]!)).sort((a, b) => a - b)
  return {
    row: Uint32Array.from(drawn, (j) => rows[both[j]!] ?? 0),
    before: flat(now),
    after: flat(then),
    outsideBefore: outside(zoneNow),
    outsideAfter: outside(zoneThen),
    countOutsideBefore: count(zoneNow),
    countOutsideAfter: count(zoneThen),
    countOtherZone:
      zoneNow && zoneThen
        ? zoneNow.reduce((sum, z, j) => sum + (z >= 0 && zoneThen[j]! >= 0 && z !== zoneThen[j] ? 1 : 0), 0)
        : -1,
    points: both.length,
    shift: shifts[Math.floor(shifts.length / 2)] ?? 0,
    outlines: outlinesOf(zones),
  }
}

async function read(raw: readonly Position[], system: string, swapped: boolean): Promise<(Position | null)[]> {
  const convert = await converterToWgs84(system)
  if (convert === null) return raw.map(() => null)
  return raw.map(({ x, y }) => {
    const position = swapped ? convert(y, x) : convert(x, y)
    return position && Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90 ? position : null
  })
}

function locate(of: readonly number[], positions: readonly (Position | null)[], zones: readonly Polygons[]) {
  if (zones.length === 0) return null
  return assignZones(
    Float64Array.from(of, (k) => positions[k]?.x ?? 0),
    Float64Array.from(of, (k) => positions[k]?.y ?? 0),
    zones,
  )
}

/** Good to a percent, which is enough for a sentence. */
function metresBetween(a: Position, b: Position): number {
  const east = (a.x - b.x) * 111_320 * Math.cos((a.y * Math.PI) / 180)
  return Math.hypot(east, (a.y - b.y) * 110_900)
}

function outlinesOf(zones: readonly Polygons[]): Float64Array[] {
  const rings = zones.flat().flatMap((polygon) => polygon.slice(0, 1))
  const corners = rings.reduce((sum, ring) => sum + ring.length, 0)
  const step = Math.max(1, Math.ceil(corners / DRAWN_CORNERS))
  return rings.map((ring) =>
    Float64Array.from(
      ring.filter((_, k) => k % step === 0 || k === ring.length - 1).flatMap(([x = 0, y = 0]) => [x, y]),
    ),
  )
}
