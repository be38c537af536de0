import { type Analysis, accessInput, analysisSteps } from '../core/analyse.ts'
import { accessSteps, pointArrays } from '../core/fca/run.ts'
import { LiveEstate } from '../scenario/live-estate.ts'
import { LiveScenario } from '../scenario/live-scenario.ts'
import { scenarioStudy } from '../scenario/scenario-study.ts'
import { handOver } from './parcel.ts'
import type { TaskInput, TaskOutput } from './protocol.ts'
import { runSteps, studyOf, type TaskContext, type Tasks } from './session.ts'

/** The tasks of the scenario and compare modes. */
export const scenarioTasks: Pick<Tasks, 'scenario' | 'effects' | 'live'> = {
  async scenario({ key, method, edits }, context): Promise<TaskOutput<'scenario'>> {
    const { data, located } = studyOf(context.session, key)
    const edited = scenarioStudy(data, located, edits)
    const analysis: Analysis = await runSteps(analysisSteps(edited.data, edited.located, method), context)
    const { run, qualityRun, nearest, nearestSite, nearestQuality } = analysis
    const arrays = [...pointArrays(run), ...pointArrays(qualityRun), nearest, nearestSite, nearestQuality]
    return handOver({ sites: edited.data.sites, issues: edited.issues, analysis }, arrays)
  },

  async effects({ key, method, edits }, context: TaskContext) {
    const { data, located } = studyOf(context.session, key)
    const placed = new Float64Array(edits.length + 1)
    const covered = new Float64Array(edits.length + 1)
    for (let k = 0; k <= edits.length; k++) {
      const edited = scenarioStudy(data, located, edits.slice(0, k))
      const input = accessInput(edited.data, method)
      const { access } = await runSteps(accessSteps(input), context)
      const { pointFlags } = await runSteps(accessSteps(accessInput(edited.data, method, true)), context)
      for (let i = 0; i < access.length; i++) {
        placed[k]! += input.children[i]! * Math.min(1, access[i]!)
        if (pointFlags[i] === 0) covered[k]! += input.children[i]!
      }
      context.progress((k + 1) / (edits.length + 1))
      await context.pause()
    }
    return { placed, covered }
  },

  async live(input: TaskInput<'live'>, { session }) {
    const { data, located } = studyOf(session, input.key)
    if (session.live?.token !== input.token) {
      const Live = input.edits[input.edit]?.op === 'estate' ? LiveEstate : LiveScenario
      const scenario = new Live(data, located, input.method, input.edits, input.edit)
      session.live = { token: input.token, scenario }
    }
    return session.live.scenario.moveTo(input.x, input.y)
  },
}
