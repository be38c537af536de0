import type { Decay } from '../core/fca/decay.ts'
import type { MeasureId } from '../core/fca/model.ts'
import type { Stage } from '../core/places.ts'
import { flagRule, type QualityRule } from '../core/quality.ts'

/** Where the cost of a pair comes from. */
export type DistanceSource = 'straight' | 'matrix' | 'catchment'

/** How the study is computed: everything the user decides that is not data. */
export interface Method {
  readonly measure: MeasureId
  readonly decay: Decay
  /** d0: metres, or minutes when the user's matrix is in minutes. */
  readonly threshold: number
  readonly distance: DistanceSource
  readonly stage: Stage
  /** True: only quality sites count as supply. */
  readonly qualityOnly: boolean
  /** Which sites count as quality. */
  readonly quality: QualityRule
}

/** What a study uses where it says nothing. */
export const defaultMethod: Method = {
  measure: '2sfca',
  decay: { kind: 'gaussian' },
  threshold: 1500,
  distance: 'straight',
  stage: 'primary',
  qualityOnly: false,
  quality: flagRule,
}

/** Ends of the threshold control in metres; a study file may go beyond them. */
export const THRESHOLD_LIMITS = { min: 100, max: 20_000 } as const

/** A threshold in metres brought within {@link THRESHOLD_LIMITS}; what is no number becomes the default. */
export function clampThreshold(metres: number): number {
  if (!Number.isFinite(metres)) return defaultMethod.threshold
  return Math.min(THRESHOLD_LIMITS.max, Math.max(THRESHOLD_LIMITS.min, metres))
}

export const MEASURE_IDS: readonly MeasureId[] = [
  '2sfca',
  '3sfca',
  'm2sfca',
  'mh3sfca',
  'bfca',
  'i2sfca',
  'raam',
  'nearest',
  'cumulative',
  'gravity',
]
export const DISTANCE_SOURCES: readonly DistanceSource[] = ['straight', 'matrix', 'catchment']
export const STAGES: readonly Stage[] = ['primary', 'junior']
