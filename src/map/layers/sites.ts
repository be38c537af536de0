import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../symbology/palette.ts'
import type { Look } from '../look.ts'
import { classOf, colourOfClass, visibility, whenFlag } from './paint.ts'

const isQuality: ExpressionSpecification = ['boolean', ['feature-state', 't'], false]

/** Radius in px: the site's own at zoom 10, growing gently with the zoom; `factor` and `extra` px on top. */
function radius(factor: number, extra = 0): ExpressionSpecification {
  const at = (scale: number): ExpressionSpecification => ['+', ['*', ['get', 'r'], scale * factor], extra]
  return ['interpolate', ['linear'], ['zoom'], 8.5, at(0.62), 9.3, at(0.78), 10, at(1), 13, at(1.9), 16, at(2.6)]
}

/**
 * School sites. Quality look: solid ink = quality, open = other. Load look: the fill tells the load by colour and by shape
 * (ring, ring with core, full, full with an outer ring) and a dot in the middle marks a quality site.
 */
export function siteLayers(look: Look, palette: Palette): LayerSpecification[] {
  const layout = { visibility: visibility(look.layers.sites) }
  const circle = (id: string, paint: Extract<LayerSpecification, { type: 'circle' }>['paint']): LayerSpecification => ({
    id,
    type: 'circle',
    source: 'sites',
    layout,
    paint: paint ?? {},
  })
  const rings = [
    circle('site-halo', {
      'circle-radius': radius(1, 5.5),
      'circle-color': palette.bg,
      'circle-opacity': whenFlag('s', 1, 0),
    }),
    circle('site-ring', {
      'circle-radius': radius(1, 3),
      'circle-opacity': 0,
      'circle-stroke-color': palette.ink,
      'circle-stroke-width': ['case', ['boolean', ['feature-state', 's'], false], 2, 1.2],
      'circle-stroke-opacity': ['case', ['boolean', ['feature-state', 's'], false], 1, whenFlag('h', 1)],
    }),
  ]
  if (look.siteLook === 'quality') {
    return [
      ...rings,
      circle('site', {
        'circle-radius': radius(1),
        'circle-color': ['case', isQuality, palette.site, palette.siteo],
        'circle-stroke-color': ['case', isQuality, palette.siteo, palette.site],
        'circle-stroke-width': ['case', isQuality, 0.8, 1.1],
      }),
    ]
  }
  const over = look.colours.load.length - 1
  const load = colourOfClass(look.colours.load)
  return [
    ...rings,
    // A rim of paper keeps a load colour apart from a street of nearly the same colour.
    circle('site-rim', { 'circle-radius': radius(1.05, 2.4), 'circle-color': palette.siteo, 'circle-opacity': 0.9 }),
    circle('site-over', {
      'circle-radius': radius(1.05, 3.2),
      'circle-color': palette.siteo,
      'circle-opacity': ['match', classOf, over, 0.9, 0],
      'circle-stroke-color': load,
      'circle-stroke-width': 1.4,
      'circle-stroke-opacity': ['match', classOf, over, 1, 0],
    }),
    circle('site', {
      'circle-radius': radius(1.05),
      'circle-color': ['case', ['<', classOf, over - 1], palette.siteo, ['>', classOf, over], palette.siteo, load],
      'circle-stroke-color': ['case', ['>', classOf, over], palette.ink3, load],
      'circle-stroke-width': 1.7,
    }),
    circle('site-core', {
      'circle-radius': radius(0.55),
      'circle-color': load,
      'circle-opacity': ['match', classOf, over - 2, 1, 0],
    }),
    circle('site-quality', {
      'circle-radius': radius(0.4),
      'circle-color': palette.site,
      'circle-opacity': ['case', isQuality, 1, 0],
      'circle-stroke-color': palette.siteo,
      'circle-stroke-width': 0.8,
      'circle-stroke-opacity': ['case', isQuality, 1, 0],
    }),
  ]
}
