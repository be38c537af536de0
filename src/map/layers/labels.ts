import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { labelFont } from '../fonts.ts'
import { faded } from './paint.ts'

type SymbolLayout = NonNullable<Extract<LayerSpecification, { type: 'symbol' }>['layout']>

// A name shows from the zoom `z` at which it fits into its district; `zoom` may only stand at the top of a step.
const quarters = Array.from({ length: 24 }, (_, k) => 7 + k / 4)
const fits = (zoom: number): ExpressionSpecification => ['case', ['<=', ['get', 'z'], zoom], 1, 0]
const fromOwnZoom = [
  'step',
  ['zoom'],
  fits(6.75),
  ...quarters.flatMap((zoom) => [zoom, fits(zoom)]),
] as ExpressionSpecification

/** Names of the neighbouring districts, spaced out. */
export function contextLabelLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'context-label',
      type: 'symbol',
      source: 'labels',
      filter: ['==', ['get', 'of'], 'context'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': labelFont.regular,
        'text-size': 12,
        'text-letter-spacing': 0.32,
        'text-max-width': 20,
      },
      paint: {
        'text-color': palette.nbl,
        'text-halo-color': palette.ground,
        'text-halo-width': 1.2,
        'text-opacity': fromOwnZoom,
      },
    },
  ]
}

// Where a name may stand if its best place is taken: about a line up or down, a little left or right.
// biome-ignore format: one nudge a line
const nudges: NonNullable<SymbolLayout['text-variable-anchor-offset']> = [
  'center', [0, 0],
  'top', [0, 0.4],
  'bottom', [0, -0.4],
  'left', [-1, 0],
  'right', [1, 0],
  'top-left', [-1, 0.4],
  'top-right', [1, 0.4],
  'bottom-left', [-1, -0.4],
  'bottom-right', [1, -0.4],
]

/** `small` in streets with little room (less than about 800 m either side of the name), else `large`. */
function core(small: number, large: number): ExpressionSpecification {
  return ['case', ['>', ['get', 'rank'], -800], small, large]
}

/**
 * Street names: large streets first, none on top of another; the row `selected` always, in bold. `busy`: cells are under
 * the names.
 */
export function streetLabelLayers(palette: Palette, selected: number, busy: boolean): LayerSpecification[] {
  const layout: SymbolLayout = {
    'text-field': ['get', 'name'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 9.3, 10.5, 10, core(10.5, 11.5), 13, 14],
    'text-max-width': 9,
    'text-line-height': 1.15,
    'text-padding': 0,
    'symbol-sort-key': ['get', 'rank'],
    'text-variable-anchor-offset': nudges,
  }
  // Over cells of every colour the soft halo is not enough.
  const halo = { 'text-halo-color': faded(palette.bg, busy ? 0.92 : 0.66), 'text-halo-width': busy ? 1.7 : 1.3 }
  const paint = { 'text-color': palette.ink, ...halo }
  return [
    {
      id: 'street-label',
      type: 'symbol',
      source: 'labels',
      filter: ['all', ['==', ['get', 'of'], 'zone'], ['!=', ['get', 'i'], selected]],
      layout: { ...layout, 'text-font': labelFont.medium },
      paint,
    },
    {
      id: 'street-label-selected',
      type: 'symbol',
      source: 'labels',
      filter: ['all', ['==', ['get', 'of'], 'zone'], ['==', ['get', 'i'], selected]],
      layout: {
        'text-field': ['get', 'name'],
        'text-size': layout['text-size'] ?? 11.5,
        'text-max-width': 9,
        'text-font': labelFont.bold,
        'text-allow-overlap': true,
      },
      paint: { ...paint, 'text-halo-color': faded(palette.bg, 0.9), 'text-halo-width': 1.6 },
    },
  ]
}
