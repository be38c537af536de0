import { accessInput, analysisOf, distanceSteps, distancesKey } from '../core/analyse.ts'
import { explainPoints, explainSite } from '../core/fca/explain.ts'
import { accessSteps, pointArrays } from '../core/fca/run.ts'
import { StudyRefusal } from '../core/refusal.ts'
import { readStudy } from '../ingest/read-study.ts'
import { parseStudyFile } from '../scenario/study-file.ts'
import { assessmentTasks } from './assessment-tasks.ts'
import type { ImportTasks } from './import-tasks.ts'
import { drawHalf, giveHalf, pairedAccess } from './paired.ts'
import { handOver } from './parcel.ts'
import type { TaskInput } from './protocol.ts'
import { scenarioTasks } from './scenario-tasks.ts'
import {
  Cancelled,
  keep,
  refuseWithoutData,
  runSteps,
  studyOf,
  type TaskContext,
  TaskRefusal,
  type Tasks,
} from './session.ts'
import { spotTasks } from './spot-tasks.ts'
import { sweepTasks } from './sweep-tasks.ts'

/** Fetches files that lie beside the study; only the page's own server is ever asked. */
function filesBeside(url: string) {
  return async (name: string): Promise<Uint8Array> => {
    let response: Response
    try {
      response = await fetch(new URL(name, url))
    } catch {
      throw new TaskRefusal('file-missing', { file: name })
    }
    if (!response.ok) throw new TaskRefusal('file-missing', { file: name })
    return new Uint8Array(await response.arrayBuffer())
  }
}

/** @throws TaskRefusal that names the file */
function parsed(text: string, file: string) {
  try {
    return parseStudyFile(text)
  } catch (error) {
    if (!(error instanceof StudyRefusal)) throw error
    throw new TaskRefusal('study-invalid', {
      ...error.params,
      file,
      where: String(error.params['detail'] ?? error.code),
    })
  }
}

/** A task that loads its code, and that of the parsers, when it is first asked for. */
function later<K extends keyof ImportTasks>(name: K): Tasks[K] {
  const task = async (input: TaskInput<K>, context: TaskContext) => {
    const { importTasks } = await import('./import-tasks.ts')
    return (importTasks[name] as (input: TaskInput<K>, context: TaskContext) => Promise<unknown>)(input, context)
  }
  return task as unknown as Tasks[K]
}

/** The table of tasks: a new one is one entry here and one line in `protocol`. */
export const tasks: Tasks = {
  async open({ url }, context) {
    const files = filesBeside(url)
    const name = new URL(url).pathname.split('/').pop() ?? ''
    const { study, issues: unknown } = parsed(new TextDecoder().decode(await files(name)), name)
    const { data, issues: doubts } = await readStudy(files, study, context)
    const issues = [...unknown, ...doubts]
    refuseWithoutData(issues, data)
    return keep(context, url, data, study.method, issues)
  },

  async analyse({ key, method }, context) {
    const { data, located, distances } = studyOf(context.session, key)
    const access = (quality: boolean, from: number) =>
      pairedAccess(key, data, method, quality, (steps) => runSteps(steps, context, from), context.session.partner)
    const all = await access(method.qualityOnly, 0)
    const quality = method.qualityOnly ? all : await access(true, 0.5)
    const kept = distancesKey(method)
    const known = distances.get(kept) ?? (await runSteps(distanceSteps(data, located, method), context, 0.5))
    distances.set(kept, known)
    const analysis = analysisOf(data, located, method, { run: all, qualityRun: quality }, known)
    // The nearest schools are kept here for the next run.
    return handOver(analysis, [...pointArrays(all), ...pointArrays(quality)])
  },

  async lend({ key, data }, { session }) {
    session.lent.set(key, data)
    return null
  },

  async draw(input, context) {
    const data = context.session.lent.get(input.key)
    if (!data) throw new TaskRefusal('study-closed', { key: input.key })
    const { part, sums } = await drawHalf(accessInput(data, input.settings, input.quality), input, (steps) =>
      runSteps(steps, context),
    )
    const token = (context.session.held?.token ?? 0) + 1
    context.session.held = { token, part }
    return { token, sums }
  },

  async give(input, context) {
    const { held } = context.session
    if (held?.token !== input.token) throw new Cancelled()
    return giveHalf(held, input, (steps) => runSteps(steps, context))
  },

  async sweep({ key, methods }, context) {
    const { data } = studyOf(context.session, key)
    const placed = new Float64Array(methods.length)
    let children = 0
    for (const [k, method] of methods.entries()) {
      const input = accessInput(data, method)
      const { access } = await runSteps(accessSteps(input), context)
      for (let i = 0; i < access.length; i++) placed[k]! += input.children[i]! * Math.min(1, access[i]!)
      if (k === 0) children = input.children.reduce((a, b) => a + b, 0)
      context.progress((k + 1) / methods.length)
      await context.pause()
    }
    return { placed, children }
  },

  async explainPoints({ key, method, points }, context) {
    const input = accessInput(studyOf(context.session, key).data, method)
    return explainPoints(input, await runSteps(accessSteps(input), context), points)
  },

  ...scenarioTasks,
  ...spotTasks,
  ...sweepTasks,
  ...assessmentTasks,

  readFiles: later('readFiles'),
  readApart: later('readApart'),
  fetchList: later('fetchList'),
  stage: later('stage'),
  placement: later('placement'),
  rawRows: later('rawRows'),
  closeParts: later('closeParts'),
  adopt: later('adopt'),
  openFile: later('openFile'),
  pack: later('pack'),
  layerFile: later('layerFile'),
  planned: later('planned'),
  candidates: later('candidates'),

  async explainSite({ key, method, site }, context) {
    const input = accessInput(studyOf(context.session, key).data, method)
    return explainSite(input, await runSteps(accessSteps(input), context), site)
  },
}
