import inside from 'point-in-polygon-hao'
import type { Polygons } from '../places.ts'
export function assignZones(x: Float64Array, y: Float64Array, list: readonly Polygons[]): Int32Array {
  return Int32Array.from(x, (_, i) =>
    list.findIndex((ps) => ps.some((p) => inside([x[i], y[i]], p as never) !== false)),
  )
}
