import type { Issue } from '../core/issue.ts'
import type { CostTable, StudyData } from '../core/places.ts'
import type { LayerName, PartCheck, StageInput, StageReport } from './import-protocol.ts'

/** A study of imported and kept layers, and doubts about how they fit. */
export interface Rest {
  readonly data: StudyData
  readonly issues: readonly Issue[]
}

/** Lets go of kept layers that no longer fit: costs and serving schools are matched by ids that are gone. */
export function restOn(data: StudyData, base: StudyData, imported: ReadonlySet<LayerName>): Rest {
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

/** What is said about the draft, whole and part by part in the order of the input. */
export function reportOf(
  input: StageInput,
  { data, issues }: Rest,
  checks: readonly PartCheck[],
  imported: ReadonlySet<LayerName>,
): StageReport {
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

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let k = 0; k < values.length; k++) total += values[k] ?? 0
  return total
}
