import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Camera, Target } from '../state/view.ts'
import { type MapFailure, type OpenMap, openMap, type Padding } from './controller.ts'
import { Furniture, type MapWords } from './furniture.tsx'
import { geometryOf } from './geometry.ts'
import type { MapInput } from './map-input.ts'
import { obstacleToDrawing } from './obstacle.ts'
import { OverlayContext } from './overlay.ts'
import type { PointerAt } from './pointer.ts'
import './map.css'

/** What others may ask of the map. */
export type MapHandle = Pick<OpenMap, 'flyTo' | 'home'>

export interface MapViewProps {
  readonly input: MapInput
  /** Where to look; `null` = the whole study. A camera that the map reported itself moves nothing. */
  readonly camera: Camera | null
  readonly padding: Padding
  readonly words: MapWords
  readonly onHover: (target: Target | null, at: PointerAt) => void
  readonly onSelect: (target: Target | null) => void
  /** `null` = the whole study. */
  readonly onCamera: (camera: Camera | null) => void
  /** Called once the first coloured map is drawn. */
  readonly onReady: (handle: MapHandle) => void
  readonly onFailure: (reason: MapFailure) => void
  readonly onRecovered: () => void
  /** Title, legend, tooltip: drawn over the map by the app. */
  readonly children?: ReactNode
}

/** The map. Renders nothing and says what is missing when the browser cannot draw it; the street table is its equal. */
export function MapView(props: MapViewProps) {
  const { input, camera, padding, words, children } = props
  const container = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [open, setOpen] = useState<OpenMap | null>(null)
  const [obstacle] = useState(obstacleToDrawing)
  const reported = useRef<Camera | null>(null)

  useEffect(() => {
    if (obstacle) latest.current.onFailure(obstacle)
    if (obstacle || !container.current) return
    const { input, camera, padding, words } = latest.current
    reported.current = camera
    const opened = openMap(
      container.current,
      { input, camera, padding, title: words.map },
      {
        onHover: (target, at) => latest.current.onHover(target, at),
        onSelect: (target) => latest.current.onSelect(target),
        onCamera: (now) => {
          reported.current = now
          latest.current.onCamera(now)
        },
        onFailure: (reason) => latest.current.onFailure(reason),
        onReady: () => latest.current.onReady(opened),
        onRecovered: () => latest.current.onRecovered(),
      },
    )
    setOpen(opened)
    return () => {
      setOpen(null)
      opened.close()
    }
  }, [obstacle])

  useEffect(() => open?.update(input), [open, input])
  useEffect(() => open?.setPadding(padding), [open, padding])
  useEffect(() => open?.map.getCanvas().setAttribute('aria-label', words.map), [open, words.map])
  useEffect(() => {
    if (open && !near(camera, reported.current)) open.moveTo(camera)
  }, [open, camera])

  // The same object for the same map: whoever reads it measures the map anew.
  const overlay = useMemo(() => open && { map: open.map, data: input.data }, [open, input.data])

  if (obstacle) return null
  const { geographic } = geometryOf(input.data).placement
  return (
    <div className="map" data-map-theme={input.theme}>
      <div className="map-canvas" ref={container} />
      {open ? (
        <Furniture map={open.map} words={words} graticule={geographic} onHome={open.home} onZoom={open.zoomBy} />
      ) : null}
      {overlay ? <OverlayContext value={overlay}>{children}</OverlayContext> : children}
    </div>
  )
}

/** Equal as far as a URL with five decimals can tell. */
function near(a: Camera | null, b: Camera | null): boolean {
  if (!a || !b) return a === b
  return Math.abs(a.lon - b.lon) < 1e-5 && Math.abs(a.lat - b.lat) < 1e-5 && Math.abs(a.zoom - b.zoom) < 1e-2
}
