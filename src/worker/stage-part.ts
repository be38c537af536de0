import type { Issue } from '../core/issue.ts'
import type { DemandTable, StudyData } from '../core/places.ts'
import { type Pace, walk } from '../core/steps.ts'
import type { RowFixes } from '../ingest/fix-table.ts'
import { type ImportChoices, importPart, type Layer } from '../ingest/import-part.ts'
import { joinDemandSteps } from '../ingest/join-layers.ts'
import type { Part } from '../ingest/parts.ts'
import { type ImportProposal, proposeImport } from '../ingest/propose-import.ts'
import { idSteps, suggestFix } from '../ingest/suggest-fix.ts'
import { cellText, indexOfRow } from '../ingest/table.ts'
import type { Decision, PartCheck, StagedPart } from './import-protocol.ts'
import { tableOfPart } from './read-parts.ts'
import { type StagedLayer, type TaskContext, TaskRefusal } from './session.ts'

/** Suggestions and labels beyond this many Issues of a part would be read by nobody. */
const LOOKED_AT = 5000
/** Shares of the work on a part: what it is, then its rows; the rest is the report. */
const PROPOSED = 0.1
const READ = 0.95

/**
 * Reads a part as decided and checks it, at a pace.
 * @param weights where totals are spread over
 * @param signature of all that the part rests on: with the same, what was read before is taken
 * @throws TaskRefusal `part-closed`
 */
export async function stagePart(
  { id, decision }: StagedPart,
  study: StudyData,
  weights: readonly DemandTable[],
  signature: string,
  context: TaskContext,
  onProgress: (share: number) => void,
): Promise<StagedLayer> {
  const part = context.session.parts.get(id)
  if (!part) throw new TaskRefusal('part-closed', { part: id })
  const key = `${JSON.stringify(decision)}|${weights.length}|${signature}`
  const known = context.session.staged.get(id)
  if (known?.key === key) return known
  const pace = (from: number, to: number): Pace => ({
    pause: context.pause,
    onProgress: (share) => onProgress(from + (to - from) * share),
  })
  const proposal = await proposeImport(part, study, decision.role, pace(0, PROPOSED))
  await context.pause()
  const choices = await choicesOf(decision, proposal, weights, pace(PROPOSED, PROPOSED))
  const { layer, issues: found } = await importPart(part, choices, study, pace(PROPOSED, READ))
  const issues = [...found, ...planarIssue(part, decision, proposal)]
  const result = {
    key,
    layer: issues.length > found.length ? null : layer,
    check: await checkOf(id, part, decision, proposal, layer, issues, context),
  }
  context.session.staged.set(id, result)
  return result
}

/** Rows left out and cells changed, as the readers take them. */
export function fixesOf({ excluded, cells }: Pick<Decision, 'excluded' | 'cells'>): RowFixes {
  const changed = new Map<number, Map<number, string>>()
  for (const { row, column, text } of cells) {
    const of = changed.get(row) ?? new Map<number, string>()
    changed.set(row, of.set(column, text))
  }
  return { excluded: new Set(excluded), cells: changed }
}

/** What the user decided, and where he decided nothing, what is proposed. Coordinates are only ever read as decided. */
async function choicesOf(
  decision: Decision,
  proposal: ImportProposal,
  weights: readonly DemandTable[],
  pace: Pace,
): Promise<ImportChoices> {
  const { excluded, cells, spread: _, mapping, properties, ...rest } = decision
  const fixes = fixesOf({ excluded, cells })
  const joined = weights.length > 0 ? await walk(joinDemandSteps(weights), pace) : null
  const stage = decision.stage ?? 'primary'
  return {
    ...rest,
    fixes,
    ...orNothing('mapping', mapping ?? proposal.columns?.mapping),
    ...orNothing('properties', properties ?? proposal.properties ?? undefined),
    ...(joined && {
      weights: { x: joined.x, y: joined.y, weight: joined.children[stage] ?? Object.values(joined.children)[0]! },
    }),
  }
}

const orNothing = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T }

/** Metres without a system have no place on the map: they must not be taken for degrees. */
function planarIssue(part: Part, decision: Decision, proposal: ImportProposal): Issue[] {
  const mapping = decision.mapping ?? proposal.columns?.mapping
  const isPlanar =
    (decision.role === 'schools' || decision.role === 'children') &&
    part.kind === 'table' &&
    mapping !== undefined &&
    mapping.x !== undefined &&
    mapping.y !== undefined &&
    (mapping.lon === undefined || mapping.lat === undefined) &&
    mapping.position === undefined
  return isPlanar && decision.system === undefined ? [{ code: 'crs-needed', severity: 'stops', file: part.file }] : []
}

async function checkOf(
  id: number,
  part: Part,
  decision: Decision,
  proposal: ImportProposal,
  layer: Layer | null,
  issues: readonly Issue[],
  context: TaskContext,
): Promise<PartCheck> {
  const mapping = decision.mapping ?? proposal.columns?.mapping ?? {}
  const table = await tableOfPart(part, context)
  const nameColumn = mapping.name ?? mapping.zone ?? mapping.id
  const label = (row: number): string => {
    const cells = table?.rows[indexOfRow(table, row)] ?? []
    const property = (decision.properties ?? proposal.properties)?.name
    return cellText(cells, property === undefined ? nameColumn : table?.columns.indexOf(property))
  }
  const looked = issues.slice(0, LOOKED_AT)
  const labels: Record<number, string> = {}
  for (const { row } of [...looked, ...(decision.spots ?? [])])
    if (row !== undefined && !(row in labels)) labels[row] = label(row)
  const hasTwins = mapping.id !== undefined && looked.some(({ code }) => code === 'id-duplicate')
  if (table && hasTwins) await walk(idSteps(table, mapping.id ?? 0), { pause: context.pause })
  return {
    id,
    proposal,
    mapping,
    properties: decision.properties ?? proposal.properties ?? {},
    issues,
    suggestions: looked.map((issue) => {
      const k = table ? indexOfRow(table, issue.row ?? -1) : -1
      return table && k >= 0 ? suggestFix(table, k, mapping, issue, decision.classSize ?? 40) : null
    }),
    labels,
    used: usedOf(layer),
    costUnit: layer?.role === 'costs' ? layer.value.unit : null,
    isEstimated: (layer?.role === 'children' || layer?.role === 'schools') && layer.estimated,
  }
}

function usedOf(layer: Layer | null): number {
  if (layer === null || layer.role === 'study') return 0
  return layer.role === 'costs' ? layer.value.cost.length : layer.value.id.length
}
