import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { whenFlag } from './paint.ts'

/** Ink around what the pointer is over and what is selected: streets, catchments and the one cell in `focus`. */
export function outlineLayers(palette: Palette): LayerSpecification[] {
  const outline = (source: 'zones' | 'catchments'): LayerSpecification[] => [
    line(`${source}-hover`, source, palette.ink, 1.2, whenFlag('h', 1)),
    line(`${source}-casing`, source, palette.bg, 5.5, whenFlag('s', 1)),
    line(`${source}-selected`, source, palette.ink, 2.2, whenFlag('s', 1)),
  ]
  return [
    ...outline('zones'),
    ...outline('catchments'),
    line('cell-casing', 'focus', palette.bg, ['match', ['get', 'kind'], 'selected', 4.5, 3], 1),
    line('cell-outline', 'focus', palette.ink, ['match', ['get', 'kind'], 'selected', 2, 1.1], 1),
  ]
}

type LinePaint = NonNullable<Extract<LayerSpecification, { type: 'line' }>['paint']>

function line(
  id: string,
  source: string,
  colour: string,
  width: NonNullable<LinePaint['line-width']>,
  opacity: NonNullable<LinePaint['line-opacity']>,
): LayerSpecification {
  return {
    id,
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, 'line-opacity': opacity },
  }
}
