/** What the user looks at; never what the numbers are made of. */
export type Lang = 'zh-CN' | 'en'
export type Theme = 'light' | 'dark'

/** One thing on the map or in a table, by its row in the study's tables. */
export interface Target {
  readonly kind: 'zone' | 'point' | 'site' | 'catchment'
  readonly index: number
}

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
}
