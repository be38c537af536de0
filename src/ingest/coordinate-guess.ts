import { assignZones } from '../core/aggregate/locate.ts'
import type { Polygons } from '../core/places.ts'
import { type CoordinateSystem, converterToWgs84, isProjected, isWgs84 } from './coordinate-system.ts'
import type { Position } from './position.ts'

/** A reading of the coordinates that the user may choose; nothing is applied before. */
export interface CoordinateProposal {
  /** True: the first column is the latitude (or the northing). */
  readonly swapped: boolean
  readonly system: CoordinateSystem
  /** Why: `range` the numbers fit no other way, `name` the column or file says so, `zones` more points fall inside the
   * streets, `reference` the points come to lie on places that are known under the same name. */
  readonly because: 'range' | 'name' | 'zones' | 'reference'
  /** Points outside all streets now and after; −1 without streets. */
  readonly outsideBefore: number
  readonly outsideAfter: number
  /** Median distance in metres to the known places of the same name, now and after; −1 without any. */
  readonly offBefore: number
  readonly offAfter: number
}

export interface GuessContext {
  /** Streets of the study, WGS 84. */
  readonly zones?: readonly Polygons[] | undefined
  /** For each point the place that is known under its name (WGS 84), where there is one. */
  readonly reference?: readonly (Position | null)[] | undefined
  /** Column and file names. */
  readonly names?: readonly string[] | undefined
  /** What a .prj or the file itself says. */
  readonly stated?: CoordinateSystem | undefined
}

/** Mean share of points outside the streets that a better reading must mend before it is proposed. */
const CLEARLY_LESS = 0.5
/**
 * Likely readings of raw coordinates that differ from "longitude, latitude, WGS 84", best first; empty = nothing is suspect.
 * @param points as the file gives them, longitude or x first
 */
export async function guessCoordinates(
  points: readonly Position[],
  context: GuessContext = {},
): Promise<CoordinateProposal[]> {
  if (points.length === 0) return []
  const plain = { swapped: false, system: 'WGS84' }
  const before = await judge(points, plain, context)
  const proposals: CoordinateProposal[] = []
  const consider = async (
    reading: Reading,
    because: CoordinateProposal['because'],
    isCertain: boolean,
  ): Promise<void> => {
    const after = await judge(points, reading, context)
    if (after === null) return
    const isBetterInside = after.outside >= 0 && before !== null && after.outside < before.outside * CLEARLY_LESS
    const isBetterNear = after.off >= 0 && before !== null && after.off < before.off * CLEARLY_LESS
    if (!isCertain && !isBetterInside && !isBetterNear) return
    proposals.push({
      ...reading,
      because: isCertain ? because : isBetterNear ? 'reference' : 'zones',
      outsideBefore: before?.outside ?? -1,
      outsideAfter: after.outside,
      offBefore: before?.off ?? -1,
      offAfter: after.off,
    })
  }

  const isStated = context.stated !== undefined && !isWgs84(context.stated)
  if (isStated) await consider({ swapped: false, system: context.stated ?? '' }, 'name', true)
  const named = systemNamed(context.names ?? [])
  const shape = shapeOf(points)
  if (shape === 'swapped') {
    await consider({ swapped: true, system: named ?? 'WGS84' }, 'range', true)
  } else if (shape === 'degrees') {
    for (const system of ['GCJ02', 'BD09']) await consider({ swapped: false, system }, 'name', system === named)
  } else if (!isStated) {
    for (const reading of projectedReadings(points)) await consider(reading, 'range', true)
  }
  const rank = (proposal: CoordinateProposal) =>
    proposal.offAfter >= 0 ? proposal.offAfter : proposal.outsideAfter * 1000 + (proposal.because === 'name' ? 0 : 1)
  return proposals.sort((a, b) => rank(a) - rank(b))
}

interface Reading {
  readonly swapped: boolean
  readonly system: CoordinateSystem
}

/** Points outside the streets and median distance to the known places under a reading; null = it makes no sense here. */
async function judge(points: readonly Position[], reading: Reading, context: GuessContext) {
  const convert = await converterToWgs84(reading.system)
  if (convert === null) return null
  const positions = points.map(({ x, y }) => (reading.swapped ? convert(y, x) : convert(x, y)))
  const isOnEarth = (p: Position | null) => p !== null && Math.abs(p.x) <= 180 && Math.abs(p.y) <= 90
  if (!positions.every(isOnEarth)) return null
  const zones = context.zones ?? []
  const inside =
    zones.length === 0
      ? null
      : assignZones(
          Float64Array.from(positions, (p) => p?.x ?? 0),
          Float64Array.from(positions, (p) => p?.y ?? 0),
          zones,
        )
  const distances = positions.flatMap((p, k) => {
    const known = context.reference?.[k]
    return p && known ? [metresBetween(p, known)] : []
  })
  return {
    outside: inside === null ? -1 : inside.filter((zone) => zone < 0).length,
    off: distances.length === 0 ? -1 : median(distances),
  }
}

/** Good to a percent, which is enough to tell 500 m from 5 m. */
function metresBetween(a: Position, b: Position): number {
  const east = (a.x - b.x) * 111_320 * Math.cos((a.y * Math.PI) / 180)
  return Math.hypot(east, (a.y - b.y) * 110_900)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

type Shape = 'degrees' | 'swapped' | 'metres'

function shapeOf(points: readonly Position[]): Shape {
  const share = (fits: (point: Position) => boolean) => points.filter(fits).length / points.length
  // China: 73–136° E, 3–54° N; the two ranges do not meet.
  if (share(({ x, y }) => x >= 3 && x <= 54 && y >= 73 && y <= 136) > 0.9) return 'swapped'
  if (share(({ x, y }) => Math.abs(x) <= 90 && Math.abs(y) > 90 && Math.abs(y) <= 180) > 0.5) return 'swapped'
  return share(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 90) > 0.5 ? 'degrees' : 'metres'
}

function systemNamed(names: readonly string[]): CoordinateSystem | null {
  const all = names.join(' ')
  if (/bd[-_ ]?0?9|百度|baidu/i.test(all)) return 'BD09'
  return /gcj|火星|高德|腾讯|amap|tencent/i.test(all) ? 'GCJ02' : null
}

/** Gauss–Krüger readings of metres: by the zone number before the easting, else the zones that fit Beijing's meridians first. */
function projectedReadings(points: readonly Position[]): Reading[] {
  const first = points[0] ?? { x: 0, y: 0 }
  // Chinese surveyors call the northing X: in China it lies between 0.3 and 6 million and has no zone number before it.
  const isNorthing = (value: number) => value > 3e5 && value < 6.1e6
  const hasZone = (value: number) => value > 13e6 && value < 46e6
  for (const swapped of [false, true]) {
    const easting = swapped ? first.y : first.x
    const northing = swapped ? first.x : first.y
    if (!hasZone(easting) || !isNorthing(northing)) continue
    const zone = Math.floor(easting / 1e6)
    return [{ swapped, system: zone >= 25 ? `EPSG:${4488 + zone}` : `EPSG:${4478 + zone}` }]
  }
  const swapped = first.y < 1e6 && first.x > 1e6
  // 117° E and 114° E (3° zones 39 and 38), then the 6° zone 20 and UTM 50N.
  return ['EPSG:4548', 'EPSG:4547', 'EPSG:4509', 'EPSG:32650']
    .filter(isProjected)
    .map((system) => ({ swapped, system }))
}
