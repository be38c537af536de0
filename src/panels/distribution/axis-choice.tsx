import type { Indicator, IndicatorId } from '../../state/derived/indicators.ts'
import { setView } from '../../state/store.ts'
import { useDistributionWords, useShell } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { Icon } from '../parts/icons.tsx'
import { useIndicatorName } from './use-indicator-name.ts'

interface Props {
  readonly x: Indicator
  readonly y: Indicator
  readonly indicators: readonly Indicator[]
  readonly derived: Derived
}

/** Which two indicators are set against each other. */
export function AxisChoice({ x, y, indicators, derived }: Props) {
  const w = useDistributionWords()
  const { store } = useShell()
  const nameOf = useIndicatorName(derived)
  const choose = (next: readonly [IndicatorId, IndicatorId]) => setView(store, { axes: next, picked: null })
  const select = (label: string, value: IndicatorId, onChange: (id: IndicatorId) => void) => (
    <label>
      <span>{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value as IndicatorId)}>
        {indicators.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div className="axes">
      {select(w.across, x.id, (id) => choose([id, y.id]))}
      <button type="button" className="ib" aria-label={w.swap} title={w.swap} onClick={() => choose([y.id, x.id])}>
        <Icon name="swap" size={14} />
      </button>
      {select(w.up, y.id, (id) => choose([x.id, id]))}
    </div>
  )
}
