import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import type { Look } from '../look.ts'
import { visibility, whenFlag } from './paint.ts'

/** Catchments: dashed outlines; the selected one is tinted. */
export function catchmentLayers(look: Look, palette: Palette): LayerSpecification[] {
  const layout = { visibility: visibility(look.layers.catchments) }
  return [
    {
      id: 'catchment-fill',
      type: 'fill',
      source: 'catchments',
      layout,
      paint: {
        'fill-color': palette.act,
        'fill-opacity': ['case', ['boolean', ['feature-state', 's'], false], 0.16, whenFlag('h', 0.08)],
        'fill-antialias': false,
      },
    },
    {
      id: 'catchment-casing',
      type: 'line',
      source: 'catchments',
      layout: { ...layout, 'line-join': 'round' },
      paint: { 'line-color': palette.bg, 'line-width': 2.6, 'line-opacity': 0.6 },
    },
    {
      id: 'catchment-line',
      type: 'line',
      source: 'catchments',
      layout: { ...layout, 'line-join': 'round' },
      paint: { 'line-color': palette.ink2, 'line-width': 1.1, 'line-dasharray': [4, 2.5] },
    },
  ]
}
