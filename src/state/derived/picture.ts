import type { Analysis } from '../../core/analyse.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import type { StudyData } from '../../core/places.ts'
import { stageEnrolment } from '../../core/stage.ts'
import { type Legend, legendOf } from '../../symbology/legend.ts'
import {
  loadClasses,
  type PointFacts,
  pointClasses,
  type Shade,
  type ShadeId,
  shadeFor,
  THIN_CHILDREN,
  zoneClasses,
} from '../../symbology/shade.ts'
import type { Run } from '../store.ts'

/** What the map, the legend and the image draw of an analysis: values and classes, once. */
export interface Picture {
  readonly shade: Shade
  /** Value of each street under the shade; null = no data. */
  readonly values: readonly (number | null)[]
  readonly zoneClass: Uint8Array
  readonly pointClass: Uint8Array
  readonly siteLoad: Uint8Array
  /** 1 = the site has places under the method and is drawn. */
  readonly siteShown: Uint8Array
  /** 1 = a quality site under the method's rule. */
  readonly siteQuality: Uint8Array
  /** 1 = fewer than 30 children. */
  readonly thin: Uint8Array
  readonly legend: Legend
}

/** What is known of each demand point, as shades read it. */
export const pointFacts = (analysis: Analysis): PointFacts => ({
  access: analysis.run.access,
  flags: analysis.run.pointFlags,
  qualityAccess: analysis.qualityRun.access,
  qualityFlags: analysis.qualityRun.pointFlags,
  nearest: analysis.nearest,
})

let shown = new Uint8Array()

/** The same array as long as the same sites are shown: a new one makes the map load its sites again. */
function shownSites(capacity: Float64Array): Uint8Array {
  const same = shown.length === capacity.length && capacity.every((places, j) => (places > 0 ? 1 : 0) === shown[j])
  if (!same) shown = Uint8Array.from(capacity, (places) => (places > 0 ? 1 : 0))
  return shown
}

export function pictureOf(data: StudyData, { analysis, method: { stage, measure } }: Run, shadeId: ShadeId): Picture {
  const shade = shadeFor(shadeId, measureOf(measure), analysis.zones)
  const facts = pointFacts(analysis)
  const values = analysis.zones.map((zone) => shade.ofSummary(zone))
  const zoneClass = zoneClasses(shade, analysis.zones)
  return {
    shade,
    values,
    zoneClass,
    pointClass: pointClasses(shade, facts, analysis.children),
    siteLoad: loadClasses(stageEnrolment(data.sites, stage), analysis.capacity),
    siteShown: shownSites(analysis.capacity),
    siteQuality: analysis.quality,
    thin: Uint8Array.from(analysis.zones, (z) => (z.children > 0 && z.children < THIN_CHILDREN ? 1 : 0)),
    legend: legendOf(shade, values, zoneClass),
  }
}
