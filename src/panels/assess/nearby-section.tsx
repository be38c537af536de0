import type { ReactNode } from 'react'
import type { Analysis } from '../../core/analyse.ts'
import type { Zoning } from '../../core/catchment/zoning.ts'
import { nearbyOf } from '../../report/nearby-summary.ts'
import type { Assessment, Stated } from '../../scenario/assessment.ts'
import type { Method } from '../../scenario/method.ts'
import { settle } from '../../state/store.ts'
import { useNumbers, useShell } from '../context.tsx'
import { NumberField } from './number-field.tsx'
import { assess, useAssessment } from './use-assessment.ts'
import { useBalanceWords } from './use-balance-words.ts'

interface Props {
  readonly analysis: Analysis
  readonly method: Method
  readonly zoning: Zoning | null
}

/** The three figures called "nearby" side by side, each with its definition: what can be computed is, the rest is typed with its source. */
export function NearbySection({ analysis, method, zoning }: Props) {
  const w = useBalanceWords().equity.nearby
  const n = useNumbers()
  const assessment = useAssessment()
  const { enrolled, zoned, withPlace, threshold } = nearbyOf(analysis.total, method, zoning, assessment)
  const percent = (share: number | null, absent: string) => (share === null ? absent : n.percent(100 * share, 1))
  return (
    <section className="assess-sect" aria-label={w.title}>
      <div className="hd">
        <h2>{w.title}</h2>
        <span className="mut">{w.note}</span>
      </div>
      <div className="nearby">
        <Card name={w.enrolled} value={percent(enrolled?.share ?? null, w.absent)} definition={w.enrolledDef}>
          <StatedFields of="enrolled" label={w.stated} />
        </Card>
        <Card name={w.zoned} value={percent(zoned, w.noCatchments)} definition={w.zonedDef}>
          <StatedFields of="zoned" label={w.zonedStated} />
        </Card>
        <Card name={w.place(n.reach(threshold))} value={percent(withPlace, w.noGap)} definition={w.placeDef} />
      </div>
    </section>
  )
}

function Card(props: { name: string; value: string; definition: string; children?: ReactNode }) {
  return (
    <div className="nearby-card">
      <h3>{props.name}</h3>
      <b>{props.value}</b>
      <p className="note">{props.definition}</p>
      {props.children}
    </div>
  )
}

/** A published figure and where it was published; an empty field takes the figure away. */
function StatedFields({ of, label }: { of: keyof Assessment['stated']; label: string }) {
  const w = useBalanceWords().equity.nearby
  const { store } = useShell()
  const { stated } = useAssessment()
  const given = stated[of]
  const set = (next: Stated | null) => {
    const { [of]: _, ...others } = stated
    assess(store, 'assess-stated', { stated: next ? { ...others, [of]: next } : others }, `stated ${of}`)
  }
  return (
    <div className="stated">
      <NumberField
        label={label}
        value={given ? Math.round(given.share * 1e6) / 1e4 : Number.NaN}
        max={100}
        wrong={w.wrong}
        onEmpty={() => set(null)}
        onChange={(percent) => set({ share: percent / 100, source: given?.source ?? '' })}
      />
      {given && (
        <label className="nf wide">
          <span>{w.source}</span>
          <input
            value={given.source}
            onChange={(event) => set({ ...given, source: event.target.value })}
            onBlur={() => settle(store)}
          />
        </label>
      )}
    </div>
  )
}
