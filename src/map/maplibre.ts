import { Map as LiveMap, type MapOptions, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { hatchImage } from './hatch.ts'

// Without this a built page stays blank: the bundler moves the worker away from where MapLibre looks for it.
setWorkerUrl(workerUrl)

/**
 * A map that lies flat with north up, makes its own patterns (at `patternRatio` device px per px) and takes nothing from a
 * network. Throws without WebGL 2.
 */
export function createMap(options: MapOptions, patternRatio = 2): LiveMap {
  const map = new LiveMap({
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    // A3 at 300 dpi; MapLibre would otherwise shrink beyond 4096 px without a word.
    maxCanvasSize: [8192, 8192],
    ...options,
  })
  map.keyboard.disableRotation()
  map.touchZoomRotate.disableRotation()
  map.setMissingStyleImageResolver((id) => {
    const pixelRatio = Math.ceil(patternRatio)
    const image = hatchImage(id, pixelRatio)
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio })
  })
  return map
}
