import { memo } from 'react'
import type { Projection } from '../map/overlay.ts'
import { useNumbers, useScenarioWords, useWords } from '../panels/context.tsx'
import { type ShownContrast, useContrast } from '../panels/scenario/use-contrast.ts'
import { usePlace } from '../panels/scenario/use-place.ts'
import type { Edit } from '../scenario/edit.ts'

interface Props {
  readonly edit: Edit
  readonly index: number
  readonly projection: Projection
}

/** The gain where the site stands, beside it. */
export function GainPlate({ edit, index, projection }: Props) {
  const place = usePlace(edit, index)
  const shown = useContrast()
  if (!shown || !place) return null
  const { x, y } = projection.toPixel(place.x, place.y)
  const right = x > 300
  return (
    <div
      className="plate"
      aria-hidden="true"
      style={{
        // Whole px keep the letters sharp; moved so, it is not laid out anew.
        transform: `translate(${Math.round(x + (right ? -30 : 30))}px, ${Math.round(y)}px) translate(${right ? '-100%' : '0'}, -50%)`,
      }}
    >
      <Gain shown={shown} />
    </div>
  )
}

const Gain = memo(function Gain({ shown }: { shown: ShownContrast }) {
  const w = useScenarioWords().map
  const words = useWords()
  const n = useNumbers()
  const { before, after } = shown.contrast
  const neighbour = shown.live?.neighbour
  return (
    <>
      <p>
        <b>{n.signed(after.placed - before.placed)}</b> {w.lostPlace}
      </p>
      <div>
        <span>{w.out}</span>
        <b>{n.signed(after.out - before.out)}</b>
      </div>
      <div>
        <span>{w.full}</span>
        <b>{n.signed(after.full - before.full)}</b>
      </div>
      {neighbour !== undefined && (
        <div>
          <span>{w.neighbour}</span>
          <b>{neighbour < 0 ? words.why.noSchool : n.metres(neighbour)}</b>
        </div>
      )}
    </>
  )
})
