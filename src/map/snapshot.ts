import type { Camera } from '../state/view.ts'
import { copyFrame } from './frame.ts'
import { geometryOf } from './geometry.ts'
import type { MapInput } from './map-input.ts'
import { createMap } from './maplibre.ts'
import type { Bounds } from './project.ts'
import { apply } from './reconcile.ts'
import { styleOf, viewOf } from './view-of.ts'

export interface SnapshotOptions {
  /** Size of the picture in device pixels. */
  readonly widthPx: number
  readonly heightPx: number
  /** Device pixels per CSS pixel; dpi / 96 for print. */
  readonly pixelRatio: number
  /** What to show: an extent, a camera, or (`null`) the whole study. */
  readonly frame: Bounds | Camera | null
  /** CSS pixels left free around an extent. */
  readonly padding?: number
}

export interface Snapshot {
  readonly canvas: HTMLCanvasElement
  /** Degrees at the middle and zoom, from which the scale follows. */
  readonly camera: Camera
}

/** Longest wait for the picture; software GL needs a few seconds for A3 at 300 dpi. */
const patience = 60_000

/**
 * Draws the map once at any size, off screen, and disposes of it. Rejects with an `Error` whose message is a code:
 * `snapshot/webgl`, `snapshot/too-large` (the device cannot make a canvas of that size) or `snapshot/timeout`.
 */
export async function snapshot(input: MapInput, options: SnapshotOptions): Promise<Snapshot> {
  const { widthPx, heightPx, pixelRatio, frame, padding = 28 } = options
  const container = document.createElement('div')
  container.className = 'map-offscreen'
  // Whole CSS px, since that is how a map measures its container; what is too much is cut off evenly.
  container.style.width = `${Math.ceil(widthPx / pixelRatio)}px`
  container.style.height = `${Math.ceil(heightPx / pixelRatio)}px`
  document.body.append(container)
  const view = viewOf(input)
  const whole = geometryOf(input.data).placement.bounds
  try {
    const place =
      frame && 'zoom' in frame
        ? { center: [frame.lon, frame.lat] as [number, number], zoom: frame.zoom }
        : { bounds: [...(frame ?? whole)] as [number, number, number, number], fitBoundsOptions: { padding } }
    const map = createMap(
      { container, style: styleOf(view), interactive: false, fadeDuration: 0, pixelRatio: 1, ...place },
      pixelRatio,
    )
    try {
      await when(map, 'style.load')
      // A style carries no feature-state: without this every street would come out grey.
      apply(map, [], null, view)
      await when(map, 'idle')
      // Tiles and labels arrive over many frames; only the last one is drawn at full size.
      map.setPixelRatio(pixelRatio)
      const canvas = cropped(copyFrame(map), widthPx, heightPx)
      const { lng, lat } = map.getCenter()
      return { canvas, camera: { lon: lng, lat, zoom: map.getZoom() } }
    } finally {
      map.remove()
    }
  } finally {
    container.remove()
  }
}

function cropped(whole: HTMLCanvasElement, width: number, height: number): HTMLCanvasElement {
  if (whole.width < width || whole.height < height) throw new Error('snapshot/too-large')
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const [left, top] = [Math.floor((whole.width - width) / 2), Math.floor((whole.height - height) / 2)]
  canvas.getContext('2d')?.drawImage(whole, -left, -top)
  return canvas
}

function when(map: ReturnType<typeof createMap>, event: 'style.load' | 'idle'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('snapshot/timeout')), patience)
    map.once(event, () => {
      clearTimeout(timer)
      resolve()
    })
    map.once('webglcontextlost', () => reject(new Error('snapshot/webgl')))
    map.triggerRepaint()
  })
}
