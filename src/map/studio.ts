import type { Map as LiveMap } from 'maplibre-gl'
import type { Bounds } from '../core/map-placement.ts'
import { latitudeOf, longitudeOf, mercatorPerPixel, mercatorX, mercatorY } from '../core/mercator.ts'
import type { Camera } from '../state/view.ts'
import { copyFrame } from './frame.ts'
import { geometryOf } from './geometry.ts'
import type { MapInput } from './map-input.ts'
import { createMap } from './maplibre.ts'
import { apply, differences } from './reconcile.ts'
import { styleOf, type View, viewOf } from './view-of.ts'

export interface ShotOptions {
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

export interface Shot {
  readonly canvas: HTMLCanvasElement
  /** Degrees at the middle and zoom, from which the scale follows. */
  readonly camera: Camera
}

/** Draws maps off screen, one after another, with one hidden map. */
export interface Studio {
  /**
   * Rejects with an `Error` whose message is a code: `snapshot/webgl` or `snapshot/timeout`, and with the signal's reason
   * when it is given up. Ask for the next when this one is done.
   */
  readonly shoot: (input: MapInput, options: ShotOptions, signal?: AbortSignal) => Promise<Shot>
  readonly close: () => void
}

/** Longest wait for a picture; software GL needs a few seconds for A3 at 300 dpi. */
const patience = 60_000
/** Longest side that is drawn in one piece: what graphics cards of ten years ago can do. Beyond it, tiles. */
const longestSide = 8192
/** CSS pixels by which tiles overlap, so that names at their edges are placed alike. */
const overlap = 96
/** Patterns are made once, fine enough for print. */
const patternRatio = 4

export function openStudio(): Studio {
  const container = document.createElement('div')
  container.className = 'map-offscreen'
  let map: LiveMap | null = null
  let shown: View | null = null

  const resize = (width: number, height: number) => {
    container.style.width = `${width}px`
    container.style.height = `${height}px`
  }

  async function show(input: MapInput, width: number, height: number, camera: Camera | Bounds, padding: number) {
    resize(width, height)
    const view = viewOf(input)
    const place = 'zoom' in camera ? { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom } : null
    const bounds = 'zoom' in camera ? null : ([...camera] as [number, number, number, number])
    if (!map) {
      document.body.append(container)
      map = createMap(
        {
          container,
          style: styleOf(view),
          interactive: false,
          fadeDuration: 0,
          pixelRatio: 1,
          ...(place ?? { bounds: bounds!, fitBoundsOptions: { padding } }),
        },
        patternRatio,
      )
      await when(map, 'style.load')
      // A style carries no feature-state and no cells: without this every street would come out grey.
      apply(map, [], null, view)
    } else {
      map.setPixelRatio(1)
      map.resize()
      if (place) map.jumpTo(place)
      else map.fitBounds(bounds!, { padding, animate: false })
      apply(map, shown ? differences(shown, view) : [], shown, view)
    }
    shown = view
    await when(map, 'idle')
    return map
  }

  async function piece(input: MapInput, options: ShotOptions, camera: Camera | Bounds, padding: number): Promise<Shot> {
    const { widthPx, heightPx, pixelRatio } = options
    // Whole CSS px, since that is how a map measures its container; what is too much is cut off evenly.
    const live = await show(input, Math.ceil(widthPx / pixelRatio), Math.ceil(heightPx / pixelRatio), camera, padding)
    // Tiles and labels arrive over many frames; only the last one is drawn at full size.
    live.setPixelRatio(pixelRatio)
    const whole = copyFrame(live)
    const canvas = sheet(widthPx, heightPx)
    const { lng, lat } = live.getCenter()
    const zoom = live.getZoom()
    const [left, top] = [(whole.width - widthPx) / 2, (whole.height - heightPx) / 2].map(Math.floor)
    canvas.getContext('2d')?.drawImage(whole, -left!, -top!)
    return { canvas, camera: { lon: lng, lat, zoom } }
  }

  return {
    async shoot(input, options, signal) {
      signal?.throwIfAborted()
      const { widthPx, heightPx, pixelRatio, frame, padding = 28 } = options
      const camera = frame ?? geometryOf(input.data).placement.bounds
      if (Math.max(widthPx, heightPx) <= longestSide) {
        const shot = await piece(input, options, camera, padding)
        signal?.throwIfAborted()
        return shot
      }
      // A small picture finds the camera of an extent; its tiles then look from places around it.
      const small = {
        ...options,
        widthPx: Math.ceil(widthPx / pixelRatio),
        heightPx: Math.ceil(heightPx / pixelRatio),
        pixelRatio: 1,
      }
      const middle = (await piece(input, small, camera, padding)).camera
      const canvas = sheet(widthPx, heightPx)
      const margin = Math.round(overlap * pixelRatio)
      const room = longestSide - 2 * margin
      for (let top = 0; top < heightPx; top += room) {
        for (let left = 0; left < widthPx; left += room) {
          signal?.throwIfAborted()
          const [width, height] = [Math.min(room, widthPx - left), Math.min(room, heightPx - top)]
          const dx = (left + width / 2 - widthPx / 2) / pixelRatio
          const dy = (top + height / 2 - heightPx / 2) / pixelRatio
          const tile = { ...options, widthPx: width + 2 * margin, heightPx: height + 2 * margin }
          const { canvas: drawn } = await piece(input, tile, shifted(middle, dx, dy), 0)
          canvas.getContext('2d')?.drawImage(drawn, margin, margin, width, height, left, top, width, height)
        }
      }
      return { canvas, camera: middle }
    },
    close() {
      map?.remove()
      map = null
      container.remove()
    },
  }
}

/** A camera moved by CSS pixels, east and south. */
export function shifted({ lon, lat, zoom }: Camera, dx: number, dy: number): Camera {
  const pixel = mercatorPerPixel(zoom)
  return {
    lon: longitudeOf(mercatorX(lon) + dx * pixel),
    lat: latitudeOf(mercatorY(lat) + dy * pixel),
    zoom,
  }
}

function sheet(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

function when(map: LiveMap, event: 'style.load' | 'idle'): Promise<void> {
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
