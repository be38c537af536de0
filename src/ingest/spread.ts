import { assignSteps, assignZones } from '../core/aggregate/locate.ts'
import type { Coordinates, DemandTable, Polygons, Stage, ZoneTable } from '../core/places.ts'
import type { Steps } from '../core/steps.ts'
import { boundsOf, centroidOf, unitMetres } from './area.ts'
import { Doubts } from './doubts.ts'
import type { ReadResult } from './read.ts'
import type { ZoneTotals } from './totals.ts'

/** Where people live inside the streets, for spreading totals: any points with weights ≥ 0. */
export interface WeightPoints {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly weight: Float64Array
}

export interface SpreadOptions {
  readonly coordinates: Coordinates
  /** Edge of a cell in metres when spreading evenly; default 250. */
  readonly cell?: number
  readonly weights?: WeightPoints
}

/**
 * Spreads children per street over the street: over the weight points inside it in proportion to their weight, else
 * evenly over square cells. Every street's sum stays exactly its total, up to rounding of floating point.
 * The result is an estimate and is said to be one: `demand-spread` (a note with the number of streets). A street without
 * weights inside is spread evenly (`spread-without-weights`).
 */
export function* spreadSteps(
  totals: ZoneTotals,
  zones: ZoneTable,
  file: string,
  options: SpreadOptions,
): Steps<ReadResult<DemandTable>> {
  const doubts = new Doubts(file)
  const { coordinates, weights, cell = 250 } = options
  const inZone = weights ? yield* pointsByZone(weights, zones.polygons) : null
  const stages = Object.keys(totals.children) as Stage[]
  const isGiven = (zone: number) => stages.some((stage) => Number.isFinite(totals.children[stage]?.[zone]))
  const id: string[] = []
  const x: number[] = []
  const y: number[] = []
  const counts = stages.map((): number[] => [])
  const grades = totals.grades.map((): number[] => [])
  let spread = 0
  for (const [zone, polygons] of zones.polygons.entries()) {
    yield zone / zones.polygons.length
    if (!isGiven(zone)) continue
    const held = (inZone?.[zone] ?? []).filter((point) => (weights?.weight[point] ?? 0) > 0)
    if (inZone && held.length === 0) doubts.add('spread-without-weights', 'doubtful', { value: zones.id[zone] ?? '' })
    const places =
      held.length > 0
        ? held.map((k) => ({ x: weights?.x[k] ?? 0, y: weights?.y[k] ?? 0, weight: weights?.weight[k] ?? 0 }))
        : cellsOf(polygons, coordinates, cell).map(([px = 0, py = 0]) => ({ x: px, y: py, weight: 1 }))
    const sum = places.reduce((before, place) => before + place.weight, 0)
    places.forEach((place, k) => {
      id.push(`${zones.id[zone]}-${k + 1}`)
      x.push(place.x)
      y.push(place.y)
      const share = place.weight / sum
      for (const [s, stage] of stages.entries()) counts[s]?.push(finiteOr0(totals.children[stage]?.[zone]) * share)
      for (const [g, column] of totals.grades.entries()) grades[g]?.push(finiteOr0(column[zone]) * share)
    })
    spread += 1
  }
  doubts.add('demand-spread', 'note', { params: { zones: spread, points: id.length } })
  const value: DemandTable = {
    id,
    x: new Float64Array(x),
    y: new Float64Array(y),
    children: Object.fromEntries(stages.map((stage, s) => [stage, new Float64Array(counts[s] ?? [])])),
    grades: grades.map((column) => new Float64Array(column)),
    cellSize: weights ? 0 : cell,
  }
  return { value, issues: doubts.list() }
}

function finiteOr0(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0
}

function* pointsByZone(points: WeightPoints, zones: readonly Polygons[]): Steps<number[][]> {
  const members = zones.map((): number[] => [])
  const zoneOf = yield* assignSteps(points.x, points.y, zones)
  zoneOf.forEach((zone, k) => {
    members[zone]?.push(k)
  })
  return members
}

/** Cells beyond which a street is spread more coarsely. */
const MAX_CELLS = 20_000

/** Centres of square cells inside the polygons; the centre of gravity when the street is smaller than a cell. */
function cellsOf(polygons: Polygons, coordinates: Coordinates, cell: number): readonly (readonly number[])[] {
  const [west, south, east, north] = boundsOf(polygons)
  const unit = unitMetres(coordinates, (south + north) / 2)
  const area = (east - west) * unit.east * (north - south) * unit.north
  const edge = Math.max(cell, Math.sqrt(area / MAX_CELLS))
  const stepX = edge / unit.east
  const stepY = edge / unit.north
  const x: number[] = []
  const y: number[] = []
  // Half a cell in, so that the outermost centres do not lie on the border.
  for (let py = south + stepY / 2; py < north; py += stepY) {
    for (let px = west + stepX / 2; px < east; px += stepX) {
      x.push(px)
      y.push(py)
    }
  }
  const zone = assignZones(new Float64Array(x), new Float64Array(y), [polygons])
  const inside = x.map((px, k) => [px, y[k] ?? 0]).filter((_, k) => zone[k] === 0)
  return inside.length > 0 ? inside : [centroidOf(polygons)]
}
