import type { Coordinates } from '../core/places.ts'
import { parseAngle, parsePair } from './angle.ts'
import type { Doubts } from './doubts.ts'
import { isBlank, parseNumber } from './number.ts'
import { cellText, type Mapping, type Table } from './table.ts'

/** `position`: longitude and latitude in one cell. */
export type PositionField = 'lon' | 'lat' | 'x' | 'y' | 'position'
export interface Position {
  readonly x: number
  readonly y: number
}

/** A place that the user set on the map for a row of the file: degrees, WGS 84, whatever the file's own system. */
export interface Spot {
  readonly row: number
  readonly lon: number
  readonly lat: number
}

/** How positions are turned into the study's coordinates; see `coordinate-system.ts`. */
export interface PositionOptions {
  /** Degrees or metres; without it the columns decide. */
  readonly coordinates?: Coordinates
  /** From what the file gives (longitude/x first) to what the study uses; null = cannot be converted. */
  readonly convert?: (x: number, y: number) => Position | null
  /** Places set on the map, by row; they count before what the file says. Given: rows without a position may be set too. */
  readonly spots?: ReadonlyMap<number, Position>
}

/** Degrees when the table has a longitude and a latitude, else metres when it has x and y, else degrees in one cell, else null. */
export function coordinatesOf(mapping: Mapping<PositionField>): Coordinates | null {
  if (mapping.lon !== undefined && mapping.lat !== undefined) return 'lonlat'
  if (mapping.x !== undefined && mapping.y !== undefined) return 'planar'
  return mapping.position === undefined ? null : 'lonlat'
}

/**
 * The kind of coordinates that a table is read in.
 * @returns null with an Issue that stops the file (`columns-missing`) when the columns are not there
 */
export function usableCoordinates(
  mapping: Mapping<PositionField>,
  options: PositionOptions,
  doubts: Doubts,
): Coordinates | null {
  const found = coordinatesOf(mapping)
  const wanted = options.coordinates ?? found ?? 'lonlat'
  const hasXy = mapping.x !== undefined && mapping.y !== undefined
  // A conversion may start from metres and end in degrees.
  const isThere =
    found === wanted ||
    options.spots !== undefined ||
    (wanted === 'planar' && hasXy) ||
    (found !== null && options.convert !== undefined)
  if (isThere) return wanted
  doubts.add('columns-missing', 'stops', { value: wanted === 'lonlat' ? 'lon, lat' : 'x, y' })
  return null
}

/** The columns of x and y; the same column twice = it holds both. */
function positionColumns(
  mapping: Mapping<PositionField>,
  coordinates: Coordinates,
): readonly [number | undefined, number | undefined] {
  if (coordinates === 'planar' && mapping.x !== undefined) return [mapping.x, mapping.y]
  if (mapping.lon !== undefined && mapping.lat !== undefined) return [mapping.lon, mapping.lat]
  return mapping.position === undefined ? [mapping.x, mapping.y] : [mapping.position, mapping.position]
}

/** The numbers of a row as the file gives them, or null with an Issue: `coordinate-missing` or `number-invalid`. */
export function rawPosition(
  table: Table,
  k: number,
  mapping: Mapping<PositionField>,
  coordinates: Coordinates,
  doubts: Doubts | null,
): Position | null {
  const [first, second] = positionColumns(mapping, coordinates)
  const cells = table.rows[k] ?? []
  const missing = (column: number | undefined): null => {
    const value = cellText(cells, column)
    const where = { row: table.rowNumber[k] ?? 0, column: table.columns[column ?? -1] ?? '', value }
    doubts?.add(isBlank(value) ? 'coordinate-missing' : 'number-invalid', 'stops', where)
    return null
  }
  if (first === second) {
    const pair = parsePair(cellText(cells, first))
    return pair === null ? missing(first) : { x: pair[0], y: pair[1] }
  }
  const parse = coordinates === 'lonlat' ? parseAngle : parseNumber
  const x = parse(cellText(cells, first))
  if (x === null) return missing(first)
  const y = parse(cellText(cells, second))
  return y === null ? missing(second) : { x, y }
}

/**
 * The position of a row in the study's coordinates, or null with an Issue that stops the row: those of `rawPosition`,
 * `coordinate-swapped` (it would be right the other way round), `coordinate-out-of-range`, `coordinate-unconvertible`.
 */
export function readPosition(
  table: Table,
  k: number,
  mapping: Mapping<PositionField>,
  coordinates: Coordinates,
  options: PositionOptions,
  doubts: Doubts,
): Position | null {
  const spot = options.spots?.get(table.rowNumber[k] ?? 0)
  if (spot) return spot
  const raw = rawPosition(table, k, mapping, coordinates, doubts)
  if (raw === null) return null
  const where = () => ({ row: table.rowNumber[k] ?? 0, value: `${raw.x}, ${raw.y}` })
  const position = options.convert ? options.convert(raw.x, raw.y) : raw
  if (position === null) {
    doubts.add('coordinate-unconvertible', 'stops', where())
    return null
  }
  // Adding 0 turns −0 into 0.
  const { x, y } = { x: position.x + 0, y: position.y + 0 }
  if (coordinates === 'planar' || (Math.abs(x) <= 180 && Math.abs(y) <= 90)) return { x, y }
  const isSwapped = Math.abs(y) <= 180 && Math.abs(x) <= 90
  doubts.add(isSwapped ? 'coordinate-swapped' : 'coordinate-out-of-range', 'stops', where())
  return null
}
