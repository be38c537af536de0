import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import { hatchName } from '../hatch.ts'
import type { Look } from '../look.ts'
import { colourOfClass, visibility, whenFlag, whenNoData } from './paint.ts'

/** Soft glow around the district, under its fill. */
export function haloLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'district-halo',
      type: 'line',
      source: 'district',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 9, 'line-opacity': palette.haloOpacity },
    },
  ]
}

/** Street fills: paper, class colour, hatch for "no data" and for small denominators. */
export function streetLayers(look: Look, palette: Palette): LayerSpecification[] {
  const { streets, cells } = look.layers
  return [
    // Paper is always there: it is what the pointer meets when the fill is off.
    {
      id: 'street-paper',
      type: 'fill',
      source: 'zones',
      paint: { 'fill-color': streets ? palette.ground : palette.bg, 'fill-antialias': false },
    },
    {
      id: 'street-fill',
      type: 'fill',
      source: 'zones',
      layout: { visibility: visibility(streets) },
      // Under coloured cells the streets step back: two full fills on top of each other cannot be read.
      paint: {
        'fill-color': colourOfClass(look.colours.zone),
        // What the table leaves out steps back too.
        'fill-opacity': whenFlag('d', 0.14, cells ? 0.3 : 1),
        'fill-antialias': false,
      },
    },
    {
      id: 'street-no-data',
      type: 'fill',
      source: 'zones',
      layout: { visibility: visibility(streets) },
      paint: {
        'fill-pattern': hatchName(palette.line2, palette.ground),
        'fill-opacity': whenNoData(1, 0),
        'fill-antialias': false,
      },
    },
  ]
}

/** Pales the land where almost no children live, so that empty hills do not shout. */
export function veilLayers(look: Look, palette: Palette): LayerSpecification[] {
  const { streets, cells } = look.layers
  return [
    {
      id: 'veil',
      type: 'fill',
      source: 'veil',
      layout: { visibility: visibility(streets && !cells) },
      paint: { 'fill-color': palette.bg, 'fill-opacity': look.theme === 'dark' ? 0.58 : 0.55 },
    },
    {
      id: 'street-thin',
      type: 'fill',
      source: 'zones',
      layout: { visibility: visibility(streets) },
      paint: {
        'fill-pattern': hatchName(palette.line2, null),
        'fill-opacity': whenFlag('t', 0.5),
        'fill-antialias': false,
      },
    },
  ]
}

/** Borders between streets and the outline of the district. */
export function borderLayers(look: Look, palette: Palette): LayerSpecification[] {
  const { streets } = look.layers
  return [
    {
      id: 'street-line',
      type: 'line',
      source: 'zones',
      layout: { 'line-join': 'round' },
      // Without a fill the borders are all there is, so they must be seen on paper.
      paint: { 'line-color': streets ? palette.mapline : palette.line2, 'line-width': 1 },
    },
    {
      id: 'district-edge',
      type: 'line',
      source: 'district',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.edge, 'line-width': 1.1 },
    },
  ]
}
