import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { wholeNumbers } from './core/aggregate/whole.ts'
import { type Analysis, accessInput, analysisSteps, locate } from './core/analyse.ts'
import { RULES } from './core/balance/rules.ts'
import { zoningSteps } from './core/catchment/zoning.ts'
import { accessSteps } from './core/fca/run.ts'
import type { Issue } from './core/issue.ts'
import type { StudyData } from './core/places.ts'
import { finish } from './core/steps.ts'
import { readStudySource } from './ingest/formats/study.ts'
import { readStudy } from './ingest/read-study.ts'
import { balanceSummary, judgedBalance } from './report/balance-summary.ts'
import { equitySummary } from './report/equity-summary.ts'
import { nearbySummary } from './report/nearby-summary.ts'
import { runTables, statedSummary } from './report/run-tables.ts'
import { applyEdits } from './scenario/apply-edits.ts'
import type { Assessment } from './scenario/assessment.ts'
import type { Edit } from './scenario/edit.ts'
import { equityOfRun } from './scenario/equity-run.ts'
import { kpiValues, shownKpis, worstStreet } from './scenario/kpis.ts'
import type { Method } from './scenario/method.ts'
import { costOf } from './scenario/scenario-totals.ts'
import { parseStudyFile } from './scenario/study-file.ts'

const usage = 'Usage: npm run --silent study -- <study.json> --out <folder> [--archived]'

/** A wish that cannot be fulfilled, as one line for the user. */
class Refusal extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * The command line: computes a study's baseline and scenarios and writes their tables.
 * Nothing is written before everything is computed.
 * @param args words after the command
 * @returns exit code: 0 all was written, 1 the study cannot be computed or written, 2 wrong use; else than 0 with one line on stderr
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { studyPath, out, withArchived } = readArguments(args)
    for (const line of await runStudy(studyPath, out, withArchived)) process.stdout.write(`${line}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`study: ${oneLine(sentenceOf(error))}\n`)
    return error instanceof Refusal ? error.exitCode : 1
  }
}

interface Wish {
  readonly studyPath: string
  readonly out: string
  /** Scenarios that were put away are computed too. */
  readonly withArchived: boolean
}

function readArguments(args: readonly string[]): Wish {
  let parsed: { values: { out?: string; archived?: boolean }; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...args],
      options: { out: { type: 'string', short: 'o' }, archived: { type: 'boolean' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new Refusal(`${(error as Error).message} ${usage}`, 2)
  }
  const [studyPath, ...rest] = parsed.positionals
  const { out, archived = false } = parsed.values
  if (studyPath === undefined || rest.length > 0 || !out) throw new Refusal(usage, 2)
  return { studyPath: resolve(studyPath), out: resolve(out), withArchived: archived }
}

/** One run to be written. */
interface Run {
  readonly folder: string
  readonly tables: Readonly<Record<string, string>>
  readonly analysis: Analysis
}

async function runStudy(studyPath: string, out: string, withArchived: boolean): Promise<string[]> {
  const digest = createHash('sha256')
  const inputs: Record<string, string> = {}
  const take = (name: string, bytes: Uint8Array): Uint8Array => {
    inputs[name] = createHash('sha256').update(bytes).digest('hex')
    digest.update(`${name}\n${inputs[name]}\n`)
    return bytes
  }
  const name = basename(studyPath)
  const bytes = take(name, await readFile(studyPath))
  const { value: packed } = await readStudySource(bytes, name)
  const source = packed[0]
  if (source === undefined) throw new Refusal(`${name}: no study inside`)
  const fileOf = async (file: string) =>
    take(file, source.files.get(file) ?? (await readFile(resolve(dirname(studyPath), file))))

  const { study, issues: unknown } = parseStudyFile(source.study)
  const { data, issues: doubts } = await readStudy(fileOf, study)
  const issues = [...unknown, ...doubts]
  // A row that stops is left out and said; a file (or the method) that stops leaves nothing to compute.
  const fatal = issues.find((issue) => issue.severity === 'stops' && issue.row === undefined)
  if (fatal) throw new Refusal(issueLine(fatal))

  const about = {
    app: await appVersion(),
    input: { hash: digest.digest('hex'), files: inputs },
    assessment: study.assessment,
  }
  const scenarios = study.scenarios.filter(({ archived }) => withArchived || !archived)
  const aside = study.scenarios.filter((scenario) => !scenarios.includes(scenario)).map(({ name }) => name)
  const baseline = computeRun('baseline', data, study.method, { ...about, scenario: null, edits: [], issues }, null)
  const runs = [
    baseline,
    ...scenarios.map((scenario, k) => {
      const folder = folderName(
        scenario.name,
        scenarios.slice(0, k).map((other) => other.name),
      )
      const edited = applyEdits(data, scenario.edits)
      const failed = edited.issues.find((issue) => issue.severity === 'stops')
      if (failed) throw new Refusal(`scenario ${scenario.name}: ${editLine(failed, scenario.edits)}`)
      const all = [...issues, ...edited.issues]
      return computeRun(
        folder,
        edited.data,
        study.method,
        {
          ...about,
          scenario: scenario.name,
          edits: scenario.edits,
          issues: all,
        },
        baseline.analysis,
      )
    }),
  ]
  const asideLine = aside.length > 0 ? [`archived, left out: ${aside.join(', ')}; --archived computes them too`] : []
  return [...(await writeRuns(out, runs)), ...leftOutLines(issues), ...asideLine]
}

interface About {
  readonly app: { readonly name: string; readonly version: string }
  readonly input: { readonly hash: string; readonly files: Readonly<Record<string, string>> }
  readonly scenario: string | null
  readonly edits: readonly Edit[]
  readonly assessment: Assessment
  readonly issues: readonly Issue[]
}

/** @param baseline what the key numbers are held against; null = the run itself */
function computeRun(folder: string, data: StudyData, method: Method, about: About, baseline: Analysis | null): Run {
  const located = locate(data)
  const analysis = finish(analysisSteps(data, located, method))
  const { assessment } = about
  const zoning = finish(zoningSteps(data, located.catchmentOf, method))
  const { children, run } = analysis
  const equity = equityOfRun(method.measure, children, run, data.zones, located.zoneOf, assessment)
  const crowdingRun = finish(accessSteps({ ...accessInput(data, method), measure: 'i2sfca' }))
  const crowding = crowdingRun.siteCrowding ?? new Float64Array(data.sites.id.length)
  const stated = {
    ...summaryOf(data, method, analysis, about, baseline ?? analysis),
    nearby: nearbySummary(analysis.total, method, zoning, assessment),
    equity: equitySummary(data, equity, assessment),
    balance: RULES.map((rule) =>
      balanceSummary(data.sites, judgedBalance(data.sites, rule, method.stage, assessment), assessment),
    ),
  }
  const summary = `${JSON.stringify(stated, null, 2)}\n`
  return {
    folder,
    tables: { ...runTables(data, method, analysis, { crowding, zoning }), 'summary.json': summary },
    analysis,
  }
}

function summaryOf(data: StudyData, method: Method, analysis: Analysis, about: About, baseline: Analysis) {
  const { total, outside, conservation } = analysis
  const kpis = kpiValues(analysis, baseline, method, costOf(about.edits))
  const { total: whole } = wholeNumbers([...analysis.zones, outside])
  const worst = kpis.worst === null ? null : worstStreet(analysis.zones)
  const { app, input, scenario, edits, issues } = about
  return {
    format: 'jiujin-summary',
    version: 1,
    app,
    study: { name: data.name, year: data.year, illustrative: data.illustrative },
    scenario,
    edits,
    parameters: method,
    total: statedSummary(total, method),
    outside: statedSummary(outside, method),
    // What the comparison on the screen shows: in full precision, and as it is written there.
    kpis,
    shown: shownKpis(kpis, whole),
    worstStreet: worst ? (data.zones?.id[worst.zone] ?? null) : null,
    conservation,
    counts: {
      points: data.demand.id.length,
      schools: data.sites.id.length,
      zones: data.zones?.id.length ?? 0,
      catchments: data.catchments?.id.length ?? 0,
    },
    input,
    issues,
  }
}

async function appVersion(): Promise<About['app']> {
  const { name, version } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'))
  return { name, version }
}

/** A scenario's name as the name of its folder. @throws Refusal when it cannot be one, or is taken */
function folderName(name: string, before: readonly string[]): string {
  const isPath = /[\\/:*?"<>|]/.test(name) || [...name].some((letter) => letter < ' ') || /^\.+$|[. ]$/.test(name)
  if (isPath || name.length > 100) throw new Refusal(`scenario "${name}": the name cannot be the name of a folder`)
  // Many file systems do not tell A from a.
  const taken = ['baseline', ...before].map((other) => other.toLowerCase())
  if (taken.includes(name.toLowerCase())) throw new Refusal(`scenario "${name}": the name is taken`)
  return name
}

async function writeRuns(out: string, runs: readonly Run[]): Promise<string[]> {
  if (existsSync(out) && !statSync(out).isDirectory()) throw new Refusal(`${out} is a file, not a folder`)
  for (const { folder, tables } of runs) {
    await mkdir(join(out, folder), { recursive: true })
    for (const [file, text] of Object.entries(tables)) await writeFile(join(out, folder, file), text)
  }
  return runs.map(({ folder }) => join(out, folder))
}

/** One line for each file in which rows were left out. */
function leftOutLines(issues: readonly Issue[]): string[] {
  const rows = new Map<string, Set<number>>()
  for (const { severity, file = '', row } of issues) {
    if (severity !== 'stops' || row === undefined) continue
    rows.set(file, (rows.get(file) ?? new Set()).add(row))
  }
  return [...rows].map(([file, left]) => `${file}: ${left.size} rows left out, see "issues" in summary.json`)
}

function issueLine({ file, column, value, code, params }: Issue): string {
  const detail = value || params?.['detail']
  return `${file ? `${file}: ` : ''}${column ? `column ${column}: ` : ''}${inWords(code)}${detail ? ` (${detail})` : ''}`
}

function editLine(issue: Issue, edits: readonly Edit[]): string {
  const number = Number(issue.params?.['edit'])
  return `edit ${number} (${edits[number - 1]?.op} ${issue.value}): ${inWords(issue.code.replace('edit-', ''))}`
}

/** `file-missing` → `file missing`. */
function inWords(code: string): string {
  return code.replaceAll('-', ' ')
}

/** Errors with a code and params (refusals of any room) read as words; others by their message. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, params } = error as { code?: unknown; params?: Record<string, unknown> }
  if (typeof code !== 'string' || params === undefined) return error.message
  const facts = Object.entries(params).map(([key, value]) => `${key} ${value}`)
  return facts.length > 0 ? `${inWords(code)}: ${facts.join(', ')}` : inWords(code)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
