import type { ReactNode } from 'react'
import type { Equity } from '../../core/equity/equity.ts'
import type { ZoneTable } from '../../core/places.ts'
import { rankColumn } from '../../scenario/equity-run.ts'
import { useNumbers, useShell } from '../context.tsx'
import { NumberField } from './number-field.tsx'
import { assess, useAssessment } from './use-assessment.ts'
import { useBalanceWords } from './use-balance-words.ts'

interface Props {
  readonly equity: Equity
  readonly before: Equity | null
  readonly zones: ZoneTable | null
}

/** Below this a concentration index says nothing. */
const HARDLY = 0.01

/** Each figure with one plain sentence for what it means here. */
export function EquityFigures({ equity, before, zones }: Props) {
  const w = useBalanceWords().equity
  const n = useNumbers()
  const { store } = useShell()
  const { line, rank } = useAssessment()
  const column = rankColumn(zones, { rank })
  const columns = Object.keys(zones?.extra ?? {})
  const { gini, theil, palma, ranked, shortfall } = equity
  const number = (value: number | null | undefined) => n.decimal(value ?? Number.NaN, 3)
  const percent = (share: number) => n.percent(100 * share)
  const was = (of: (equity: Equity) => number | null | undefined) => {
    const value = before && of(before)
    return value == null ? null : w.before(number(value))
  }
  const order = () => {
    if (!ranked || column === null) return w.says.rankedAbsent
    if (Math.abs(ranked.index) < HARDLY) return w.says.rankedNone(column)
    return ranked.index > 0 ? w.says.rankedUp(column) : w.says.rankedDown(column)
  }
  const powers = [
    { power: '₀', of: 'share' as const, says: shortfall ? w.says.fgt0(percent(shortfall.share), n.short(line)) : '' },
    {
      power: '₁',
      of: 'depth' as const,
      says: shortfall ? w.says.fgt1(percent(shortfall.share > 0 ? shortfall.depth / shortfall.share : 0)) : '',
    },
    { power: '₂', of: 'severity' as const, says: w.says.fgt2 },
  ]
  return (
    <>
      <dl className="figures-list">
        <Figure name={w.figures.gini} value={number(gini)} was={was((e) => e.gini)}>
          {gini !== null && w.says.gini(percent(2 * gini))}
        </Figure>
        <Figure name={w.figures.theil} value={number(theil?.total)} was={was((e) => e.theil?.total)}>
          {theil && theil.total > 0
            ? w.says.theil(percent(theil.between / theil.total), percent(theil.within / theil.total))
            : theil && w.says.theilNone}
        </Figure>
        <Figure name={w.figures.palma} value={number(palma?.ratio)} was={was((e) => e.palma?.ratio)}>
          {palma && (palma.ratio === null ? w.says.palmaNone : w.says.palma(n.decimal(palma.ratio, 1)))}
        </Figure>
        <Figure
          name={w.figures.ranked}
          value={n.signedDecimal(ranked?.index ?? Number.NaN, 3)}
          was={was((e) => e.ranked?.index)}
        >
          {order()}
          {columns.length > 1 && (
            <select
              className="field"
              aria-label={w.rank}
              value={rank ?? ''}
              onChange={(event) => assess(store, 'assess-rank', { rank: event.target.value || null })}
            >
              <option value="">{w.rankAuto}</option>
              {columns.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Figure>
      </dl>
      <div className="line-field">
        <NumberField
          label={w.line}
          value={line}
          max={100}
          least={Number.MIN_VALUE}
          wrong={w.lineWrong}
          onChange={(next) => assess(store, 'assess-line', { line: next }, 'line')}
        />
      </div>
      {shortfall ? (
        <dl className="figures-list">
          {powers.map(({ power, of, says }) => (
            <Figure
              key={power}
              name={w.figures.shortfall(power)}
              value={number(shortfall[of])}
              was={was((e) => e.shortfall?.[of])}
            >
              {says}
            </Figure>
          ))}
        </dl>
      ) : (
        <p className="note line-field">{w.says.fgtNone}</p>
      )}
    </>
  )
}

function Figure(props: { name: string; value: string; was: string | null; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className="b">
        {props.value}
        {props.was && <small>{props.was}</small>}
      </dd>
      <dd className="says">{props.children}</dd>
    </div>
  )
}
