import { useMemo, useState } from 'react'
import type { MapWords } from '../map/furniture.tsx'
import { useProjection } from '../map/overlay.ts'
import { TwinMap } from '../map/twin-map.tsx'
import { DeltaLegend, FrozenLegend } from '../panels/compare/compare-legend.tsx'
import { CompareTip } from '../panels/compare/compare-tip.tsx'
import { SwipeControl } from '../panels/compare/swipe-control.tsx'
import { useApp, useShell } from '../panels/context.tsx'
import type { Derived } from '../panels/derived.tsx'
import type { Scenario } from '../scenario/edit.ts'
import { comparedPair } from '../state/derived/compared.ts'
import { placeOf } from '../state/hand.ts'
import { siteOf } from '../state/scenario-actions.ts'
import { scenariosOf } from '../state/scenario-state.ts'
import { setView } from '../state/store.ts'
import { mapKind, scenarioMap } from './mode-map-input.ts'

interface Point {
  readonly x: number
  readonly y: number
}

interface Props {
  readonly derived: Derived
  readonly map: MapWords
  /** Where the pointer is over the main map. */
  readonly at: Point | null
  readonly onPoint: (at: Point | null) => void
}

/** Everything of the comparison that lies over the map: the other map, the marks of what is proposed, legend and tooltip. */
export function CompareOverlay({ derived, map, at, onPoint }: Props) {
  const view = useApp((s) => s.view)
  const scenarios = useApp(scenariosOf)
  const right = useApp((s) => comparedPair(s).right)
  const left = useApp((s) => comparedPair(s).left)
  const kind = mapKind(view, derived.run.method)
  const [other, setOther] = useState<Point | null>(null)
  const shown = other ?? at
  const tip = shown && view.hover?.kind === 'zone' && (
    <CompareTip zone={view.hover.index} at={shown} isShifted={kind === 'side' && other === null} kind={kind} />
  )
  if (kind === 'delta') {
    return (
      <>
        <Marks scenario={scenarios[right] ?? null} />
        <DeltaLegend />
        {tip}
      </>
    )
  }
  return (
    <>
      <Marks scenario={scenarios[right] ?? null} />
      <OtherMap
        derived={derived}
        scenario={scenarios[left] ?? null}
        title={map.map}
        onPoint={(point) => {
          setOther(point)
          if (point) onPoint(null)
        }}
      />
      <SwipeControl kind={kind} />
      <FrozenLegend derived={derived} />
      {tip}
    </>
  )
}

interface OtherProps {
  readonly derived: Derived
  readonly scenario: Scenario | null
  readonly title: string
  readonly onPoint: (at: Point | null) => void
}

/** The map at the left. */
function OtherMap({ derived, scenario, title, onPoint }: OtherProps) {
  const { store } = useShell()
  const view = useApp((s) => s.view)
  const outcomes = useApp((s) => s.outcomes)
  const timeline = useApp((s) => s.timeline)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the parts of the state that the input depends on
  const { input } = useMemo(
    () => scenarioMap(derived, store.getState(), scenario),
    [derived, store, view, outcomes, timeline, scenario],
  )
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return null
  return (
    <TwinMap
      input={input}
      title={title}
      onHover={(hover, point) => {
        onPoint(hover ? point : null)
        setView(store, { hover })
      }}
      onFailure={() => setBroken(true)}
    >
      <Marks scenario={scenario} />
    </TwinMap>
  )
}

/** The sites of a scenario: discs where something new stands, rings where something is changed. */
function Marks({ scenario }: { scenario: Scenario | null }) {
  const data = useApp((s) => s.study?.data)
  const projection = useProjection()
  if (!projection || !scenario || !data) return null
  return (
    <svg className="overlay" width={projection.size.width} height={projection.size.height} aria-hidden="true">
      {scenario.edits.map((edit, k) => {
        const place = placeOf(edit) ?? siteOf(data.sites, edit.id)
        if (edit.off || !place) return null
        const { x, y } = projection.toPixel(place.x, place.y)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an edit is known by
          <g key={k} className="edit-mark" transform={`translate(${x} ${y})`}>
            <circle className={placeOf(edit) ? 'solid' : ''} r={placeOf(edit) ? 6 : 9} />
            {edit.op === 'close' && <path d="m-4-4 8 8m0-8-8 8" />}
          </g>
        )
      })}
    </svg>
  )
}
