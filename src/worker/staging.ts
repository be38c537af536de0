import type { CatchmentTable, DemandTable, SiteTable, StudyData, ZoneTable } from '../core/places.ts'
import { walk } from '../core/steps.ts'
import { joinCatchments, joinDemandSteps, joinSites, joinZones } from '../ingest/join-layers.ts'
import type { LayerName, PartCheck, StageInput, StageReport } from './import-protocol.ts'
import { studyOf, type TaskContext } from './session.ts'
import { stagePart } from './stage-part.ts'
import { reportOf, restOn } from './stage-report.ts'

/** Later roles rest on earlier ones: points are looked for in streets, totals spread over them, costs matched by id. */
const ORDER = ['streets', 'schools', 'children', 'totals', 'catchments', 'costs'] as const

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
    const onProgress = (share: number) => context.progress((k + share) / input.parts.length)
    const result = await stagePart(part, data, spreadsOver, signature.join('|'), context, onProgress)
    checks.push(result.check)
    onProgress(1)
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
      data = { ...data, demand: await walk(joinDemandSteps(counted), context) }
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
