import type { Geometry } from 'geojson'
import { ROWS_A_STEP, type Steps } from '../core/steps.ts'
import { centroidOf } from './area.ts'
import { type Features, propertyText } from './features.ts'
import type { Table } from './table.ts'

/** Names of the columns that hold the position. */
const POSITION = ['lon', 'lat'] as const

/** Features are immutable: they are turned into rows once. */
const known = new WeakMap<Features, Table>()
/** Features between two steps. */
const FEATURES_A_STEP = 256

/**
 * Features as a table, so that points from any format are read like a list: the properties as columns, then the position
 * (of a polygon: its centre of gravity). A feature without position has blank cells there.
 */
export function* featureTableSteps(features: Features): Steps<Table> {
  const found = known.get(features)
  if (found) return found
  const names = new Set<string>()
  for (const [k, { properties }] of features.features.entries()) {
    for (const name in properties) names.add(name)
    if (k % ROWS_A_STEP === ROWS_A_STEP - 1) yield 0
  }
  for (const name of POSITION) names.delete(name)
  const columns = [...names]
  const rows: string[][] = []
  for (const [k, { properties, geometry }] of features.features.entries()) {
    if (k % FEATURES_A_STEP === FEATURES_A_STEP - 1) yield k / features.features.length
    const place = geometry === null ? null : placeOf(geometry)
    rows.push([...columns.map((name) => propertyText(properties, name)), ...(place?.map(String) ?? ['', ''])])
  }
  const { file, part } = features
  const table: Table = {
    kind: 'table',
    file,
    ...(part === undefined ? {} : { part }),
    columns: [...columns, ...POSITION],
    rows,
    rowNumber: Uint32Array.from(rows, (_, k) => k + 1),
  }
  known.set(features, table)
  return table
}

function placeOf(geometry: Geometry): readonly [number, number] | null {
  const pick = ([x = Number.NaN, y = Number.NaN]: readonly number[] = []): readonly [number, number] => [x, y]
  switch (geometry.type) {
    case 'Point':
      return pick(geometry.coordinates)
    case 'MultiPoint':
      return geometry.coordinates.length === 1 ? pick(geometry.coordinates[0]) : null
    case 'Polygon':
      return pick(centroidOf([geometry.coordinates]))
    case 'MultiPolygon':
      return pick(centroidOf(geometry.coordinates))
    default:
      return null
  }
}
