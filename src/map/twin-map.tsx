import type { Map as LiveMap, MapEventType } from 'maplibre-gl'
import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Target } from '../state/view.ts'
import { type OpenMap, openMap } from './controller.ts'
import type { MapInput } from './map-input.ts'
import { OverlayContext } from './overlay.ts'
import type { PointerAt } from './pointer.ts'

interface Props {
  readonly input: MapInput
  /** Name of the map for those who do not see it. */
  readonly title: string
  readonly onHover: (target: Target | null, at: PointerAt) => void
  readonly onFailure: () => void
  /** What is drawn over this map alone. */
  readonly children?: ReactNode
}

const noPadding = { top: 0, right: 0, bottom: 0, left: 0 }

/** A second map over or beside the one around it; wherever one goes, the other is at once. */
export function TwinMap(props: Props) {
  const { input, title, children } = props
  const main = useContext(OverlayContext)?.map
  const container = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [open, setOpen] = useState<OpenMap | null>(null)

  useEffect(() => {
    if (!main || !container.current) return
    const { lng, lat } = main.getCenter()
    const { input, title } = latest.current
    const twin = openMap(
      container.current,
      { input, camera: { lon: lng, lat, zoom: main.getZoom() }, padding: noPadding, title },
      {
        onHover: (target, at) => latest.current.onHover(target, at),
        onSelect: () => {},
        onCamera: () => {},
        onReady: () => {},
        onFailure: () => latest.current.onFailure(),
        onRecovered: () => {},
      },
    )
    const letGo = joinCameras(main, twin.map)
    setOpen(twin)
    return () => {
      setOpen(null)
      letGo()
      twin.close()
    }
  }, [main])

  useEffect(() => open?.update(input), [open, input])
  useEffect(() => open?.map.getCanvas().setAttribute('aria-label', title), [open, title])
  const overlay = useMemo(() => open && { map: open.map, data: input.data }, [open, input.data])
  return (
    <div className="twin-map">
      <div className="map-canvas" ref={container} />
      {overlay && <OverlayContext value={overlay}>{children}</OverlayContext>}
    </div>
  )
}

type Moved = MapEventType['move'] & { following?: true }

/** Keeps two maps at the same place. Returns a function that lets them go. */
function joinCameras(main: LiveMap, twin: LiveMap): () => void {
  let isLed = false
  const lead = (from: LiveMap, to: LiveMap, rests: boolean) => (event: Moved) => {
    if (isLed) return
    isLed = true
    // A hand on one map is a hand on both: it must not count as a map that went home by itself.
    const cause = event.originalEvent ? { originalEvent: event.originalEvent } : {}
    to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() }, { ...cause, ...(rests ? {} : { following: true }) })
    isLed = false
  }
  const ways = [
    [main, 'move', lead(main, twin, false)],
    [main, 'resize', lead(main, twin, false)],
    [twin, 'move', lead(twin, main, false)],
    [twin, 'moveend', lead(twin, main, true)],
  ] as const
  for (const [map, event, listener] of ways) map.on(event, listener as (event: object) => void)
  return () => {
    for (const [map, event, listener] of ways) map.off(event, listener as (event: object) => void)
  }
}
