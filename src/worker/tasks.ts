import {
  accessInput,
  analysisOf,
  type Distances,
  distanceSteps,
  distancesKey,
  type Located,
  locate,
} from '../core/analyse.ts'
import { explainPoints, explainSite } from '../core/fca/explain.ts'
import { accessSteps } from '../core/fca/run.ts'
import type { Issue } from '../core/issue.ts'
import type { StudyData } from '../core/places.ts'
import { StudyRefusal } from '../core/refusal.ts'
import { readStudy } from '../ingest/read-study.ts'
import { parseStudyFile } from '../scenario/study-file.ts'
import type { Caller } from './caller.ts'
import { drawHalf, giveHalf, type Held, type Partner, pairedAccess } from './paired.ts'
import type { TaskInput, TaskName, TaskOutput } from './protocol.ts'

/** The caller gave the task up. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** A refusal with a code that i18n turns into a sentence. */
class TaskRefusal extends Error {
  override name = 'TaskRefusal'
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: string, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
  }
}

interface OpenStudy {
  readonly data: StudyData
  readonly located: Located
  /** Nearest-school facts by `distancesKey`. */
  readonly distances: Map<string, Distances>
}

/** What a worker remembers between tasks. */
export interface Session {
  readonly studies: Map<string, OpenStudy>
  /** Copies that another worker lent. */
  readonly lent: Map<string, StudyData>
  held: Held | null
  /** The second worker, started when first needed; null = none to be had. */
  readonly partner: () => Partner | null
}

/** @param callPartner starts a second worker; absent where there can be none */
export function createSession(callPartner?: () => Caller): Session {
  let partner: Partner | null = null
  return {
    studies: new Map(),
    lent: new Map(),
    held: null,
    partner() {
      if (callPartner && !partner) partner = { caller: callPartner(), lent: new Set() }
      return partner
    },
  }
}

export interface TaskContext {
  readonly session: Session
  progress(share: number): void
  /** Gives way to waiting messages now and then. @throws Cancelled */
  pause(): Promise<void>
}

type Tasks = { [K in TaskName]: (input: TaskInput<K>, context: TaskContext) => Promise<TaskOutput<K>> }

function studyOf(session: Session, key: string): OpenStudy {
  const study = session.studies.get(key)
  if (!study) throw new TaskRefusal('study-closed', { key })
  return study
}

/** Runs steps to their end, pausing in between; `from` = share of the task that lies behind (its second half follows). */
async function run<T>(steps: Generator<number, T>, context: TaskContext, from?: number): Promise<T> {
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    context.progress(from === undefined ? next.value : from + next.value / 2)
    await context.pause()
  }
}

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

/** Schools or children that could not be read are no study: better no map than one that misleads. */
function refuseWithoutData(issues: readonly Issue[], data: StudyData): void {
  const lost = issues.find(({ severity, row, file }) => severity === 'stops' && row === undefined && file !== undefined)
  if (lost && (data.sites.id.length === 0 || data.demand.id.length === 0)) {
    throw new TaskRefusal(lost.code, { ...lost.params, file: lost.file ?? '' })
  }
}

/** The table of tasks: a new one is one entry here and one line in `protocol`. */
export const tasks: Tasks = {
  async open({ url }, { session }) {
    const files = filesBeside(url)
    const name = new URL(url).pathname.split('/').pop() ?? ''
    const { study, issues: unknown } = parsed(new TextDecoder().decode(await files(name)), name)
    const { data, issues: doubts } = await readStudy(files, study)
    const issues = [...unknown, ...doubts]
    refuseWithoutData(issues, data)
    const located = locate(data)
    const key = `${url}#${session.studies.size}`
    session.studies.set(key, { data, located, distances: new Map() })
    return { key, data, method: study.method, issues, ...located }
  },

  async analyse({ key, method }, context) {
    const { data, located, distances } = studyOf(context.session, key)
    const access = (quality: boolean, from: number) =>
      pairedAccess(key, data, method, quality, (steps) => run(steps, context, from), context.session.partner)
    const all = await access(method.qualityOnly, 0)
    const quality = method.qualityOnly ? all : await access(true, 0.5)
    const kept = distancesKey(method)
    const known = distances.get(kept) ?? (await run(distanceSteps(data, located, method), context, 0.5))
    distances.set(kept, known)
    return analysisOf(data, located, method, { run: all, qualityRun: quality }, known)
  },

  async lend({ key, data }, { session }) {
    session.lent.set(key, data)
    return null
  },

  async draw(input, context) {
    const data = context.session.lent.get(input.key)
    if (!data) throw new TaskRefusal('study-closed', { key: input.key })
    const { part, sums } = await drawHalf(accessInput(data, input.settings, input.quality), input, (steps) =>
      run(steps, context),
    )
    const token = (context.session.held?.token ?? 0) + 1
    context.session.held = { token, part }
    return { token, sums }
  },

  async give(input, context) {
    const { held } = context.session
    if (held?.token !== input.token) throw new Cancelled()
    return giveHalf(held, input, (steps) => run(steps, context))
  },

  async sweep({ key, methods }, context) {
    const { data } = studyOf(context.session, key)
    const placed = new Float64Array(methods.length)
    let children = 0
    for (const [k, method] of methods.entries()) {
      const input = accessInput(data, method)
      const { access } = await run(accessSteps(input), context)
      for (let i = 0; i < access.length; i++) placed[k]! += input.children[i]! * Math.min(1, access[i]!)
      if (k === 0) children = input.children.reduce((a, b) => a + b, 0)
      context.progress((k + 1) / methods.length)
      await context.pause()
    }
    return { placed, children }
  },

  async explainPoints({ key, method, points }, context) {
    const input = accessInput(studyOf(context.session, key).data, method)
    return explainPoints(input, await run(accessSteps(input), context), points)
  },

  async explainSite({ key, method, site }, context) {
    const input = accessInput(studyOf(context.session, key).data, method)
    return explainSite(input, await run(accessSteps(input), context), site)
  },
}
