import { assignZones } from '../core/aggregate/locate.ts'
import type { Located } from '../core/analyse.ts'
import type { StudyData } from '../core/places.ts'
import { applyEdits, type EditedStudy } from './apply-edits.ts'
import type { Edit } from './edit.ts'

/** A study after a scenario, and where its sites stand. */
export interface ScenarioStudy extends EditedStudy {
  readonly located: Located
}

/** The baseline with a scenario's edits. Demand points never move, so only the sites are looked up again. */
export function scenarioStudy(baseline: StudyData, located: Located, edits: readonly Edit[]): ScenarioStudy {
  const { data, issues } = applyEdits(baseline, edits)
  if (data === baseline || !data.zones) {
    return { data, issues, located: { ...located, siteZone: sameOrNone(data, located) } }
  }
  const { x, y } = data.sites
  return { data, issues, located: { ...located, siteZone: assignZones(x, y, data.zones.polygons) } }
}

const sameOrNone = ({ sites }: StudyData, { siteZone }: Located) =>
  sites.id.length === siteZone.length ? siteZone : new Int32Array(sites.id.length).fill(-1)
