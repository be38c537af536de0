import { type MouseEvent, useMemo } from 'react'
import type { Placement } from '../../worker/import-protocol.ts'
import { useNumbers, useShell } from '../context.tsx'
import { useDesk, useDeskWords } from './desk-context.tsx'
import { discPath, frameOf, PICTURE, pairs, ringPath } from './placement-picture.ts'

/** Pixels within which a click means a point. */
const NEAR = 9

/** The points of a file on the outlines of the streets: as the file has them and, where a correction is offered, after it. */
export function PlacementMap({ placement, isCompared }: { placement: Placement; isCompared: boolean }) {
  const w = useDeskWords()
  const n = useNumbers()
  const { desk } = useShell()
  const row = useDesk((one) => one.row)
  const drawing = useMemo(() => {
    const frame = frameOf(placement)
    const before = [...pairs(placement.before)].map(([lon, lat]) => frame.at(lon, lat))
    const after = [...pairs(placement.after)].map(([lon, lat]) => frame.at(lon, lat))
    const good = before.filter((_, k) => placement.outsideBefore[k] === 0)
    const bad = before.filter((_, k) => placement.outsideBefore[k] === 1)
    const vectors = before.map(([x, y], k) => {
      const [x2 = 0, y2 = 0] = after[k] ?? []
      return `M${x.toFixed(1)} ${y.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`
    })
    return {
      before,
      streets: ringPath(placement.outlines, frame),
      good: discPath(good, isCompared ? 2.6 : 2.2),
      bad: discPath(bad, 2.6),
      after: discPath(after, 2.2),
      vectors: vectors.join(''),
    }
  }, [placement, isCompared])
  const at = row === null ? -1 : placement.row.indexOf(row)
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = PICTURE.width / box.width
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
    const nearest = drawing.before
      .map(([px, py], k) => ({ k, distance: Math.hypot(px - x, py - y) }))
      .filter(({ distance }) => distance < NEAR)
      .sort((a, b) => a.distance - b.distance)[0]
    if (nearest) desk.selectRow(placement.row[nearest.k] ?? null)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every row can also be picked in the report and by its number
    <svg
      className="place-map"
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      role="img"
      aria-label={w.place.picture(n.int(placement.points))}
      onClick={pick}
    >
      <rect className="out" width={PICTURE.width} height={PICTURE.height} />
      <path className="streets" d={drawing.streets} />
      {isCompared && <path className="vec" d={drawing.vectors} />}
      <path className={isCompared ? 'old' : 'new'} d={drawing.good} />
      <path className="old bad" d={drawing.bad} />
      {isCompared && <path className="new" d={drawing.after} />}
      {at >= 0 && drawing.before[at] && (
        <circle className="here" cx={drawing.before[at][0]} cy={drawing.before[at][1]} r={7} />
      )}
    </svg>
  )
}
