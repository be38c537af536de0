import { assignZones } from '../../core/aggregate/locate.ts'
import type { Issue } from '../../core/issue.ts'
import type { ZoneTable } from '../../core/places.ts'
import { Doubts } from '../doubts.ts'

/** Points of a file. */
interface Points {
  readonly id: readonly string[]
  readonly x: Float64Array
  readonly y: Float64Array
}

/**
 * Points that lie in no street (`outside-area`): their children and places would be missing in every street.
 * @param rows file row of each point
 */
export function checkOutside(
  points: Points,
  rows: ArrayLike<number>,
  zones: ZoneTable,
  file: string,
): readonly Issue[] {
  const doubts = new Doubts(file)
  assignZones(points.x, points.y, zones.polygons).forEach((zone, k) => {
    if (zone >= 0) return
    doubts.add('outside-area', 'doubtful', { row: rows[k] ?? 0, value: points.id[k] ?? '' })
  })
  return doubts.list()
}
