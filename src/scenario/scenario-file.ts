import * as v from 'valibot'
import type { Name, StudyData } from '../core/places.ts'
import { StudyRefusal } from '../core/refusal.ts'
import type { Edit, Scenario } from './edit.ts'
import { scenarioSchema } from './study-schema.ts'
import { version as app } from './version.ts'

const SCENARIO_FORMAT = 'jiujin-scenario'
const SCENARIO_VERSION = 1

/** Characters of a link's scenarios beyond which some programs cut an address. */
const LINK_LIMIT = 8000
/** Bytes that a link may unfold to; more is no scenario. */
const UNFOLDED_LIMIT = 4 << 20

/** One scenario as a file of its own. @param study name of the study that it was made in, for people */
export function scenarioText(scenario: Scenario, study: Name): string {
  return `${JSON.stringify({ format: SCENARIO_FORMAT, version: SCENARIO_VERSION, app, study, scenario }, null, 1)}\n`
}

/**
 * Reads {@link scenarioText}.
 * @throws StudyRefusal `scenario-not-json`, `scenario-not-a-scenario`, `scenario-version-newer` or `scenario-invalid`
 *   (params: path, expected, received)
 */
export function parseScenario(text: string): Scenario {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new StudyRefusal('scenario-not-json', { detail: (error as Error).message })
  }
  const { format, version, scenario } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  if (format !== SCENARIO_FORMAT) throw new StudyRefusal('scenario-not-a-scenario', { expected: SCENARIO_FORMAT })
  if (typeof version !== 'number' || version > SCENARIO_VERSION) {
    throw new StudyRefusal('scenario-version-newer', { version: String(version), supported: SCENARIO_VERSION })
  }
  return validScenario(scenario)
}

function validScenario(raw: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, raw)
  if (result.success) return result.output as Scenario
  const [issue] = result.issues
  throw new StudyRefusal('scenario-invalid', {
    path: v.getDotPath(issue) ?? '',
    expected: issue.expected ?? issue.message,
    received: issue.received,
  })
}

/**
 * Scenarios as one word of a link: deflated JSON in base64 for addresses.
 * @throws StudyRefusal `link-too-long` (params: length, limit)
 */
export async function linkWord(scenarios: readonly Scenario[]): Promise<string> {
  const { deflateSync, strToU8 } = await import('fflate')
  const bytes = deflateSync(strToU8(JSON.stringify(scenarios)), { level: 9 })
  const word = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  if (word.length > LINK_LIMIT) throw new StudyRefusal('link-too-long', { length: word.length, limit: LINK_LIMIT })
  return word
}

/** Reads {@link linkWord}. @throws StudyRefusal `link-damaged`, or `scenario-invalid` */
export async function parseLinkWord(word: string): Promise<Scenario[]> {
  const { inflateSync, strFromU8 } = await import('fflate')
  let raw: unknown
  try {
    if (word.length > LINK_LIMIT) throw new RangeError('too long')
    const bytes = Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    const unfolded = inflateSync(bytes, { out: new Uint8Array(UNFOLDED_LIMIT) })
    raw = JSON.parse(strFromU8(unfolded))
  } catch {
    throw new StudyRefusal('link-damaged')
  }
  if (!Array.isArray(raw)) throw new StudyRefusal('link-damaged')
  return raw.map(validScenario)
}

/** Ids that edits speak of and that neither the study nor an edit before them knows, in order, each once. */
export function unknownIds({ sites, demand }: StudyData, edits: readonly Edit[]): string[] {
  const [knownSites, knownPoints] = [new Set(sites.id), new Set(demand.id)]
  const unknown = new Set<string>()
  const check = (known: ReadonlySet<string>, id: string) => known.has(id) || unknown.add(id)
  for (const edit of edits) {
    if (edit.op === 'add') knownSites.add(edit.id)
    else if (edit.op === 'estate') knownPoints.add(edit.id)
    else check(edit.op === 'children' ? knownPoints : knownSites, edit.id)
    if (edit.op === 'merge') check(knownSites, edit.into)
  }
  return [...unknown]
}
