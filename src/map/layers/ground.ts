import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { graticuleSteps } from '../graticule.ts'

/** The sheet: ground colour and the graticule, one spacing per range of zooms. */
export function groundLayers(palette: Palette): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    ...graticuleSteps.map(
      ({ minutes, minzoom, maxzoom }): LayerSpecification => ({
        id: `graticule-${minutes}`,
        type: 'line',
        source: 'graticule',
        minzoom,
        maxzoom,
        filter: ['==', ['get', 'm'], minutes],
        paint: { 'line-color': palette.graticule, 'line-width': 1 },
      }),
    ),
  ]
}

/** Outlines of the neighbouring districts. */
export function contextLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'context',
      type: 'line',
      source: 'context',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.nbr, 'line-width': 1 },
    },
  ]
}
