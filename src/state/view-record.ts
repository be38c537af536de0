import { shades } from '../symbology/shade.ts'
import { type LayerSwitches, layerKeys, type View } from './view.ts'

/** The part of the view that a study file carries: what is looked at, not how the screen is set. */
export function viewRecord({ shade, layers, camera }: View): Record<string, unknown> {
  return { shade, layers, camera }
}

/** What a study file says about the view; what makes no sense is left out. */
export function viewOf(record: Readonly<Record<string, unknown>>): Partial<View> {
  const view: { -readonly [K in keyof View]?: View[K] } = {}
  const shade = shades.find(({ id }) => id === record['shade'])
  if (shade) view.shade = shade.id
  const { layers, camera } = record as { layers?: Partial<LayerSwitches>; camera?: View['camera'] }
  // A layer that came after the file was written is off in it.
  if (layers && typeof layers === 'object' && layerKeys.some((key) => typeof layers[key] === 'boolean')) {
    view.layers = Object.fromEntries(layerKeys.map((key) => [key, layers[key] === true])) as unknown as LayerSwitches
  }
  if (camera && [camera.lon, camera.lat, camera.zoom].every(Number.isFinite)) {
    const { lon, lat, zoom } = camera
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22) view.camera = { lon, lat, zoom }
  }
  return view
}
