import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { labelFont } from '../fonts.ts'
import { faded } from './paint.ts'

type SymbolLayout = NonNullable<Extract<LayerSpecification, { type: 'symbol' }>['layout']>

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
      paint: { 'text-color': palette.nbl, 'text-halo-color': palette.ground, 'text-halo-width': 1.2 },
    },
  ]
}

/** Street names: large streets first, none on top of another; the selected one always, in bold. */
export function streetLabelLayers(palette: Palette, selected: number): LayerSpecification[] {
  const layout: SymbolLayout = {
    'text-field': ['get', 'name'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11, 10.5, 11.5, 13, 14],
    'text-max-width': 9,
    'text-line-height': 1.15,
    'text-padding': 1,
    'symbol-sort-key': ['get', 'rank'],
    'text-variable-anchor-offset': [
      'center',
      [0, 0],
      'top',
      [0, 0.2],
      'bottom',
      [0, -0.2],
      'left',
      [-1, 0],
      'right',
      [1, 0],
    ],
  }
  const paint = { 'text-color': palette.ink, 'text-halo-color': faded(palette.bg, 0.66), 'text-halo-width': 1.3 }
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
