import { weightedQuantile } from '../aggregate/nearest-summary.ts'
import { type AnalysisSettings, accessInput } from '../analyse.ts'
import { nearestSteps } from '../distance/nearest.ts'
import { placesOf } from '../fca/phases.ts'
import type { StudyData } from '../places.ts'

/** How much farther the nearest school that children are zoned to lies than the nearest of all, metres. */
interface Detour {
  readonly mean: number
  readonly p90: number
}

/** Children of one catchment and the schools that serve it. */
export interface ZonedCatchment {
  readonly children: number
  /** Places of the serving sites; a site that serves several catchments counts in each. */
  readonly places: number
  readonly sites: number
  /** Serving sites that serve other catchments too. */
  readonly shared: number
  /** Children whose nearest school is none that they are zoned to. */
  readonly notNearest: number
  /** Over those children; null when there are none. */
  readonly farther: Detour | null
}

/** What zoning (划片) says, whatever the reach: who is zoned to a school, and whether that is the nearest. */
export interface Zoning {
  readonly children: number
  /** Children who live in a catchment that a site with places serves. */
  readonly zoned: number
  /** Children in catchments without such a site, and outside all catchments. */
  readonly unserved: number
  readonly outside: number
  readonly notNearest: number
  readonly farther: Detour | null
  readonly catchments: readonly ZonedCatchment[]
}

/**
 * Zoning of a study with catchments, by straight lines. Whoever lives in several catchments may attend the sites of each
 * and is counted in the first. A school as near as the nearest is the nearest.
 * @param catchmentOf catchment of each demand point, −1 = none
 * @returns null without catchments
 */
export function* zoningSteps(
  data: StudyData,
  catchmentOf: Int32Array,
  settings: AnalysisSettings,
): Generator<number, Zoning | null> {
  const { catchments } = data
  if (!catchments) return null
  const all = { ...settings, measure: '2sfca', qualityOnly: false } as const
  const input = accessInput(data, { ...all, distance: 'straight' })
  const near = yield* nearestSteps(input)
  const own = yield* nearestSteps(accessInput(data, { ...all, distance: 'catchment' }))
  const { children } = input
  const extra = Float64Array.from(own.distance, (d, i) => (d < 0 ? 0 : Math.max(0, d - near.distance[i])))
  const far = Array.from(catchments.id, () => [] as number[])
  const sum = { children: 0, zoned: 0, unserved: 0, outside: 0 }
  const inside = new Float64Array(catchments.id.length)
  for (let i = 0; i < children.length; i++) {
    const p = children[i]
    const c = catchmentOf[i]
    sum.children += p
    if (c >= 0) inside[c] += p
    if (c < 0) sum.outside += p
    else if (own.distance[i] < 0) sum.unserved += p
    else sum.zoned += p
    if (p > 0 && c >= 0 && extra[i] > 0) far[c].push(i)
  }
  yield 1
  const detour = (points: readonly number[]): { readonly notNearest: number; readonly farther: Detour | null } => {
    let [weight, moment] = [0, 0]
    for (const i of points) {
      weight += children[i]
      moment += children[i] * extra[i]
    }
    if (weight === 0) return { notNearest: 0, farther: null }
    return {
      notNearest: weight,
      farther: { mean: moment / weight, p90: weightedQuantile(points, children, extra, 0.9 * weight) },
    }
  }
  const capacity = placesOf(input)
  const row = new Map(data.sites.id.map((id, j) => [id, j]))
  const serving = catchments.sites.map((ids) => ids.flatMap((id) => row.get(id) ?? []).filter((j) => capacity[j] > 0))
  const serves = new Uint32Array(capacity.length)
  for (const j of serving.flat()) serves[j]++
  return {
    ...sum,
    ...detour(far.flat()),
    catchments: serving.map((sites, c) => ({
      children: inside[c],
      places: sites.reduce((places, j) => places + capacity[j], 0),
      sites: sites.length,
      shared: sites.filter((j) => serves[j] > 1).length,
      ...detour(far[c]),
    })),
  }
}
