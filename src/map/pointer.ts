import type { Map as LiveMap, LngLat, MapMouseEvent, Point } from 'maplibre-gl'
import type { Target } from '../state/view.ts'

/** Where the pointer is, in px from the map's top left corner. */
export interface PointerAt {
  readonly x: number
  readonly y: number
}

export interface PointerEvents {
  readonly onHover: (target: Target | null, at: PointerAt) => void
  readonly onSelect: (target: Target | null) => void
}

/** Pixels by which a site may be missed: with a mouse, with a finger. */
const reach = { mouse: 4, touch: 14 }

/** The row of the cell at a place in degrees; −1 = none. */
export type CellAt = (at: LngLat) => number

/** What lies under a point: a site before a cell before a catchment before a street. */
function targetAt(map: LiveMap, cellAt: CellAt, point: Point, tolerance: number): Target | null {
  const around: [[number, number], [number, number]] = [
    [point.x - tolerance, point.y - tolerance],
    [point.x + tolerance, point.y + tolerance],
  ]
  let nearest: { index: number; distance: number } | null = null
  for (const site of map.queryRenderedFeatures(around, { layers: ['site'] })) {
    if (site.geometry.type !== 'Point') continue
    const at = map.project(site.geometry.coordinates as [number, number])
    const distance = Math.hypot(at.x - point.x, at.y - point.y)
    if (!nearest || distance < nearest.distance) nearest = { index: Number(site.id), distance }
  }
  if (nearest) return { kind: 'site', index: nearest.index }
  const cell = cellAt(map.unproject(point))
  if (cell >= 0) return { kind: 'point', index: cell }
  for (const [layer, kind] of [
    ['catchment-fill', 'catchment'],
    ['street-paper', 'zone'],
  ] as const) {
    const [found] = map.queryRenderedFeatures(point, { layers: [layer] })
    if (found) return { kind, index: Number(found.id) }
  }
  return null
}

/** Turns pointer events into targets, at most one question per frame. Returns a function that stops it. */
export function watchPointer(map: LiveMap, cellAt: CellAt, events: PointerEvents): () => void {
  let waiting = 0
  let last: Target | null = null
  let latest: MapMouseEvent | null = null
  const tell = (target: Target | null, at: PointerAt) => {
    map.getCanvas().style.cursor = target ? 'pointer' : ''
    // The tooltip follows the pointer, so a still target is told again; a still nothing is not.
    if (target || last) events.onHover(target, at)
    last = target
  }
  const look = () => {
    waiting = 0
    if (!latest || map.isMoving() || !map.isStyleLoaded()) return
    tell(targetAt(map, cellAt, latest.point, reach.mouse), latest.point)
  }
  const move = (event: MapMouseEvent) => {
    latest = event
    waiting ||= requestAnimationFrame(look)
  }
  const leave = () => {
    cancelAnimationFrame(waiting)
    waiting = 0
    latest = null
    tell(null, { x: 0, y: 0 })
  }
  const click = (event: MapMouseEvent) => {
    const finger = (event.originalEvent as Partial<PointerEvent>).pointerType === 'touch'
    events.onSelect(targetAt(map, cellAt, event.point, finger ? reach.touch : reach.mouse))
  }
  map.on('mousemove', move)
  map.on('mouseout', leave)
  map.on('movestart', leave)
  map.on('click', click)
  return () => {
    cancelAnimationFrame(waiting)
    map.off('mousemove', move)
    map.off('mouseout', leave)
    map.off('movestart', leave)
    map.off('click', click)
  }
}
