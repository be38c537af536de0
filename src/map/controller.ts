import type { Map as LiveMap, LngLat } from 'maplibre-gl'
import type { Bounds } from '../core/map-placement.ts'
import { squareAt } from '../core/squares.ts'
import type { Camera, Target } from '../state/view.ts'
import { extentOf } from './extent.ts'
import { holdFrame } from './frame.ts'
import { geometryOf } from './geometry.ts'
import type { MapInput } from './map-input.ts'
import { createMap } from './maplibre.ts'
import type { Obstacle } from './obstacle.ts'
import { type PointerAt, watchPointer } from './pointer.ts'
import { apply, differences, isDiscrete } from './reconcile.ts'
import { styleOf, type View, viewOf } from './view-of.ts'

/** A cell or a site is shown with some kilometres around it: alone it says nothing. */
const CLOSEST = 12.5

/** CSS pixels kept free at the edges when a whole extent is shown. */
export interface Padding {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export interface MapEvents {
  readonly onHover: (target: Target | null, at: PointerAt) => void
  readonly onSelect: (target: Target | null) => void
  /** Where the user has gone; `null` = the whole study, however large the window is. */
  readonly onCamera: (camera: Camera | null) => void
  readonly onFailure: (reason: MapFailure) => void
  /** Every source is drawn for the first time. */
  readonly onReady: () => void
  /** The context came back after `lost`. */
  readonly onRecovered: () => void
}

/** `webgl`, `worker`: this browser lacks what drawing needs; `lost`: the graphics context went away; `error`: MapLibre reported one. */
export type MapFailure = Obstacle | 'lost' | 'error'

/** A map on the page. */
export interface OpenMap {
  readonly map: LiveMap
  readonly update: (input: MapInput) => void
  readonly setPadding: (padding: Padding) => void
  /** `null` = the whole study, at once. */
  readonly moveTo: (camera: Camera | null) => void
  readonly zoomBy: (levels: number) => void
  readonly home: () => void
  readonly flyTo: (target: Target) => void
  readonly close: () => void
}

/** Opens a map in a container. Throws when WebGL is missing. */
export function openMap(
  container: HTMLElement,
  first: { input: MapInput; camera: Camera | null; padding: Padding; title: string },
  events: MapEvents,
): OpenMap {
  let input = first.input
  let padding = first.padding
  let veiled = false
  let shown = viewOf(input, veiled)
  let ready = false
  let atHome = first.camera === null
  let letGo = () => {}
  let veiling = () => {}
  let showing = 0
  const bounds = () => box(geometryOf(input.data).placement.bounds)
  const map = createMap({
    container,
    style: styleOf(shown),
    locale: { 'Map.Title': first.title },
    fadeDuration: 120,
    ...(first.camera
      ? { center: [first.camera.lon, first.camera.lat], zoom: first.camera.zoom }
      : { bounds: bounds(), fitBoundsOptions: { padding: first.padding } }),
  })
  const limit = () => {
    const [west, south, east, north] = geometryOf(input.data).placement.bounds
    const [width, height] = [Math.max(0.1, east - west), Math.max(0.1, north - south)]
    map.setMaxBounds([
      west - 2 * width,
      Math.max(-85, south - 2 * height),
      east + 2 * width,
      Math.min(85, north + 2 * height),
    ])
  }
  /** All states anew, before the first tile is drawn: at the start and after a lost context. */
  const start = () => {
    ready = true
    const now = viewOf(input, veiled)
    apply(map, differences(shown, now), null, now)
    shown = now
  }
  /** Returns whether colours alone have changed, which a frame shows at once. */
  const show = (next: View) => {
    const changes = differences(shown, next)
    if (isDiscrete(changes)) {
      letGo()
      letGo = holdFrame(map)
    }
    const touched = apply(map, changes, shown, next)
    shown = next
    return changes.length === 0 && touched > 0
  }
  /** In a task of its own, colours drawn there and then: in one frame with what the page draws it would be one long task. */
  const showSoon = () => {
    showing ||= window.setTimeout(() => {
      showing = 0
      if (ready && show(viewOf(input, veiled, shown))) map.redraw()
    })
  }
  const home = (animate: boolean) => {
    atHome = true
    map.fitBounds(bounds(), { padding, animate })
  }
  /** The veil of a study comes when there is nothing better to do. */
  const veilLater = () => {
    veiling()
    veiled = false
    veiling = whenIdle(() => {
      veiled = true
      if (ready) show(viewOf(input, veiled, shown))
    })
  }
  limit()
  map.once('load', () => {
    events.onReady()
    veilLater()
  })
  map.once('style.load', start)
  map.on('webglcontextlost', () => {
    ready = false
    events.onFailure('lost')
  })
  map.on('webglcontextrestored', () => {
    map.once('style.load', start)
    events.onRecovered()
  })
  map.on('error', (event) => {
    // MapLibre would write it to the console; here somebody decides what it means.
    console.error(event.error)
    events.onFailure('error')
  })
  map.on('moveend', (event) => {
    // Its twin is still on its way; where it comes to rest is told once.
    if ('following' in event) return
    const { lng, lat } = map.getCenter()
    events.onCamera(atHome ? null : { lon: lng, lat, zoom: map.getZoom() })
  })
  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent) atHome = false
  })
  map.on('resize', () => {
    if (atHome) home(false)
  })
  const cellAt = ({ lng, lat }: LngLat) => (shown.cells ? squareAt(shown.cells.squares, lng, lat, map.getZoom()) : -1)
  const stopWatching = watchPointer(map, cellAt, events)

  return {
    map,
    update(next) {
      const moved = next.data !== input.data
      input = next
      if (moved) {
        limit()
        home(false)
        veilLater()
      }
      showSoon()
    },
    setPadding(next) {
      // By value: a new object with the same numbers must not move the map under the pointer.
      const sides = ['top', 'right', 'bottom', 'left'] as const
      if (sides.every((side) => next[side] === padding[side])) return
      padding = next
      if (atHome) home(false)
    },
    moveTo(camera) {
      atHome = camera === null
      if (camera) map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom })
      else home(false)
    },
    zoomBy(levels) {
      atHome = false
      map.zoomTo(map.getZoom() + levels)
    },
    home: () => home(true),
    flyTo(target) {
      const extent = extentOf(input.data, target)
      atHome = false
      if (extent) map.fitBounds(box(target.kind === 'zone' ? around(extent) : extent), { padding, maxZoom: CLOSEST })
    },
    close() {
      letGo()
      veiling()
      clearTimeout(showing)
      stopWatching()
      map.remove()
    },
  }
}

/** A street with its neighbours: alone it says nothing either. */
function around([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [0.6 * (east - west), 0.6 * (north - south)]
  return [west - x, south - y, east + x, north + y]
}

function box([west, south, east, north]: Bounds): [number, number, number, number] {
  return [west, south, east, north]
}

/** Runs a task when the browser has nothing better to do, within half a second. Returns a function that calls it off. */
function whenIdle(task: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(task, 50)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(task, { timeout: 500 })
  return () => cancelIdleCallback(id)
}
