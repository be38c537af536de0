import { accessInput } from '../core/analyse.ts'
import { bestSpots, ofQuality, spotSteps } from '../core/siting/best-spot.ts'
import { scenarioStudy } from '../scenario/scenario-study.ts'
import { runSteps, studyOf, TaskRefusal, type Tasks } from './session.ts'

/** More places than these are not tried one by one; of the demand points every second, third, … is tried then. */
const MOST_TRIED = 20_000
/** Spots that are proposed. */
const PROPOSED = 10

/** Where a new site would bring most. */
export const spotTasks: Pick<Tasks, 'spots'> = {
  async spots({ key, method, edits, goal, capacity, quality, places, spacing }, context) {
    if (method.distance !== 'straight') throw new TaskRefusal('spot-needs-straight', {})
    const { data, located } = studyOf(context.session, key)
    const { demand } = data
    const every = Math.ceil(demand.x.length / MOST_TRIED)
    const some = (column: Float64Array) => column.filter((_, k) => k % every === 0)
    const candidates = places ?? { x: some(demand.x), y: some(demand.y) }
    const edited = scenarioStudy(data, located, edits).data
    const isCounted = quality || !(ofQuality(goal) || method.qualityOnly)
    const input = accessInput(edited, method, method.qualityOnly || ofQuality(goal))
    const gain = isCounted
      ? await runSteps(spotSteps(input, candidates, capacity, goal), context)
      : new Float64Array(candidates.x.length)
    const best = bestSpots(candidates, gain, data.coordinates, spacing, PROPOSED)
    return { ...candidates, gain, best, every: places ? 1 : every }
  },
}
