import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../.tools/set-up.mjs'
import { fillReport } from '../../src/app/report/fill.ts'
import { cameraOf } from '../../src/app/report/fill-map.ts'
import { type Sources, sourcesOf } from '../../src/app/report/sources.ts'
import { analysisSteps, locate } from '../../src/core/analyse.ts'
import { squareSteps } from '../../src/core/squares.ts'
import { finish } from '../../src/core/steps.ts'
import type { FaceFiles } from '../../src/report/fonts/face.ts'
import { createTypeCase, type TypeCase } from '../../src/report/fonts/type-case.ts'
import { laidWithType } from '../../src/report/page/characters.ts'
import { type Laid, layOut } from '../../src/report/page/lay-out.ts'
import type { Scenario } from '../../src/scenario/edit.ts'
import { startOf } from '../../src/scenario/history.ts'
import { undecided } from '../../src/scenario/project.ts'
import { emptyReport, type Report } from '../../src/scenario/report.ts'
import { scenarioStudy } from '../../src/scenario/scenario-study.ts'
import { outcomeKey } from '../../src/state/scenario-state.ts'
import { initialState, type State } from '../../src/state/store.ts'
import type { Lang } from '../../src/state/view.ts'
import { sampleStudy } from '../sample/expected.ts'

/** Two proposals for the sample: a new school in the west, and one that closes. */
export const proposals: readonly Scenario[] = [
  { name: 'A 西部新校', edits: [{ op: 'add', id: 'N1', lon: 116.2, lat: 40.07, capacity: 1080, quality: true }] },
  { name: 'B 关闭一所', edits: [{ op: 'close', id: 'H001' }] },
]

/** The state of the page with the sample open, its scenarios computed, and a report. */
export async function sampleState(report: Partial<Report>, lang: Lang, scenarios = proposals): Promise<State> {
  const { data, method, located } = await sampleStudy()
  const squares = finish(squareSteps(data))
  const study = { key: 'sample', data, method, issues: [], squares, ...located }
  const run = { study, method, analysis: finish(analysisSteps(data, located, method)) }
  const project = { ...undecided, data, method, scenarios, report: { ...emptyReport, ...report } }
  const state: State = {
    ...initialState,
    status: 'ready',
    timeline: startOf(project),
    study,
    method,
    run,
    view: { ...initialState.view, lang },
  }
  const outcomes = scenarios.map(({ edits }) => {
    const edited = scenarioStudy(data, located, edits)
    const analysis = finish(analysisSteps(edited.data, locate(edited.data), method))
    return [outcomeKey(state, edits), { method, sites: edited.data.sites, issues: edited.issues, analysis }] as const
  })
  return { ...state, outcomes: new Map(outcomes) }
}

function filesOf(family: 'sans' | 'serif', weight: number): Promise<FaceFiles> {
  const folder = join(root, 'node_modules', '@fontsource', `noto-${family}-sc`)
  const greek = join(root, 'node_modules', '@fontsource', 'noto-sans', 'files', `noto-sans-greek-${weight}-normal.woff`)
  const file = (slice: string) => join(folder, 'files', `noto-${family}-sc-${slice}-${weight}-normal.woff`)
  return readFile(join(folder, 'unicode.json'), 'utf8').then((text) => ({
    ranges: { ...(JSON.parse(text) as Record<string, string>), greek: 'U+0370-03FF' },
    read: async (slice) => new Uint8Array(await readFile(slice === 'greek' ? greek : file(slice))),
  }))
}

/** The fonts of the page, read from the packages that the page is built from. */
export async function typeOfPage(): Promise<TypeCase> {
  const [regular, bold, song] = await Promise.all([filesOf('sans', 400), filesOf('sans', 600), filesOf('serif', 600)])
  return createTypeCase({ regular, bold, song })
}

export function sourcesFor(state: State): Sources {
  const sources = sourcesOf(state, '2026-11-22')
  if (!sources) throw new Error('no result to report')
  return sources
}

/** The report laid out as the page does it. */
export async function laidReport(type: TypeCase, state: State): Promise<Laid> {
  const sources = sourcesFor(state)
  const filled = fillReport(sources, { logoRatio: 1 })
  return laidWithType(type, () =>
    layOut(filled, {
      width: type.width,
      camera: (request, width, height, metres) => cameraOf(sources, request, width, height, metres),
      continued: sources.rw.made.continued,
      lang: sources.lang,
    }),
  )
}
