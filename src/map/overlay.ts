import type { Map as LiveMap, MapMouseEvent } from 'maplibre-gl'
import { createContext, useContext, useEffect, useMemo, useReducer, useRef } from 'react'
import type { StudyData } from '../core/places.ts'
import { metresPerPixel } from '../symbology/scale-bar.ts'
import { geometryOf } from './geometry.ts'

export const OverlayContext = createContext<{ readonly map: LiveMap; readonly data: StudyData } | null>(null)

/** Where things of the study lie on the screen, for what is drawn over the map. */
export interface Projection {
  /** Pixels from the map's top left corner of a point in the study's coordinates. */
  readonly toPixel: (x: number, y: number) => { readonly x: number; readonly y: number }
  readonly toPlace: (pixelX: number, pixelY: number) => { readonly x: number; readonly y: number }
  /** Pixels of a length around a point. */
  readonly length: (metres: number, x: number, y: number) => number
  /** A point so many metres east and north of another. */
  readonly shifted: (x: number, y: number, east: number, north: number) => { readonly x: number; readonly y: number }
  readonly size: { readonly width: number; readonly height: number }
}

/** The map's projection; the caller is drawn anew whenever the map moves. null outside an open map. */
export function useProjection(): Projection | null {
  const open = useContext(OverlayContext)
  const [moves, moved] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!open) return
    const { map } = open
    map.on('move', moved)
    map.on('resize', moved)
    return () => {
      map.off('move', moved)
      map.off('resize', moved)
    }
  }, [open])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moves` says that the same map shows another place
  return useMemo(() => (open ? projectionOf(open.map, open.data) : null), [open, moves])
}

function projectionOf(map: LiveMap, data: StudyData): Projection {
  const { placement } = geometryOf(data)
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return {
    size: { width, height },
    toPixel: (x, y) => map.project(placement.place(x, y)),
    toPlace(pixelX, pixelY) {
      const { lng, lat } = map.unproject([pixelX, pixelY])
      const [x, y] = placement.unplace(lng, lat)
      return { x, y }
    },
    length: (metres, x, y) => metres / metresPerPixel(placement.place(x, y)[1], map.getZoom()),
    shifted: (x, y, east, north) => ({
      x: x + east / placement.metresPerUnit[0],
      y: y + north / placement.metresPerUnit[1],
    }),
  }
}

/** Tells where the map was clicked, in the study's coordinates. */
export function useMapClick(listener: ((place: { x: number; y: number }) => void) | null): void {
  const open = useContext(OverlayContext)
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    if (!open) return
    const click = ({ lngLat }: MapMouseEvent) => {
      const [x, y] = geometryOf(open.data).placement.unplace(lngLat.lng, lngLat.lat)
      latest.current?.({ x, y })
    }
    open.map.on('click', click)
    return () => {
      open.map.off('click', click)
    }
  }, [open])
}
