import { useMemo } from 'react'
import { nameIn } from '../../core/name.ts'
import type { Spot } from '../../ingest/position.ts'
import type { Placement } from '../../worker/import-protocol.ts'
import { useApp } from '../context.tsx'
import { discPath, type Frame, pairs, ringPath } from './placement-picture.ts'
import { freeLabels } from './placing-view.ts'

interface Props {
  readonly placement: Placement
  readonly spots: readonly Spot[]
  readonly row: number | null
  readonly frame: Frame
  readonly cross: readonly [x: number, y: number]
  readonly zoom: number
  /** Pixels of the screen for one of the picture at zoom 1. */
  readonly scale: number
}

const LETTER = 12

/** Streets and their names, points that have a position, those that were set, and the cross; of one size at every zoom. */
export function PlacingDrawing({ placement, spots, row, frame, cross: [x, y], zoom, scale }: Props) {
  const lang = useApp((s) => s.view.lang)
  const streets = useMemo(() => ringPath(placement.outlines, frame), [placement.outlines, frame])
  const labels = useMemo(() => {
    const all = placement.names.map((one) => {
      const [left, top] = frame.at(one.lon, one.lat)
      return { x: left, y: top, text: nameIn(one.name, lang) }
    })
    return freeLabels(all, LETTER, zoom * scale)
  }, [placement.names, frame, lang, zoom, scale])
  const isSet = new Set(spots.map((spot) => spot.row))
  const known = [...pairs(placement.before)].filter((_, k) => !isSet.has(placement.row[k] ?? 0))
  const places = spots.map((spot) => frame.at(spot.lon, spot.lat))
  const here = places[spots.findIndex((spot) => spot.row === row)]
  const pixel = 1 / (zoom * scale)
  const arm = 14 * pixel
  return (
    <>
      <path className="streets" d={streets} />
      {labels.map((label) => (
        <text key={`${label.text}${label.x}`} x={label.x} y={label.y} fontSize={LETTER * pixel} strokeWidth={3 * pixel}>
          {label.text}
        </text>
      ))}
      <path
        className="known"
        d={discPath(
          known.map((place) => frame.at(...place)),
          3 * pixel,
        )}
      />
      <path className="set" d={discPath(places, 5 * pixel)} />
      {here && <circle className="here" cx={here[0]} cy={here[1]} r={10 * pixel} />}
      <path className="cross" d={`M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`} />
    </>
  )
}
