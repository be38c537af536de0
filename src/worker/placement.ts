import { assignSteps } from '../core/aggregate/locate.ts'
import type { Coordinates, Polygons } from '../core/places.ts'
import { ROWS_A_STEP, type Steps, walk } from '../core/steps.ts'
import { centroidOf } from '../ingest/area.ts'
import type { ColumnField } from '../ingest/column-names.ts'
import { converterToWgs84, type ToWgs84 } from '../ingest/coordinate-system.ts'
import { fixSteps } from '../ingest/fix-table.ts'
import { coordinatesOf, rawPosition, type Spot } from '../ingest/position.ts'
import type { Mapping, Table } from '../ingest/table.ts'
import type { Placement, PlacementInput } from './import-protocol.ts'
import { tableOfPart } from './read-parts.ts'
import type { TaskContext } from './session.ts'
import { fixesOf } from './stage-part.ts'
import type { Draft } from './staging.ts'

/** Points drawn and corners of outlines drawn: more cannot be told apart on a picture of 340 pixels. */
const DRAWN_POINTS = 3000
const DRAWN_CORNERS = 12_000

/** How a part of a draft lies on the map, now and under another reading of its coordinates; at the context's pace. */
export async function placementOf(input: PlacementInput, draft: Draft, context: TaskContext): Promise<Placement> {
  const part = context.session.parts.get(input.part)
  const decision = input.parts.find(({ id }) => id === input.part)?.decision
  const check = draft.report.checks.find(({ id }) => id === input.part)
  const zones = draft.data.zones?.polygons ?? []
  const table = part ? await tableOfPart(part, context) : null
  const kind = check ? coordinatesOf(check.mapping) : null
  const isPlaced = decision?.role === 'schools' || decision?.role === 'children'
  const raw =
    table && check && kind !== null && isPlaced
      ? await walk(rawSteps(await walk(fixSteps(table, fixesOf(decision)), context), check.mapping, kind), context)
      : nowhere
  const stated = part?.kind === 'features' && part.crs !== '' ? part.crs : 'WGS84'
  const now = await readingOf(raw, decision?.system ?? stated, decision?.swapped ?? false, context)
  const { reading } = input
  const then = reading ? await readingOf(raw, reading.system, reading.swapped, context) : now
  const both = withSpots(await walk(pairSteps(raw, now, then), context), decision?.spots ?? [])
  const locate = (at: Points) => (zones.length === 0 ? null : walk(assignSteps(at.x, at.y, zones), context))
  const zoneNow = await locate(both.before)
  const zoneThen = reading ? await locate(both.after) : zoneNow
  const count = both.row.length
  const step = Math.max(1, Math.ceil(count / DRAWN_POINTS))
  const drawn = Array.from({ length: Math.ceil(count / step) }, (_, k) => k * step)
  const flat = ({ x, y }: Points) => Float64Array.from(drawn.flatMap((k) => [x[k] ?? 0, y[k] ?? 0]))
  const outside = (zone: Int32Array | null) => Uint8Array.from(drawn, (k) => (zone && zone[k]! < 0 ? 1 : 0))
  const countOutside = (zone: Int32Array | null) => (zone ? zone.reduce((sum, z) => sum + (z < 0 ? 1 : 0), 0) : -1)
  const { before, after } = both
  const shifts = Float64Array.from(drawn, (k) =>
    metresBetween(before.x[k]!, before.y[k]!, after.x[k]!, after.y[k]!),
  ).sort()
  return {
    row: Uint32Array.from(drawn, (k) => both.row[k] ?? 0),
    before: flat(both.before),
    after: flat(both.after),
    outsideBefore: outside(zoneNow),
    outsideAfter: outside(zoneThen),
    countOutsideBefore: countOutside(zoneNow),
    countOutsideAfter: countOutside(zoneThen),
    countOtherZone:
      zoneNow && zoneThen
        ? zoneNow.reduce((sum, z, k) => sum + (z >= 0 && zoneThen[k]! >= 0 && z !== zoneThen[k] ? 1 : 0), 0)
        : -1,
    points: count,
    shift: shifts[Math.floor(shifts.length / 2)] ?? 0,
    outlines: outlinesOf(zones),
    outlineOf: zones.flatMap((polygons, k) => polygons.flat().map(() => k)),
    names: (draft.data.zones?.polygons ?? []).map((polygons, k) => {
      const [lon = Number.NaN, lat = Number.NaN] = centroidOf(polygons)
      return { lon, lat, name: draft.data.zones?.name[k] ?? { zh: '', en: '' } }
    }),
  }
}

interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
}
/** Points and the rows of the file that they come from. */
interface RowPoints extends Points {
  readonly row: Uint32Array
}

const nowhere: RowPoints = { x: new Float64Array(0), y: new Float64Array(0), row: new Uint32Array(0) }

/** Positions of the rows that have one, as the file gives them. */
function* rawSteps(table: Table, mapping: Mapping<ColumnField>, kind: Coordinates): Steps<RowPoints> {
  const n = table.rows.length
  const [x, y, row] = [new Float64Array(n), new Float64Array(n), new Uint32Array(n)]
  let count = 0
  for (let k = 0; k < n; k++) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / n
    const position = rawPosition(table, k, mapping, kind, null)
    if (position === null) continue
    x[count] = position.x
    y[count] = position.y
    row[count++] = table.rowNumber[k] ?? 0
  }
  return { x: x.subarray(0, count), y: y.subarray(0, count), row: row.subarray(0, count) }
}

/** The points in degrees under a reading; NaN where there is no such place. */
async function readingOf(raw: Points, system: string, swapped: boolean, context: TaskContext): Promise<Points> {
  const convert = await converterToWgs84(system)
  if (convert === null) return { x: raw.x.map(() => Number.NaN), y: raw.y.map(() => Number.NaN) }
  return walk(convertSteps(raw, swapped ? (x, y) => convert(y, x) : convert), context)
}

function* convertSteps(raw: Points, convert: ToWgs84): Steps<Points> {
  const n = raw.x.length
  const [x, y] = [new Float64Array(n).fill(Number.NaN), new Float64Array(n).fill(Number.NaN)]
  for (let k = 0; k < n; k++) {
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield k / n
    const position = convert(raw.x[k] ?? 0, raw.y[k] ?? 0)
    if (position === null || Math.abs(position.x) > 180 || Math.abs(position.y) > 90) continue
    x[k] = position.x
    y[k] = position.y
  }
  return { x, y }
}

/** The points that have a place under both readings. */
function* pairSteps(
  { row }: RowPoints,
  now: Points,
  then: Points,
): Steps<{ row: Uint32Array; before: Points; after: Points }> {
  const kept = row.map((_, k) => k).filter((k) => !Number.isNaN(now.x[k]!) && !Number.isNaN(then.x[k]!))
  yield 0
  const at = ({ x, y }: Points): Points => ({
    x: Float64Array.from(kept, (k) => x[k]!),
    y: Float64Array.from(kept, (k) => y[k]!),
  })
  const before = at(now)
  yield 0.5
  return { row: Uint32Array.from(kept, (k) => row[k]!), before, after: at(then) }
}

/** Places set on the map are where they are under any reading. */
function withSpots<T extends { row: Uint32Array; before: Points; after: Points }>(both: T, spots: readonly Spot[]): T {
  if (spots.length === 0) return both
  const set = new Map(spots.map((spot) => [spot.row, spot]))
  const kept = [...both.row.keys()].filter((k) => !set.has(both.row[k]!))
  const join = ({ x, y }: Points): Points => ({
    x: Float64Array.from([...kept.map((k) => x[k]!), ...spots.map(({ lon }) => lon)]),
    y: Float64Array.from([...kept.map((k) => y[k]!), ...spots.map(({ lat }) => lat)]),
  })
  const row = Uint32Array.from([...kept.map((k) => both.row[k]!), ...spots.map((spot) => spot.row)])
  return { ...both, row, before: join(both.before), after: join(both.after) }
}

/** Good to a percent, which is enough for a sentence. */
function metresBetween(x: number, y: number, toX: number, toY: number): number {
  const east = (x - toX) * 111_320 * Math.cos((y * Math.PI) / 180)
  return Math.sqrt(east * east + ((y - toY) * 110_900) ** 2)
}

function outlinesOf(zones: readonly Polygons[]): Float64Array[] {
  const rings = zones.flat(2)
  const corners = rings.reduce((sum, ring) => sum + ring.length, 0)
  const step = Math.max(1, Math.ceil(corners / DRAWN_CORNERS))
  return rings.map((ring) =>
    Float64Array.from(
      ring.filter((_, k) => k % step === 0 || k === ring.length - 1).flatMap(([x = 0, y = 0]) => [x, y]),
    ),
  )
}
