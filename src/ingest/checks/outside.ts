import { assignSteps } from '../../core/aggregate/locate.ts'
import type { Issue } from '../../core/issue.ts'
import type { ZoneTable } from '../../core/places.ts'
import type { Steps } from '../../core/steps.ts'
import { Doubts } from '../doubts.ts'

/** Points of a file. */
interface Points {
  readonly id: readonly string[]
  readonly x: Float64Array
  readonly y: Float64Array
}

/**
 * Points that lie in no street (`outside-area`), in steps: their children and places would be missing in every street.
 * @param rows file row of each point
 */
export function* outsideSteps(
  points: Points,
  rows: ArrayLike<number>,
  zones: ZoneTable,
  file: string,
): Steps<readonly Issue[]> {
  const doubts = new Doubts(file)
  const zone = yield* assignSteps(points.x, points.y, zones.polygons)
  for (let k = 0; k < zone.length; k++) {
    if ((zone[k] ?? 0) >= 0) continue
    doubts.add('outside-area', 'doubtful', { row: rows[k] ?? 0, value: points.id[k] ?? '' })
  }
  return doubts.list()
}
