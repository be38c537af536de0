import { assignZones } from '../../core/aggregate/locate.ts'
import { nameIn } from '../../core/name.ts'
import type { StudyData } from '../../core/places.ts'
import { editsWordsOf } from '../../i18n/edits-words.ts'
import type { Lang } from '../../i18n/language.ts'
import { scenarioWordsOf } from '../../i18n/scenario-words.ts'

/** Street of a place; −1 = outside all. */
export function zoneAt({ zones }: StudyData, { x, y }: { x: number; y: number }): number {
  return zones ? (assignZones(Float64Array.of(x), Float64Array.of(y), zones.polygons)[0] ?? -1) : -1
}

/** The middle of a street's children: the demand point nearest to their mean, so that it lies inside. */
export function centreOf({ demand }: StudyData, zoneOf: Int32Array, zone: number): { x: number; y: number } | null {
  const children = demand.children.primary ?? demand.children.junior
  let [weight, east, north] = [0, 0, 0]
  const members: number[] = []
  zoneOf.forEach((k, i) => {
    if (k !== zone) return
    members.push(i)
    // Every point counts a little: a street without children has a middle too.
    const p = (children?.[i] ?? 0) + 1e-9
    weight += p
    east += p * (demand.x[i] ?? 0)
    north += p * (demand.y[i] ?? 0)
  })
  if (members.length === 0) return null
  const far = (i: number) => ((demand.x[i] ?? 0) - east / weight) ** 2 + ((demand.y[i] ?? 0) - north / weight) ** 2
  const best = members.reduce((a, b) => (far(b) < far(a) ? b : a))
  return { x: demand.x[best] ?? 0, y: demand.y[best] ?? 0 }
}

/** 西北旺镇新校, 西北旺镇新小区: what is new is named after the street that it stands in. */
export function newPlaceName(
  kind: 'add' | 'estate',
  data: StudyData,
  place: { x: number; y: number },
  lang: Lang,
): string {
  const zone = data.zones?.name[zoneAt(data, place)]
  const name = zone ? nameIn(zone, lang) : ''
  return kind === 'add' ? scenarioWordsOf(lang).tools.newName(name) : editsWordsOf(lang).tools.newEstate(name)
}
