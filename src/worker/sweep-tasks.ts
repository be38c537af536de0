import { type Analysis, accessInput, analysisOf, distanceSteps } from '../core/analyse.ts'
import { accessSteps } from '../core/fca/run.ts'
import { kpiValues, type Measured } from '../scenario/kpis.ts'
import { scenarioStudy } from '../scenario/scenario-study.ts'
import { costOf } from '../scenario/scenario-totals.ts'
import { runSteps, studyOf, type Tasks } from './session.ts'

const summed = ({ zones, total, gini }: Analysis): Measured => ({ zones, total, gini })

/** How the order of scenarios follows reach and decay. */
export const sweepTasks: Pick<Tasks, 'rankings'> = {
  async rankings({ key, settings, scenarios, kpis }, context) {
    const { data, located } = studyOf(context.session, key)
    const columns = scenarios.length
    const values = kpis.map(() => new Float64Array(settings.length * columns).fill(Number.NaN))
    const baselines: Measured[] = []
    let done = 0
    // Progress counts runs; within one it stands still.
    const quiet = { ...context, progress: () => {} }
    for (const [column, edits] of scenarios.entries()) {
      const edited = scenarioStudy(data, located, edits)
      const [first] = settings
      if (!first) break
      // Distances to the nearest school know neither reach nor decay.
      const distances = await runSteps(distanceSteps(edited.data, edited.located, first), quiet)
      for (const [row, method] of settings.entries()) {
        const access = (quality: boolean) => runSteps(accessSteps(accessInput(edited.data, method, quality)), quiet)
        const run = await access(method.qualityOnly)
        const qualityRun = method.qualityOnly ? run : await access(true)
        const analysis = summed(analysisOf(edited.data, edited.located, method, { run, qualityRun }, distances))
        if (column === 0) baselines.push(analysis)
        const found = kpiValues(analysis, baselines[row] ?? analysis, method, costOf(edits))
        kpis.forEach((id, k) => {
          values[k]![row * columns + column] = found[id] ?? Number.NaN
        })
        context.progress(++done / (columns * settings.length))
        await context.pause()
      }
    }
    return { values }
  },
}
