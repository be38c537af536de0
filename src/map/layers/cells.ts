import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { hatchName } from '../hatch.ts'
import type { MapInput } from '../map-input.ts'
import { colourOfClass, visibility, whenNoData } from './paint.ts'

/** Demand cells in class colours. */
export function cellLayers(input: MapInput, palette: Palette): LayerSpecification[] {
  const layout = { visibility: visibility(input.layers.cells) }
  return [
    {
      id: 'cell-fill',
      type: 'fill',
      source: 'cells',
      layout,
      paint: { 'fill-color': colourOfClass(input.colours.cell), 'fill-antialias': false },
    },
    {
      id: 'cell-no-data',
      type: 'fill',
      source: 'cells',
      layout,
      paint: {
        'fill-pattern': hatchName(palette.line2, palette.ground),
        'fill-opacity': whenNoData(1, 0),
        'fill-antialias': false,
      },
    },
  ]
}
