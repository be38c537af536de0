import { useProjection } from '../map/overlay.ts'
import { Strip } from '../panels/compare/compare-legend.tsx'
import { useApp, useNumbers, useSpotsWords } from '../panels/context.tsx'
import type { FoundSpots } from '../state/spot-state.ts'
import { freshSpots } from '../state/spots.ts'
import { spotBreaks, spotClasses, spotRamp } from '../symbology/spots.ts'

/** Discs beyond this number would stall the page; the best are drawn. */
const MOST_DISCS = 600

/** The surface of gains where it is no layer of cells, the proposed spots, and the legend. */
export function SpotOverlay() {
  const found = useApp(freshSpots)
  return found ? (
    <>
      <Spots found={found} />
      <SpotLegend found={found} />
    </>
  ) : null
}

function Spots({ found: { result, choice } }: { found: FoundSpots }) {
  const projection = useProjection()
  const theme = useApp((s) => s.view.theme)
  if (!projection) return null
  const { width, height } = projection.size
  const ramp = spotRamp(theme)
  const { x, y, gain, best } = result
  const classes = choice.parcels && spotClasses(gain, spotBreaks(gain))
  const at = (c: number) => projection.toPixel(x[c] ?? 0, y[c] ?? 0)
  const discs = classes
    ? Array.from(gain.keys())
        .sort((a, b) => (gain[a] ?? 0) - (gain[b] ?? 0))
        .slice(-MOST_DISCS)
    : []
  return (
    <svg className="overlay spot-marks" width={width} height={height} aria-hidden="true">
      {discs.map((c) => {
        const p = at(c)
        return <circle key={c} cx={p.x} cy={p.y} r="6" fill={ramp[classes?.[c] ?? 0]} className="parcel" />
      })}
      {Array.from(best, (c, rank) => {
        const p = at(c)
        return (
          <g key={c} transform={`translate(${p.x} ${p.y})`}>
            <circle r="10" />
            <text y="4">{rank + 1}</text>
          </g>
        )
      }).reverse()}
    </svg>
  )
}

function SpotLegend({ found: { result, choice } }: { found: FoundSpots }) {
  const w = useSpotsWords()
  const n = useNumbers()
  const theme = useApp((s) => s.view.theme)
  const breaks = spotBreaks(result.gain)
  return (
    <Strip
      title={w.legend}
      unit={choice.goal === 'mean' ? w.unit.metres : w.unit.children}
      ends={w.ends}
      colours={spotRamp(theme)}
      breaks={breaks.map((value) => n.short(value))}
      note={w.legendNote}
      keys={false}
    />
  )
}
