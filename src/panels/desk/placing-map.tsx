import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { nameIn } from '../../core/name.ts'
import type { Spot } from '../../ingest/position.ts'
import type { Placement } from '../../worker/import-protocol.ts'
import { useApp } from '../context.tsx'
import { useSize } from '../distribution/use-size.ts'
import { Icon } from '../parts/icons.tsx'
import { useDeskWords } from './desk-context.tsx'
import { frameOfStreets } from './placement-picture.ts'
import { PlacingDrawing } from './placing-drawing.tsx'
import { following, held, type Sight, streetAt, WHOLE, wholeSight, windowOf, zoomed } from './placing-view.ts'

interface Props {
  readonly placement: Placement
  readonly spots: readonly Spot[]
  /** Row that is being set; null = all are. */
  readonly row: number | null
  readonly name: string
  readonly onSet: (lon: number, lat: number) => void
  readonly onUndo: () => void
}

/** Pixels of the screen that a hand may shake without dragging. */
const STILL = 4

/** The place of the picture under the pointer. */
function placeAt(svg: SVGSVGElement, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()?.inverse())
  return [x, y] as const
}

/** The streets, to be zoomed; a click sets a place, as does Enter at the cross that the arrow keys move. */
export function PlacingMap({ placement, spots, row, name, onSet, onUndo }: Props) {
  const w = useDeskWords()
  const lang = useApp((s) => s.view.lang)
  const svg = useRef<SVGSVGElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const scale = Math.min(size[0] / WHOLE.width, size[1] / WHOLE.height) || 1
  const [sight, setSight] = useState(wholeSight)
  const [cross, setCross] = useState<readonly [x: number, y: number]>([WHOLE.width / 2, WHOLE.height / 2])
  const drag = useRef<{ readonly x: number; readonly y: number; readonly sight: Sight; isMoved: boolean } | null>(null)
  const frame = useMemo(() => frameOfStreets(placement.outlines, WHOLE), [placement.outlines])
  const { zoom } = sight
  const [left, top, width, height] = windowOf(sight)

  const put = ([x, y]: readonly [number, number]) => {
    if (row === null) return
    const [lon, lat] = frame.back(x, y)
    setCross([x, y])
    onSet(Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6)
  }
  const zoomBy = (factor: number, [x, y]: readonly [number, number]) => setSight((now) => zoomed(now, factor, x, y))

  useEffect(() => {
    const element = svg.current
    if (!element) return
    // React listens to the wheel passively; the page must not scroll.
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const [x, y] = placeAt(element, event)
      setSight((now) => zoomed(now, 2 ** (-event.deltaY / 300), x, y))
    }
    element.addEventListener('wheel', turn, { passive: false })
    // The dialog that opens around it begins here.
    element.setAttribute('autofocus', '')
    element.focus()
    return () => element.removeEventListener('wheel', turn)
  }, [])

  const press = (event: KeyboardEvent) => {
    const step = width / (event.shiftKey ? 240 : 24)
    const way = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const)[event.key]
    const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z')
    if (way) {
      const x = Math.min(WHOLE.width, Math.max(0, cross[0] + way[0] * step))
      const y = Math.min(WHOLE.height, Math.max(0, cross[1] + way[1] * step))
      setCross([x, y])
      setSight((now) => following(now, x, y))
    } else if (event.key === 'Enter') put(cross)
    else if (event.key === '+' || event.key === '=') zoomBy(2, cross)
    else if (event.key === '-') zoomBy(0.5, cross)
    else if (isUndo) onUndo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const move = (event: PointerEvent) => {
    const from = drag.current
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (Math.hypot(dx, dy) > STILL) from.isMoved = true
    const scale = svg.current?.getScreenCTM()?.a ?? 1
    if (from.isMoved) setSight(held({ ...from.sight, x: from.sight.x - dx / scale, y: from.sight.y - dy / scale }))
  }

  const [lon, lat] = frame.back(...cross)
  const street = placement.names[streetAt(placement, lon, lat)]
  const where = [`${lon.toFixed(5)}, ${lat.toFixed(5)}`, street ? nameIn(street.name, lang) : w.place.keys.bad]
  return (
    <div className="placing-map" ref={box}>
      <svg
        ref={svg}
        viewBox={`${left} ${top} ${width} ${height}`}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a map that is worked with the keyboard
        tabIndex={0}
        aria-label={w.placing.map(name)}
        aria-describedby="placing-keys"
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { x: event.clientX, y: event.clientY, sight, isMoved: false }
        }}
        onPointerMove={move}
        onPointerUp={(event) => {
          if (drag.current && !drag.current.isMoved) put(placeAt(event.currentTarget, event))
          drag.current = null
        }}
        onPointerCancel={() => {
          drag.current = null
        }}
      >
        <PlacingDrawing
          placement={placement}
          spots={spots}
          row={row}
          frame={frame}
          cross={cross}
          zoom={zoom}
          scale={scale}
        />
      </svg>
      <div className="placing-zoom">
        <button
          type="button"
          className="ib"
          aria-label={w.placing.nearer}
          onClick={() => zoomBy(2, [sight.x, sight.y])}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="ib"
          aria-label={w.placing.farther}
          onClick={() => zoomBy(0.5, [sight.x, sight.y])}
        >
          <Icon name="minus" />
        </button>
      </div>
      <output className="placing-where" aria-live="polite">
        {where.join(' · ')}
      </output>
    </div>
  )
}
