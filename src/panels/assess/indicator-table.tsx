import { Fragment, useState } from 'react'
import type { Balance, IndicatorResult } from '../../core/balance/balance.ts'
import { type IndicatorId, perOf, ruleOf } from '../../core/balance/rules.ts'
import { useNumbers } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { cvText, limitText, unitText, valueText } from './balance-text.ts'
import { Drivers } from './drivers.tsx'
import { SpreadStrip } from './spread-strip.tsx'
import { useBalanceWords } from './use-balance-words.ts'
import { VerdictMark } from './verdict-mark.tsx'

/** Per indicator: the district's mean, how schools spread around it, the CV and its limit; each row opens into its drivers. */
export function IndicatorTable({ balance, marked }: { balance: Balance; marked: number }) {
  const w = useBalanceWords()
  const n = useNumbers()
  const [open, setOpen] = useState<IndicatorId | null>(null)
  const { table, indicators, limits, cvs } = balance
  const { judge } = ruleOf(table.rule)
  const hasNorms = balance.schools.length > 0
  const columns = hasNorms ? 7 : 6
  return (
    <section className="assess-sect" aria-label={w.table.title}>
      <div className="wide-table">
        <table className="tb indicators">
          <thead>
            <tr>
              <th scope="col">{w.table.indicator}</th>
              <th scope="col" className="num">
                {w.table.mean}
              </th>
              <th scope="col" className="spread-cell">
                {w.table.spread}
              </th>
              <th scope="col" className="num">
                {w.table.cv}
              </th>
              <th scope="col" className="num limit-cell">
                {w.table.limit}
              </th>
              <th scope="col">{w.table.result}</th>
              {hasNorms && (
                <th scope="col" className="num">
                  {w.table.met}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {indicators.map((result) => (
              <Fragment key={result.id}>
                <tr>
                  <th scope="row">
                    <button
                      type="button"
                      className="opens"
                      aria-expanded={open === result.id}
                      disabled={!result.variation}
                      onClick={() => setOpen(open === result.id ? null : result.id)}
                    >
                      {result.variation && <Icon name={open === result.id ? 'up' : 'down'} size={10} />}
                      <span>
                        {w.indicators[result.id]}
                        <small className="unit">{unitText(result.id, perOf(table.rule, result.id), w)}</small>
                      </span>
                    </button>
                  </th>
                  <IndicatorCells result={result} balance={balance} marked={marked} />
                </tr>
                {open === result.id && (
                  <tr className="opened">
                    <td colSpan={columns}>
                      <Drivers balance={balance} result={result} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
          {judge === 'mean' && (
            <tfoot>
              <tr>
                <th scope="row">{w.table.meanCv}</th>
                <td />
                <td className="spread-cell" />
                <td className="num b">{cvText(cvs.mean, limits.cv, n)}</td>
                <td className="num limit-cell">{limitText(limits.cv, n)}</td>
                <td>
                  {cvs.mean !== null && (
                    <VerdictMark
                      verdict={cvs.holds ? 'pass' : 'fail'}
                      word={cvs.holds ? w.table.within : w.table.above}
                    />
                  )}
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <p className="note">{hasNorms ? w.table.norm : w.table.noNorm}</p>
    </section>
  )
}

function IndicatorCells({ result, balance, marked }: { result: IndicatorResult; balance: Balance; marked: number }) {
  const w = useBalanceWords()
  const n = useNumbers()
  const { table, limits, schools } = balance
  const { id, variation, holds, norm, met } = result
  const values = table.value[id]
  const { judge } = ruleOf(table.rule)
  if (!variation || !values) {
    return (
      <>
        <td className="num">–</td>
        <td className="mut" colSpan={schools.length > 0 ? 5 : 4}>
          {w.table.unknown}
        </td>
      </>
    )
  }
  const given = values.filter((x) => !Number.isNaN(x))
  const label = w.table.spreadLabel(
    n.short(given.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)),
    n.short(given.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)),
    norm === null ? '' : n.short(norm),
  )
  return (
    <>
      <td className="num">{valueText(variation.mean, variation.mean, undefined, n)}</td>
      <td className="spread-cell">
        <SpreadStrip values={values} mean={variation.mean} norm={norm} label={label} marked={marked} />
      </td>
      <td className="num b">{cvText(variation.cv, limits.cv, n)}</td>
      <td className="num sec limit-cell">{judge === 'each' ? limitText(limits.cv, n) : ''}</td>
      <td>
        {holds !== null && (
          <VerdictMark verdict={holds ? 'pass' : 'fail'} word={holds ? w.table.within : w.table.above} />
        )}
        {variation.missing > 0 && (
          <span className="lacks" title={w.missing.noValue}>
            {w.missing.values(n.int(variation.missing))}
          </span>
        )}
      </td>
      {schools.length > 0 && (
        <td className="num">
          {n.int(met)}
          <span className="mut"> / {n.int(table.site.length)}</span>
        </td>
      )}
    </>
  )
}
