import type { RuleId } from '../core/balance/rules.ts'
import type { ShadeId } from '../symbology/shade.ts'
import type { IndicatorId } from './derived/indicators.ts'

/** What the user looks at; never what the numbers are made of. */
export type Lang = 'zh-CN' | 'en'
export type Theme = 'light' | 'dark'

/** The modes of the one screen, in the order of the work. */
export const modes = ['data', 'explore', 'scenario', 'compare', 'report'] as const
export type Mode = (typeof modes)[number]

/** One thing on the map or in a table, by its row in the study's tables. */
export interface Target {
  readonly kind: 'zone' | 'point' | 'site' | 'catchment'
  readonly index: number
}

/** The pages of the explore mode beside its map: places, 均衡, 公平. */
export const pages = ['places', 'balance', 'equity'] as const
export type Page = (typeof pages)[number]

export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export interface LayerSwitches {
  /** Streets filled by the chosen quantity; off = outlines only. */
  readonly streets: boolean
  /** Demand points or cells coloured by the chosen quantity. */
  readonly cells: boolean
  readonly sites: boolean
  readonly catchments: boolean
  /** Groups and hand-in-hand pairs as lines. */
  readonly groups: boolean
}

export const layerKeys = [
  'streets',
  'cells',
  'sites',
  'catchments',
  'groups',
] as const satisfies readonly (keyof LayerSwitches)[]

export type SortKey = 'name' | 'children' | 'net' | 'placed' | 'quality' | 'distance' | 'value'
export interface Sort {
  readonly key: SortKey
  readonly descending: boolean
}

export const compareMaps = ['swipe', 'delta', 'side'] as const
export type CompareMap = (typeof compareMaps)[number]

export const distributions = ['scatter', 'images'] as const
export type Distribution = (typeof distributions)[number]

export interface View {
  readonly mode: Mode
  readonly page: Page
  /** The rule that the balance page judges by. */
  readonly rule: RuleId
  /** Scenario that is worked on, by its place in the list; −1 = the baseline. It may be gone: see `scenarioAt`. */
  readonly scenario: number
  /** Edit that is worked on, by its place in the scenario; −1 = none. */
  readonly edit: number
  /** Names of scenarios that the comparison leaves out. */
  readonly leftOut: readonly string[]
  /** What the map of the compare mode shows: the change against the baseline, or two scenarios, one over or beside the other. */
  readonly compareMap: CompareMap
  /** What stands at the left of the scenario that is chosen, by its place in the list; −1 = the baseline. */
  readonly compareLeft: number
  /** Where the swipe map is parted, percent from the left. */
  readonly swipe: number
  readonly lang: Lang
  readonly theme: Theme
  readonly shade: ShadeId
  readonly layers: LayerSwitches
  readonly selection: Target | null
  readonly hover: Target | null
  /** null = the whole study. */
  readonly camera: Camera | null
  readonly sort: Sort
  /** Text that a street's name must contain. */
  readonly filter: string
  /** Only streets of this class of the shade; null = all. */
  readonly classFilter: number | null
  /** Only streets whose value lies in it; null = all. */
  readonly range: ValueRange | null
  /** Only these streets, by row; null = all. */
  readonly picked: readonly number[] | null
  /** What lies open under the map: streets by two indicators, or small maps of several; null = nothing. */
  readonly distribution: Distribution | null
  /** The indicators of the scatter, across and up. */
  readonly axes: readonly [IndicatorId, IndicatorId]
}

/** from <= value < to, of the quantity on the map; null = open. */
export interface ValueRange {
  readonly from: number | null
  readonly to: number | null
}

/** What leaves streets out of the table and pales them on the map. */
export type StreetFilter = Pick<View, 'filter' | 'classFilter' | 'range' | 'picked'>
export const noFilter: StreetFilter = { filter: '', classFilter: null, range: null, picked: null }

export const isFiltered = ({ filter, classFilter, range, picked }: StreetFilter): boolean =>
  filter !== '' || classFilter !== null || range !== null || picked !== null

export const defaultView: View = {
  mode: 'explore',
  page: 'places',
  rule: '2017',
  scenario: -1,
  edit: -1,
  leftOut: [],
  compareMap: 'delta',
  compareLeft: -1,
  swipe: 50,
  lang: 'zh-CN',
  theme: 'light',
  shade: 'balance',
  layers: { streets: true, cells: false, sites: true, catchments: false, groups: false },
  selection: null,
  hover: null,
  camera: null,
  sort: { key: 'net', descending: false },
  ...noFilter,
  distribution: null,
  axes: ['coverage', 'balance'],
}
