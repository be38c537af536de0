import type { Geometry } from 'geojson'

/** Properties of a feature as the file gives them. */
export type Properties = Readonly<Record<string, unknown>>

export interface Feature {
  readonly id: string
  readonly properties: Properties
  readonly geometry: Geometry | null
  /** True: the file gives a geometry that cannot be read; the reader has said so. */
  readonly isDamaged?: boolean
}

/** Geometries with properties; feature k is row k + 1 of its file. */
export interface Features {
  readonly kind: 'features'
  readonly file: string
  /** Sheet or layer of the file, where it has several. */
  readonly part?: string
  readonly features: readonly Feature[]
  /** Coordinate system that the file names: EPSG code or WKT; empty = it names none. */
  readonly crs: string
}

/** A property as text; empty when absent, null or structured. */
export function propertyText(properties: Properties, name: string): string {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
