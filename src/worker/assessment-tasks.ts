import { zoningSteps } from '../core/catchment/zoning.ts'
import { equityOfRun } from '../scenario/equity-run.ts'
import { scenarioStudy } from '../scenario/scenario-study.ts'
import { runSteps, studyOf, type Tasks } from './session.ts'

/** The tasks of the equity page. */
export const assessmentTasks: Pick<Tasks, 'equity' | 'zoning'> = {
  async equity({ key, edits, measure, children, assessment, ...run }, { session }) {
    const { data, located } = studyOf(session, key)
    const { zoneOf } = scenarioStudy(data, located, edits).located
    return equityOfRun(measure, children, run, data.zones, zoneOf, assessment)
  },

  async zoning({ key, edits, method }, context) {
    const { data, located } = studyOf(context.session, key)
    const edited = scenarioStudy(data, located, edits)
    return runSteps(zoningSteps(edited.data, edited.located.catchmentOf, method), context)
  },
}
