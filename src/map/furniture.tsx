import type { Map as LiveMap } from 'maplibre-gl'
import { memo, useEffect, useState } from 'react'
import { lengthLabel, metresPerPixel, type ScaleBar, scaleBar } from '../symbology/scale-bar.ts'
import { degreeLabel, graticuleStep, ticks } from './graticule.ts'

/** Words of the map's own controls; the map brings none. */
export interface MapWords {
  /** Name of the map for those who do not see it. */
  readonly map: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly home: string
  readonly north: string
  readonly metres: string
  readonly kilometres: string
  /** Lines under the scale bar: what the map is not, whose data it is. */
  readonly notes: readonly string[]
}

interface Tick {
  readonly at: number
  readonly label: string
}

interface Frame {
  readonly bar: ScaleBar | null
  readonly top: readonly Tick[]
  readonly right: readonly Tick[]
}

/** Everything printed on the sheet's margin: graticule ticks, zoom buttons, scale bar, north arrow, notes. Drawn anew when the map moves, not when it is coloured. */
export const Furniture = memo(function Furniture({
  map,
  words,
  graticule,
  onHome,
  onZoom,
}: {
  map: LiveMap
  words: MapWords
  graticule: boolean
  onHome: () => void
  onZoom: (levels: number) => void
}) {
  const [frame, setFrame] = useState(() => frameOf(map, graticule))
  useEffect(() => {
    const update = () => setFrame(frameOf(map, graticule))
    update()
    map.on('move', update)
    map.on('resize', update)
    return () => {
      map.off('move', update)
      map.off('resize', update)
    }
  }, [map, graticule])
  return (
    <>
      <div className="map-ticks" aria-hidden="true">
        {frame.top.map(({ at, label }) => (
          <span key={label} className="map-tick-top" ref={place('left', at)}>
            {label}
          </span>
        ))}
        {frame.right.map(({ at, label }) => (
          <span key={label} className="map-tick-right" ref={place('top', at)}>
            {label}
          </span>
        ))}
      </div>
      <div className="map-zoom">
        <Button name={words.zoomIn} path="M8 3v10M3 8h10" step onPress={() => onZoom(1)} />
        <Button name={words.zoomOut} path="M3 8h10" step onPress={() => onZoom(-1)} />
        <Button name={words.home} path="M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5" onPress={onHome} />
      </div>
      <div className="map-foot">
        <div className="map-scale-row">
          {frame.bar ? <Scale bar={frame.bar} words={words} /> : null}
          <svg className="map-north" width="14" height="26" viewBox="0 0 14 26" role="img" aria-label={words.north}>
            <path d="M7 8v13l-4.5 3.5z" className="map-north-ink" />
            <path d="M7 8v13l4.5 3.5z" className="map-north-paper" />
            <text x="7" y="6">
              N
            </text>
          </svg>
        </div>
        {words.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </>
  )
})

function Button({ name, path, step, onPress }: { name: string; path: string; step?: true; onPress: () => void }) {
  return (
    <button type="button" className={step && 'map-zoom-step'} aria-label={name} title={name} onClick={onPress}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  )
}

function Scale({ bar, words }: { bar: ScaleBar; words: MapWords }) {
  const { value, unit } = lengthLabel(bar.metres)
  // Half of 5 km is 2.5 km, half of 1 km is 500 m: both ends in the unit of the whole.
  const name = unit === 'km' ? words.kilometres : words.metres
  const width = Math.round(bar.pixels * 10) / 10
  return (
    <svg className="map-scale" width={width + 40} height="24" role="img" aria-label={`${value} ${name}`}>
      <g transform="translate(10 0)">
        <path className="map-scale-line" d={`M.5 14v6h${width}v-6M${width / 2 + 0.5} 16v4`} />
        <path className="map-scale-bar" d={`M.5 18.5h${width / 2}`} />
        <text x="0.5" y="10">
          0
        </text>
        <text x={width / 2 + 0.5} y="10">
          {value / 2}
        </text>
        <text x={width - 3} y="10" className="map-scale-end">
          {value} {name}
        </text>
      </g>
    </svg>
  )
}

/** Positions go through the style object: the page's security policy forbids style attributes in markup. */
function place(side: 'left' | 'top', at: number) {
  return (element: HTMLElement | null) => {
    if (element) element.style[side] = `${at}px`
  }
}

function frameOf(map: LiveMap, graticule: boolean): Frame {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const zoom = map.getZoom()
  const bar = scaleBar(metresPerPixel(map.getCenter().lat, zoom), width < 640 ? 84 : 110)
  // On a phone the margin is too narrow for degrees.
  if (!graticule || width < 520 || height < 300) return { bar, top: [], right: [] }
  const { minutes } = graticuleStep(zoom)
  const bounds = map.getBounds()
  const top = ticks(bounds.getWest(), bounds.getEast(), minutes)
    .map((tick) => ({ at: map.project([tick / 60, bounds.getNorth()]).x, label: degreeLabel(tick, 'lon') }))
    .filter(({ at }) => at > 40 && at < width - 60)
  const right = ticks(bounds.getSouth(), bounds.getNorth(), minutes)
    .map((tick) => ({ at: map.project([bounds.getEast(), tick / 60]).y, label: degreeLabel(tick, 'lat') }))
    .filter(({ at }) => at > 60 && at < height - 60)
  return { bar, top, right }
}
