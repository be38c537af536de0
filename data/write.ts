import type { Position } from 'geojson'

/** CSV text: UTF-8 without BOM, LF; a field is quoted only when it must be. */
export function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const field = (value: string | number) => {
    const text = String(value)
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${[header, ...rows].map((row) => row.map(field).join(',')).join('\n')}\n`
}

export interface Shape {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly Position[][][]
}

/** GeoJSON text with a `metadata` member, one feature a line so that a diff can be read. */
export function geojson(metadata: Readonly<Record<string, unknown>>, shapes: readonly Shape[]): string {
  const features = shapes.map(({ properties, polygons }) => {
    const geometry =
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0] }
        : { type: 'MultiPolygon', coordinates: polygons }
    return JSON.stringify({ type: 'Feature', properties, geometry })
  })
  return `{"type":"FeatureCollection","metadata":${JSON.stringify(metadata)},"features":[\n${features.join(',\n')}\n]}\n`
}

/** JSON text, indented. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
