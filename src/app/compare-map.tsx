import { useProjection } from '../map/overlay.ts'
import { useApp, useNumbers, useScenarioWords, useShell, useWords } from '../panels/context.tsx'
import { Segmented } from '../panels/parts/segmented.tsx'
import { placeOf } from '../state/hand.ts'
import { siteOf } from '../state/scenario-actions.ts'
import { scenarioAt } from '../state/scenario-state.ts'
import { setView } from '../state/store.ts'
import { deltaBreaks, deltaRamp } from '../symbology/delta.ts'

/** The sites of the chosen scenario: discs where something new stands, rings where something is changed. */
export function CompareMarks() {
  const scenario = useApp(scenarioAt)
  const data = useApp((s) => s.study?.data)
  const projection = useProjection()
  return (
    <>
      <MapChoice />
      {projection && scenario && data && (
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
      )}
    </>
  )
}

function MapChoice() {
  const w = useScenarioWords().compare
  const { store } = useShell()
  const value = useApp((s) => s.view.compareMap)
  const scenario = useApp(scenarioAt)
  if (!scenario) return null
  return (
    <div className="map-choice">
      <Segmented
        label={w.map}
        value={value}
        segments={(['delta', 'scenario'] as const).map((id) => ({ value: id, label: w.maps[id] }))}
        onChange={(compareMap) => setView(store, { compareMap })}
      />
    </div>
  )
}

/** The legend of the delta map: five classes, the middle one "no change". */
export function DeltaLegend() {
  const w = useScenarioWords().compare
  const words = useWords()
  const n = useNumbers()
  const theme = useApp((s) => s.view.theme)
  const colours = deltaRamp(theme)
  return (
    <aside className="legend delta-legend" aria-label={words.legend.show}>
      <p>
        <b>{w.deltaTitle}</b>
        <span>{w.deltaUnit}</span>
      </p>
      <div className="legend-ends">
        <span>{w.deltaEnds[0]}</span>
        <span>{w.deltaBand}</span>
        <span>{w.deltaEnds[1]}</span>
      </div>
      <div className="legend-strip" aria-hidden="true">
        {colours.map((colour, k) => (
          <span key={colour}>
            <i style={{ background: colour }} />
            {deltaBreaks[k] !== undefined && <em>{n.signedDecimal(deltaBreaks[k])}</em>}
          </span>
        ))}
      </div>
    </aside>
  )
}
