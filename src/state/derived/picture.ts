import type { Analysis } from '../../core/analyse.ts'
import type { Spread } from '../../core/classes/breaks.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import type { StudyData } from '../../core/places.ts'
import { stageEnrolment } from '../../core/stage.ts'
import { type Classing, classKey } from '../../scenario/classing.ts'
import { type Legend, legendOf } from '../../symbology/legend.ts'
import {
  classed,
  kindFor,
  loadClasses,
  type PointFacts,
  pointClasses,
  type Shade,
  type ShadeId,
  type ShadeKind,
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

/** Points of a study without streets are sampled for their classes and the legend: more of them change no picture. */
const MOST_POINTS = 20_000

/** What classes are made of: the streets' values or, without streets, those of an even sample of the points. */
function spreadOf(kind: ShadeKind, analysis: Analysis): Spread {
  const values: number[] = []
  const weights: number[] = []
  const see = (value: number | null, children: number) => {
    if (value === null || !Number.isFinite(value) || !(children > 0)) return
    values.push(value)
    weights.push(children)
  }
  if (analysis.zones.length > 0) for (const zone of analysis.zones) see(kind.ofSummary(zone), zone.children)
  else {
    const facts = pointFacts(analysis)
    const step = Math.max(1, Math.ceil(analysis.children.length / MOST_POINTS))
    for (let i = 0; i < analysis.children.length; i += step) see(kind.ofPoint(facts, i), analysis.children[i]!)
  }
  return { values, weights }
}

/** @param classing the classes that the user chose; others have the app's */
export function pictureOf(
  data: StudyData,
  { analysis, method }: Pick<Run, 'analysis' | 'method'>,
  shadeId: ShadeId,
  classing: Classing,
): Picture {
  const kind = kindFor(shadeId, measureOf(method.measure))
  const seen = spreadOf(kind, analysis)
  const shade = classed(kind, seen, classing[classKey(kind.id, method)])
  const values = analysis.zones.map((zone) => shade.ofSummary(zone))
  const zoneClass = zoneClasses(shade, analysis.zones)
  const children = analysis.zones.map((zone) => zone.children)
  return {
    shade,
    values,
    zoneClass,
    siteLoad: loadClasses(stageEnrolment(data.sites, method.stage), analysis.capacity),
    siteShown: Uint8Array.from(analysis.capacity, (places) => (places > 0 ? 1 : 0)),
    siteQuality: analysis.quality,
    thin: Uint8Array.from(analysis.zones, (z) => (z.children > 0 && z.children < THIN_CHILDREN ? 1 : 0)),
    legend: analysis.zones.length > 0 ? legendOf(shade, values, children) : legendOf(shade, seen.values, seen.weights),
  }
}

const knownCells = new WeakMap<Picture, Uint8Array>()

/** Classes of all demand points; a million take a while, so they are computed when they are drawn. */
export function cellClasses(picture: Picture, analysis: Analysis): Uint8Array {
  const found = knownCells.get(picture) ?? pointClasses(picture.shade, pointFacts(analysis), analysis.children)
  knownCells.set(picture, found)
  return found
}
