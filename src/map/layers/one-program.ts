import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'

type Value = string | number

/**
 * Paint that every layer of a type tells feature by feature. MapLibre compiles a shader program for each mixture of constant
 * and told paint, which costs some 70 ms each without a graphics card: seven layers of discs were seven programs.
 */
const told: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  circle: {
    'circle-color': '#000000',
    'circle-opacity': 1,
    'circle-stroke-color': '#000000',
    'circle-stroke-width': 0,
    'circle-stroke-opacity': 1,
  },
  line: { 'line-opacity': 1 },
  fill: { 'fill-color': '#000000', 'fill-opacity': 1 },
}

/** The same value for every feature, in a form that is no constant. */
const forEach = (value: Value) => ['case', ['has', 'i'], value, value] as ExpressionSpecification

/** A layer that looks the same and shares its program with the others of its type. */
export function withSharedProgram(layer: LayerSpecification): LayerSpecification {
  const paint = (layer.paint ?? {}) as Readonly<Record<string, unknown>>
  // Names may fade with the zoom, so all of them do, to nothing else.
  if (layer.type === 'symbol' && paint['text-opacity'] === undefined) {
    const opacity = ['step', ['zoom'], forEach(1), 30, forEach(1)] as unknown as ExpressionSpecification
    return { ...layer, paint: { ...layer.paint, 'text-opacity': opacity } }
  }
  const wanted = told[layer.type]
  if (!wanted || 'fill-pattern' in paint) return layer
  const full = Object.entries(wanted).map(([name, otherwise]) => {
    const value = paint[name] ?? otherwise
    return [name, Array.isArray(value) ? value : forEach(value as Value)]
  })
  return { ...layer, paint: { ...paint, ...Object.fromEntries(full) } } as LayerSpecification
}
