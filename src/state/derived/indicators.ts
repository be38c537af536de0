import { measureOf, valueIsDistance } from '../../core/fca/measures/list.ts'
import type { Method } from '../../scenario/method.ts'
import type { Shade } from '../../symbology/shade.ts'
import type { ZoneRow } from './zone-rows.ts'

export const indicatorIds = [
  'balance',
  'gap',
  'access',
  'placed',
  'value',
  'out',
  'coverage',
  'chance',
  'distance',
  'qualityDistance',
  'children',
  'places',
  'sites',
] as const
export type IndicatorId = (typeof indicatorIds)[number]

/** A number that every street has, to be set against another. */
export interface Indicator {
  readonly id: IndicatorId
  readonly unit: Shade['unit'] | 'count'
  /** Rests on places per child. */
  readonly needsGap: boolean
  /** Where supply meets demand, or what a norm asks for; null = no such line. */
  readonly norm: number | null
  /** null = nobody lives there, or nothing to measure. */
  readonly of: (row: ZoneRow) => number | null
}

/** Service radius of the planning norms, m. */
const radius = { primary: 500, junior: 1000 } as const

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

/** What can be plotted under a method, in the order of the menu. */
export function indicatorsFor({ measure, stage }: Pick<Method, 'measure' | 'stage'>): readonly Indicator[] {
  const chosen = measureOf(measure)
  const { gap } = chosen
  const entry = (
    of: Indicator['of'],
    unit: Indicator['unit'],
    norm: number | null = null,
    needsGap = false,
  ): Omit<Indicator, 'id'> => ({ of, unit, norm, needsGap })
  const all: Readonly<Record<IndicatorId, Omit<Indicator, 'id'>>> = {
    balance: entry((row) => row.per100, 'per-100', 0, true),
    gap: entry((row) => share(row.gap, row.children), 'percent', null, true),
    access: entry((row) => row.access, 'ratio', 1, true),
    placed: entry((row) => row.placedShare, 'percent', null, true),
    value: entry((row) => row.value, 'number'),
    out: entry((row) => share(row.out, row.children), 'percent'),
    coverage: entry((row) => row.coverage, 'percent'),
    chance: entry((row) => row.chance, 'percent', null, true),
    distance: entry((row) => row.nearest?.mean ?? null, 'metres', radius[stage]),
    qualityDistance: entry((row) => row.nearestQuality?.mean ?? null, 'metres'),
    children: entry((row) => row.children, 'count'),
    places: entry((row) => row.places, 'count'),
    sites: entry((row) => row.sites, 'count'),
  }
  return indicatorIds
    .filter((one) => (one === 'value' ? !gap && !valueIsDistance(chosen) : gap || !all[one].needsGap))
    .map((one) => ({ id: one, ...all[one] }))
}

/** Two different indicators that the method knows: the chosen ones where it does. */
export function axesFor(
  chosen: readonly [IndicatorId, IndicatorId],
  indicators: readonly Indicator[],
): readonly [Indicator, Indicator] {
  const known = (id: IndicatorId) => indicators.find((one) => one.id === id)
  const x = known(chosen[0]) ?? indicators[1]!
  const other = indicators.find(({ id }) => id !== x.id)!
  return [x, known(chosen[1]) ?? other]
}
