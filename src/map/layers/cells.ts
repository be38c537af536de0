import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { hatchName } from '../hatch.ts'
import type { Look } from '../look.ts'
import { colourOfClass, visibility, whenNoData } from './paint.ts'

/** Demand cells in class colours. */
export function cellLayers(look: Look, palette: Palette): LayerSpecification[] {
  const layout = { visibility: visibility(look.layers.cells) }
  return [
    {
      id: 'cell-fill',
      type: 'fill',
      source: 'cells',
      layout,
      paint: { 'fill-color': colourOfClass(look.colours.cell), 'fill-antialias': false },
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
