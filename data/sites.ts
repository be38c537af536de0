import { seeded } from '../src/core/random.ts'
import { buildCapacities } from './capacity.ts'
import type { Cell } from './children.ts'
import { type Indicators, indicatorsOf } from './indicators.ts'
import { buildSpots, type Spot } from './spots.ts'
import { buildGroups, buildPairs, buildQuality } from './standing.ts'
import type { Street } from './streets.ts'

export interface Site extends Spot {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly classes: number
  readonly capacity: number
  readonly enrolment: number
  readonly quality: boolean
  readonly group: string
  readonly lead: boolean
  /** Id of the partner; empty = none. */
  readonly partner: string
  readonly indicators: Indicators
}

/** The name of a street as labels show it: without 街道 or 镇, except 海淀街道 and 海淀镇, which would be the same. */
export function shortName(street: string): string {
  return street.startsWith('海淀') ? street : street.replace(/(街道|镇)$/, '')
}

/** 150 sites under neutral labels: street and number. */
export function buildSites(streets: readonly Street[], cells: readonly Cell[]): Site[] {
  const spots = buildSpots(streets, cells)
  const capacities = buildCapacities(spots, cells)
  const quality = buildQuality(spots)
  const groups = buildGroups(spots, quality)
  const partners = buildPairs(spots, quality, groups)
  const idOf = (k: number) => `H${String(k + 1).padStart(3, '0')}`
  const [random, randomOf2012] = [seeded(7), seeded(12)]
  const number = new Map<string, number>()
  return spots.map((spot, k) => {
    const at = (number.get(spot.street) ?? 0) + 1
    number.set(spot.street, at)
    const { classes, enrolment } = capacities[k]!
    return {
      ...spot,
      id: idOf(k),
      name: `${shortName(spot.street)} ${at} 号校址`,
      nameEn: `Site ${at}, ${streets.find(({ name }) => name === spot.street)!.nameEn}`,
      classes,
      capacity: classes * 40,
      enrolment,
      quality: quality[k]!,
      group: groups.group[k]!,
      lead: groups.lead[k]!,
      partner: partners[k]! < 0 ? '' : idOf(partners[k]!),
      indicators: indicatorsOf(enrolment, classes, quality[k]!, random, randomOf2012),
    }
  })
}
