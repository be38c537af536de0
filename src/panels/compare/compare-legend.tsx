import { outcomeOf, scenariosOf } from '../../state/scenario-state.ts'
import { deltaBreaks, deltaRamp } from '../../symbology/delta.ts'
import { rampOf } from '../../symbology/ramp.ts'
import { zoneClasses } from '../../symbology/shade.ts'
import { breakNumber, shadeName } from '../class-label.ts'
import { useApp, useDistributionWords, useNumbers, useWords } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { useLayout } from '../parts/use-layout.ts'
import { useCompareWords } from './use-compare-words.ts'
import { usePair } from './use-compared.ts'

/** The legend of the map of changes: five classes, the middle one "no change". */
export function DeltaLegend() {
  const w = useCompareWords()
  const n = useNumbers()
  const theme = useApp((s) => s.view.theme)
  return (
    <Strip
      title={w.deltaTitle}
      unit={w.deltaUnit}
      ends={[w.deltaEnds[0], w.deltaBand, w.deltaEnds[1]]}
      colours={deltaRamp(theme)}
      breaks={deltaBreaks.map((value) => n.signedDecimal(value))}
      note={null}
    />
  )
}

/** The legend of two maps: one scheme for all that is compared. */
export function FrozenLegend({ derived: { picture, run } }: { derived: Derived }) {
  const w = useCompareWords()
  const dw = useDistributionWords()
  const words = useWords()
  const n = useNumbers()
  const theme = useApp((s) => s.view.theme)
  const scenarios = useApp(scenariosOf)
  const pair = usePair()
  const left = useApp((s) => outcomeOf(s, scenarios[pair.left]?.edits ?? [])?.analysis.zones)
  const right = useApp((s) => outcomeOf(s, scenarios[pair.right]?.edits ?? [])?.analysis.zones)
  const { shade } = picture
  const [a, b] = [left && zoneClasses(shade, left), right && zoneClasses(shade, right)]
  const changed = a && b ? a.reduce((sum, c, k) => sum + (c === b[k] ? 0 : 1), 0) : null
  return (
    <Strip
      title={shadeName(shade, run.method.measure, words)}
      unit={words.shade.units[shade.id]}
      ends={words.shade.ends[shade.id]}
      colours={rampOf(theme, shade)}
      breaks={shade.breaks.map((value) => breakNumber(shade, value, n))}
      note={`${dw.schemes[shade.choice.scheme]} · ${w.frozen}${changed === null ? '' : w.changesClass(n.int(changed))}`}
    />
  )
}

interface StripProps {
  readonly title: string
  readonly unit: string
  readonly ends: readonly string[]
  readonly colours: readonly string[]
  /** Written at the right end of every class but the last. */
  readonly breaks: readonly string[]
  readonly note: string | null
  /** Says what the marks of scenarios mean; false where there are none. */
  readonly keys?: boolean
}

/** A legend of classes in one strip, with the keys of what is proposed. */
export function Strip({ title, unit, ends, colours, breaks, note, keys = true }: StripProps) {
  const w = useCompareWords()
  const words = useWords()
  const phone = useLayout() === 'phone'
  return (
    <aside className="legend compare-legend" aria-label={words.legend.show}>
      <p>
        <b>{title}</b>
        <span>{unit}</span>
      </p>
      {!phone && (
        <div className="legend-ends">
          {ends.map((end) => (
            <span key={end}>{end}</span>
          ))}
        </div>
      )}
      <div className="legend-strip" aria-hidden="true">
        {colours.map((colour, k) => (
          <span key={colour}>
            <i style={{ background: colour }} />
            {breaks[k] !== undefined && <em>{breaks[k]}</em>}
          </span>
        ))}
      </div>
      {note && !phone && <p className="legend-note">{note}</p>}
      {!phone && keys && (
        <div className="keys compare-keys">
          <span>
            <i className="mark solid" />
            {w.marks.added}
          </span>
          <span>
            <i className="mark" />
            {w.marks.changed}
          </span>
        </div>
      )}
    </aside>
  )
}
