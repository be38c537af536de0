import type { Geometry } from 'geojson'
import { centroidOf } from './area.ts'
import { type Features, propertyText } from './features.ts'
import type { Table } from './table.ts'

/** Names of the columns that hold the position. */
const POSITION = ['lon', 'lat'] as const

/**
 * Features as a table, so that points from any format are read like a list: the properties as columns, then the position
 * (of a polygon: its centre of gravity). A feature without position has blank cells there.
 */
export function featureTable(features: Features): Table {
  const names = new Set<string>()
  for (const { properties } of features.features) for (const name of Object.keys(properties)) names.add(name)
  for (const name of POSITION) names.delete(name)
  const columns = [...names]
  const rows = features.features.map(({ properties, geometry }) => {
    const place = geometry === null ? null : placeOf(geometry)
    return [...columns.map((name) => propertyText(properties, name)), ...(place?.map(String) ?? ['', ''])]
  })
  const { file, part } = features
  return {
    kind: 'table',
    file,
    ...(part === undefined ? {} : { part }),
    columns: [...columns, ...POSITION],
    rows,
    rowNumber: Uint32Array.from(rows, (_, k) => k + 1),
  }
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
