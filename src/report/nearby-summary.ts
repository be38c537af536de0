import type { Summary } from '../core/aggregate/summary.ts'
import type { Zoning } from '../core/catchment/zoning.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import type { Assessment } from '../scenario/assessment.ts'
import type { Method } from '../scenario/method.ts'

/** The three figures that are called "nearby", each with what it is made of; none of them stands for another. */
export interface Nearby {
  /** 就近入学率, an administrative statistic: as stated, with its source. */
  readonly enrolled: Assessment['stated']['enrolled'] | null
  /** 就近划片比例 as stated. */
  readonly zonedStated: Assessment['stated']['zoned'] | null
  /** Children who live in a catchment that a site with places serves, 0 … 1; null without catchments. */
  readonly zoned: number | null
  /** Children with a place within reach, 0 … 1; null where the measure is not places per child. */
  readonly withPlace: number | null
  readonly threshold: number
}

export function nearbyOf(
  total: Pick<Summary, 'children' | 'placed'>,
  { measure, threshold }: Pick<Method, 'measure' | 'threshold'>,
  zoning: Zoning | null,
  { stated }: Pick<Assessment, 'stated'>,
): Nearby {
  const hasPlaces = measureOf(measure).gap && total.children > 0
  return {
    enrolled: stated.enrolled ?? null,
    zonedStated: stated.zoned ?? null,
    zoned: zoning && zoning.children > 0 ? zoning.zoned / zoning.children : null,
    withPlace: hasPlaces ? total.placed / total.children : null,
    threshold,
  }
}

/** The same for a file, with zoning over all catchments. */
export function nearbySummary(
  total: Pick<Summary, 'children' | 'placed'>,
  method: Method,
  zoning: Zoning | null,
  assessment: Assessment,
): Nearby & { readonly zoning: Omit<Zoning, 'catchments'> | null } {
  const { catchments: _, ...whole } = zoning ?? { catchments: [] }
  return { ...nearbyOf(total, method, zoning, assessment), zoning: zoning && (whole as Omit<Zoning, 'catchments'>) }
}
