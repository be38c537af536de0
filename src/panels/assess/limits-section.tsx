import { type Limits, type RuleId, ruleOf } from '../../core/balance/rules.ts'
import type { Stage } from '../../core/places.ts'
import { type LimitChange, limitKey } from '../../scenario/assessment.ts'
import { settle } from '../../state/store.ts'
import { useShell } from '../context.tsx'
import { NumberField } from './number-field.tsx'
import { setLimits, useAssessment } from './use-assessment.ts'
import { useBalanceWords } from './use-balance-words.ts'

interface Props {
  readonly rule: RuleId
  readonly stage: Stage
  readonly limits: Limits
}

/** What is asked, to be set otherwise by a district that says where it is written. */
export function LimitsSection({ rule, stage, limits }: Props) {
  const w = useBalanceWords()
  const { store } = useShell()
  const { limits: changes } = useAssessment()
  const own = changes[limitKey(rule, stage)]
  const { judge, indicators } = ruleOf(rule)
  const set = (change: LimitChange, gesture: string) => setLimits(store, rule, stage, change, `limits ${gesture}`)
  const field = (
    label: string,
    value: number,
    change: (value: number) => LimitChange,
    gesture: string,
    max?: number,
  ) => (
    <NumberField
      key={gesture}
      label={label}
      value={value}
      {...(max !== undefined && { max })}
      wrong={w.one.wrong}
      onChange={(next) => set(change(next), gesture)}
    />
  )
  return (
    <details className="limits">
      <summary>
        {w.limits.title}
        <span className="mut">{own ? w.limits.own : w.rulesFull[rule]}</span>
      </summary>
      <div className="limit-fields">
        {field(w.limits.cv[judge] ?? '', limits.cv, (cv) => ({ cv }), 'cv')}
        {indicators.map((id) =>
          judge === 'each' || limits.norms[id] !== undefined
            ? field(
                w.indicators[id] ?? id,
                limits.norms[id] ?? Number.NaN,
                (norm) => ({ norms: { ...own?.norms, [id]: norm } }),
                id,
              )
            : null,
        )}
        {judge === 'each' && (
          <>
            {field(w.limits.met, limits.met, (met) => ({ met: Math.round(met) }), 'met', indicators.length)}
            {field(w.limits.floor, 100 * limits.floor, (floor) => ({ floor: floor / 100 }), 'floor', 100)}
          </>
        )}
        {field(w.limits.smallest, limits.smallest, (smallest) => ({ smallest }), 'smallest')}
        <label className="nf wide">
          <span>{w.limits.source}</span>
          <input
            value={own?.source ?? ''}
            placeholder={w.rulesFull[rule]}
            onChange={(event) => set({ source: event.target.value }, 'source')}
            onBlur={() => settle(store)}
          />
        </label>
      </div>
      {own && (
        <button type="button" className="btn sm" onClick={() => setLimits(store, rule, stage, null)}>
          {w.limits.reset}
        </button>
      )}
      <p className="note">{w.limits.definition}</p>
    </details>
  )
}
