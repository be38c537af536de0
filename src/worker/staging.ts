import type { Issue } from '../core/issue.ts'
import type { CatchmentTable, CostTable, DemandTable, SiteTable, StudyData, ZoneTable } from '../core/places.ts'
import type { RowFixes } from '../ingest/fix-table.ts'
import { type ImportChoices, importPart, type Layer } from '../ingest/import-part.ts'
import { joinCatchments, joinDemand, joinSites, joinZones } from '../ingest/join-layers.ts'
import type { Part } from '../ingest/parts.ts'
import { type ImportProposal, proposeImport } from '../ingest/propose-import.ts'
import { suggestFix } from '../ingest/suggest-fix.ts'
import { cellText } from '../ingest/table.ts'
import type { Decision, LayerName, PartCheck, StagedPart, StageInput, StageReport } from './import-protocol.ts'
import { tableIn } from './read-parts.ts'
import { type StagedLayer, studyOf, type TaskContext, TaskRefusal } from './session.ts'

/** Later roles rest on earlier ones: points are looked for in streets, totals spread over them, costs matched by id. */
const ORDER = ['streets', 'schools', 'children', 'totals', 'catchments', 'costs'] as const

/** Suggestions and labels beyond this many Issues of a part would be read by nobody. */
const LOOKED_AT = 5000

/** What parts and kept layers make together. */
export interface Draft {
  readonly data: StudyData
  readonly report: StageReport
}

const noNames = { zh: '', en: '' }
const empty: StudyData = {
  name: noNames,
  year: '',
  coordinates: 'lonlat',
  sites: {
    id: [],
    name: [],
    stage: [],
    x: new Float64Array(0),
    y: new Float64Array(0),
    capacity: new Float64Array(0),
    enrolment: new Float64Array(0),
    quality: new Uint8Array(0),
    lead: new Uint8Array(0),
    partner: [],
    group: [],
    threshold: new Float64Array(0),
    extra: {},
  },
  demand: { id: [], x: new Float64Array(0), y: new Float64Array(0), children: {}, grades: [], cellSize: 0 },
  zones: null,
  catchments: null,
  costs: null,
  context: null,
  illustrative: false,
  provenance: [],
  qualityDefinition: noNames,
  credit: noNames,
}

/** Reads the parts as decided, checks them, and lays them over the kept study. Nothing that lies open is touched. */
export async function stageParts(input: StageInput, context: TaskContext): Promise<Draft> {
  const base = input.base === null ? empty : studyOf(context.session, input.base).data
  let data = base
  const checks: PartCheck[] = []
  const imported = new Set<LayerName>()
  const staged = ORDER.flatMap((role) => input.parts.filter((part) => part.decision.role === role))
  const others = input.parts.filter((part) => !staged.includes(part))
  const layers: Record<'schools' | 'children' | 'streets' | 'catchments', unknown[]> = {
    schools: [],
    children: [],
    streets: [],
    catchments: [],
  }
  const weights: DemandTable[] = []
  const estimated: DemandTable[] = []
  const signature: string[] = [input.base ?? '']
  for (const [k, part] of [...staged, ...others].entries()) {
    const spreadsOver = part.decision.role === 'totals' && part.decision.spread !== 'even' ? weights : []
    const result = await stagePart(part, data, spreadsOver, signature.join('|'), context)
    checks.push(result.check)
    context.progress((k + 1) / input.parts.length)
    await context.pause()
    const { layer } = result
    if (layer === null) continue
    signature.push(`${part.id}:${result.key.length}:${result.key}`)
    if (layer.role === 'schools') data = { ...data, sites: joinSites(push<SiteTable>(layers.schools, layer.value)) }
    if (layer.role === 'streets')
      data = { ...data, zones: joinZones(push<ZoneTable>(layers.streets, layer.value)), context: null }
    if (layer.role === 'catchments')
      data = { ...data, catchments: joinCatchments(push<CatchmentTable>(layers.catchments, layer.value)) }
    if (layer.role === 'costs') data = { ...data, costs: layer.value }
    if (layer.role === 'children') {
      if (part.decision.role === 'children') weights.push(layer.value)
      else estimated.push(layer.value)
      // Points that only tell where to spread totals are no children of their own.
      const spreads = input.parts.some(({ decision }) => decision.role === 'totals' && decision.spread !== 'even')
      const counted = estimated.length > 0 && spreads ? estimated : [...weights, ...estimated]
      data = { ...data, demand: joinDemand(counted) }
    }
    if (layer.role !== 'study') imported.add(layer.role)
  }
  const rest = restOn(data, base, imported)
  return { data: rest.data, report: reportOf(input, rest, checks, imported) }
}

function push<T>(list: unknown[], value: T): T[] {
  list.push(value)
  return list as T[]
}

async function stagePart(
  { id, decision }: StagedPart,
  study: StudyData,
  weights: readonly DemandTable[],
  signature: string,
  context: TaskContext,
): Promise<StagedLayer> {
  const part = context.session.parts.get(id)
  if (!part) throw new TaskRefusal('part-closed', { part: id })
  const key = `${JSON.stringify(decision)}|${weights.length}|${signature}`
  const known = context.session.staged.get(id)
  if (known?.key === key) return known
  const proposal = await proposeImport(part, study, decision.role)
  await context.pause()
  const choices = choicesOf(decision, proposal, weights)
  const { layer, issues: found } = await importPart(part, choices, study)
  const issues = [...found, ...planarIssue(part, decision, proposal)]
  const result = {
    key,
    layer: issues.length > found.length ? null : layer,
    check: checkOf(id, part, decision, proposal, layer, issues),
  }
  context.session.staged.set(id, result)
  return result
}

/** What the user decided, and where he decided nothing, what is proposed. Coordinates are only ever read as decided. */
function choicesOf(decision: Decision, proposal: ImportProposal, weights: readonly DemandTable[]): ImportChoices {
  const { excluded, cells, spread: _, mapping, properties, ...rest } = decision
  const changed = new Map<number, Map<number, string>>()
  for (const { row, column, text } of cells) {
    const of = changed.get(row) ?? new Map<number, string>()
    changed.set(row, of.set(column, text))
  }
  const fixes: RowFixes = { excluded: new Set(excluded), cells: changed }
  const joined = weights.length > 0 ? joinDemand(weights) : null
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

function checkOf(
  id: number,
  part: Part,
  decision: Decision,
  proposal: ImportProposal,
  layer: Layer | null,
  issues: readonly Issue[],
): PartCheck {
  const mapping = decision.mapping ?? proposal.columns?.mapping ?? {}
  const table = tableIn(part)
  const index = new Map<number, number>()
  table?.rowNumber.forEach((row, k) => {
    index.set(row, k)
  })
  const labels: Record<number, string> = {}
  const nameColumn = mapping.name ?? mapping.zone ?? mapping.id
  const label = (row: number): string => {
    const cells = table?.rows[index.get(row) ?? -1] ?? []
    const property = (decision.properties ?? proposal.properties)?.name
    return cellText(cells, property === undefined ? nameColumn : table?.columns.indexOf(property))
  }
  for (const { row } of issues.slice(0, LOOKED_AT)) if (row !== undefined && !(row in labels)) labels[row] = label(row)
  return {
    id,
    proposal,
    mapping,
    properties: decision.properties ?? proposal.properties ?? {},
    issues,
    suggestions: issues.slice(0, LOOKED_AT).map((issue) => {
      const k = index.get(issue.row ?? -1)
      return table && k !== undefined ? suggestFix(table, k, mapping, issue, decision.classSize ?? 40) : null
    }),
    labels,
    used: usedOf(layer),
    isEstimated: layer?.role === 'children' && layer.estimated,
  }
}

function usedOf(layer: Layer | null): number {
  if (layer === null || layer.role === 'study') return 0
  return layer.role === 'costs' ? layer.value.cost.length : layer.value.id.length
}

interface Rest {
  readonly data: StudyData
  readonly issues: readonly Issue[]
}

/** Lets go of kept layers that no longer fit: costs and serving schools are matched by ids that are gone. */
function restOn(data: StudyData, base: StudyData, imported: ReadonlySet<LayerName>): Rest {
  const issues: Issue[] = []
  let costs: CostTable | null = data.costs
  let { catchments } = data
  const isReplaced = imported.has('schools') || imported.has('children')
  if (base.costs !== null && isReplaced && !imported.has('costs')) {
    costs = null
    issues.push({ code: 'costs-dropped', severity: 'doubtful' })
  }
  if (base.catchments !== null && imported.has('schools') && !imported.has('catchments') && catchments) {
    const known = new Set(data.sites.id)
    const sites = catchments.sites.map((ids) => ids.filter((id) => known.has(id)))
    const lost = catchments.sites.flat().length - sites.flat().length
    if (lost > 0) issues.push({ code: 'catchment-sites-dropped', severity: 'doubtful', params: { sites: lost } })
    catchments = { ...catchments, sites }
  }
  if (data.sites.id.length === 0) issues.push({ code: 'no-schools', severity: 'stops' })
  if (data.demand.id.length === 0) issues.push({ code: 'no-children', severity: 'stops' })
  if (data.coordinates === 'planar') issues.push({ code: 'base-planar', severity: 'stops' })
  return { data: { ...data, costs, catchments }, issues }
}

function reportOf(
  input: StageInput,
  { data, issues }: Rest,
  checks: readonly PartCheck[],
  imported: ReadonlySet<LayerName>,
): StageReport {
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0)
  const { sites, demand, zones } = data
  const has: Record<LayerName, boolean> = {
    schools: sites.id.length > 0,
    children: demand.id.length > 0,
    streets: zones !== null,
    catchments: data.catchments !== null,
    costs: data.costs !== null,
  }
  return {
    checks: input.parts.flatMap(({ id }) => checks.filter((check) => check.id === id)),
    issues,
    totals: {
      sites: sites.id.length,
      places: sum(sites.capacity),
      quality: sum(sites.quality),
      points: demand.id.length,
      children: sum(Object.values(demand.children)[0] ?? []),
      zones: zones?.id.length ?? 0,
    },
    imported: [...imported],
    kept: (Object.keys(has) as LayerName[]).filter((name) => has[name] && !imported.has(name)),
  }
}
