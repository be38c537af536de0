import type { Issue } from '../core/issue.ts'
import type { Coordinates } from '../core/places.ts'
import { finish } from '../core/steps.ts'
import { proposeMapping } from './columns.ts'
import { Doubts } from './doubts.ts'
import { featureTableSteps } from './feature-table.ts'
import type { Part } from './parts.ts'
import { rawPosition, usableCoordinates } from './position.ts'
import { cellText } from './table.ts'

/** Places where a school could be built, from a list of points or of parcels. */
export interface CandidateTable {
  readonly name: readonly string[]
  /** In the study's coordinates; the centre of gravity of a parcel. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly issues: readonly Issue[]
  /** Rows of the file. */
  readonly rows: number
}

/**
 * Reads candidate parcels: a table with positions (and names), or points and polygons. Rows without a usable position
 * are left out with an Issue that stops them; a file that is none leaves nothing.
 * @param coordinates of the study, which those of the file must be
 */
export function readCandidates(part: Part, coordinates: Coordinates): CandidateTable {
  const nothing = { name: [], x: new Float64Array(0), y: new Float64Array(0), rows: 0 }
  const doubts = new Doubts(part.file)
  if (part.kind !== 'table' && part.kind !== 'features') {
    doubts.add('role-unfit', 'stops', { params: { role: 'schools' } })
    return { ...nothing, issues: doubts.list() }
  }
  const table = part.kind === 'table' ? part : finish(featureTableSteps(part))
  const { mapping } = proposeMapping(table, 'schools')
  if (usableCoordinates(mapping, { coordinates }, doubts) === null) return { ...nothing, issues: doubts.list() }
  const found = table.rows.flatMap((cells, k) => {
    const place = rawPosition(table, k, mapping, coordinates, doubts)
    if (!place) return []
    const isOnGlobe = coordinates === 'planar' || (Math.abs(place.x) <= 180 && Math.abs(place.y) <= 90)
    if (isOnGlobe) return [{ ...place, name: cellText(cells, mapping.name ?? mapping.id) }]
    const where = { row: table.rowNumber[k] ?? 0, value: `${place.x}, ${place.y}` }
    doubts.add('coordinate-out-of-range', 'stops', where)
    return []
  })
  return {
    name: found.map(({ name }) => name),
    x: Float64Array.from(found, ({ x }) => x),
    y: Float64Array.from(found, ({ y }) => y),
    issues: doubts.list(),
    rows: table.rows.length,
  }
}
