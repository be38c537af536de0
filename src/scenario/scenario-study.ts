import { assignZones } from '../core/aggregate/locate.ts'
import type { Located } from '../core/analyse.ts'
import type { Polygons, StudyData } from '../core/places.ts'
import { applyEdits, type EditedStudy } from './apply-edits.ts'
import type { Edit } from './edit.ts'

/** A study after a scenario, and where its sites stand. */
export interface ScenarioStudy extends EditedStudy {
  readonly located: Located
}

/** The baseline with a scenario's edits. Demand points never move, so only sites and new demand points are looked up. */
export function scenarioStudy(baseline: StudyData, located: Located, edits: readonly Edit[]): ScenarioStudy {
  const { data, issues } = applyEdits(baseline, edits)
  if (data === baseline) return { data, issues, located }
  const { sites, demand, zones, catchments } = data
  const old = baseline.demand.id.length
  const extended = (known: Int32Array, table: { polygons: readonly Polygons[] } | null): Int32Array => {
    if (demand.id.length === old) return known
    const all = new Int32Array(demand.id.length).fill(-1)
    all.set(known)
    if (table) all.set(assignZones(demand.x.subarray(old), demand.y.subarray(old), table.polygons), old)
    return all
  }
  return {
    data,
    issues,
    located: {
      zoneOf: extended(located.zoneOf, zones),
      catchmentOf: extended(located.catchmentOf, catchments),
      siteZone: zones ? assignZones(sites.x, sites.y, zones.polygons) : new Int32Array(sites.id.length).fill(-1),
    },
  }
}
