import type { Coordinates } from '../core/places.ts'
import type { Doubts } from './doubts.ts'
import { isBlank, parseNumber } from './number.ts'
import { cellText, type Mapping, type Table } from './table.ts'

export type PositionField = 'lon' | 'lat' | 'x' | 'y'
export interface Position {
  readonly x: number
  readonly y: number
}

/** Degrees when the table has a longitude and a latitude, else metres when it has x and y, else null. */
export function coordinatesOf(mapping: Mapping<PositionField>): Coordinates | null {
  if (mapping.lon !== undefined && mapping.lat !== undefined) return 'lonlat'
  if (mapping.x !== undefined && mapping.y !== undefined) return 'planar'
  return null
}

/**
 * The kind of coordinates that a table is read in.
 * @param wanted the kind that the study uses; without it the columns decide
 * @returns null with an Issue that stops the file (`columns-missing`) when the columns are not there
 */
export function usableCoordinates(
  mapping: Mapping<PositionField>,
  wanted: Coordinates | undefined,
  doubts: Doubts,
): Coordinates | null {
  const hasLonLat = mapping.lon !== undefined && mapping.lat !== undefined
  const hasXy = mapping.x !== undefined && mapping.y !== undefined
  const coordinates = wanted ?? coordinatesOf(mapping) ?? 'lonlat'
  if (coordinates === 'lonlat' ? hasLonLat : hasXy) return coordinates
  doubts.add('columns-missing', 'stops', { value: coordinates === 'lonlat' ? 'lon, lat' : 'x, y' })
  return null
}

/**
 * The position of a row, or null with an Issue that stops the row: `coordinate-missing`, `number-invalid`,
 * `coordinate-swapped` (it would be right the other way round) or `coordinate-out-of-range`.
 */
export function readPosition(
  table: Table,
  k: number,
  mapping: Mapping<PositionField>,
  coordinates: Coordinates,
  doubts: Doubts,
): Position | null {
  const columns = coordinates === 'lonlat' ? [mapping.lon, mapping.lat] : [mapping.x, mapping.y]
  const row = table.rowNumber[k] ?? 0
  const values: number[] = []
  for (const index of columns) {
    const text = cellText(table.rows[k] ?? [], index)
    const column = table.columns[index ?? -1] ?? ''
    const value = parseNumber(text)
    if (value === null) {
      doubts.add(isBlank(text) ? 'coordinate-missing' : 'number-invalid', 'stops', { row, column, value: text })
      return null
    }
    values.push(value)
  }
  const [x = 0, y = 0] = values
  if (coordinates === 'planar' || (Math.abs(x) <= 180 && Math.abs(y) <= 90)) return { x, y }
  const isSwapped = Math.abs(y) <= 180 && Math.abs(x) <= 90
  doubts.add(isSwapped ? 'coordinate-swapped' : 'coordinate-out-of-range', 'stops', { row, value: `${x}, ${y}` })
  return null
}
