import type { NearestMeasure } from './measure.ts'

/** Cost to the n-th nearest site with places, whatever the threshold; 0 with OUT_OF_REACH where there are fewer. */
export const nearest: NearestMeasure = {
  kind: 'nearest',
  id: 'nearest',
  unit: 'cost',
  gap: false,
  menu: 'simple',
  law: 'none',
}
