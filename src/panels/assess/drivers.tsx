import { useMemo } from 'react'
import type { Balance, IndicatorResult } from '../../core/balance/balance.ts'
import { drivers } from '../../core/balance/variation.ts'
import { nameIn } from '../../core/name.ts'
import { DRIVERS } from '../../report/balance-summary.ts'
import { useApp, useNumbers } from '../context.tsx'
import { cvText } from './balance-text.ts'
import { useBalanceWords } from './use-balance-words.ts'
import { useShowSite } from './use-show-site.ts'

/** The schools without which an indicator would vary least, one after another, and what the CV would then be. */
export function Drivers({ balance, result }: { balance: Balance; result: IndicatorResult }) {
  const w = useBalanceWords()
  const n = useNumbers()
  const lang = useApp((s) => s.view.lang)
  const sites = useApp((s) => s.study?.data.sites)
  const showSite = useShowSite()
  const { table, limits } = balance
  const values = table.value[result.id]
  const found = useMemo(() => (values ? drivers(values, table.pupils, DRIVERS) : []), [values, table.pupils])
  const name = (row: number) => nameIn(sites?.name[table.site[row] ?? -1] ?? { zh: '', en: '' }, lang)
  const second = found[1] ?? found[0]
  const { cv = null, unweighted = null } = result.variation ?? {}
  return (
    <div className="drivers">
      <h3>{w.drivers.title(w.indicators[result.id] ?? result.id)}</h3>
      {second ? (
        <p>
          {w.drivers.without(
            found
              .slice(0, 2)
              .map(({ school }) => name(school))
              .join(w.drivers.and),
            cvText(second.cv, limits.cv, n),
          )}
        </p>
      ) : (
        <p>{w.drivers.none}</p>
      )}
      {found.length > 0 && (
        <table className="wt">
          <thead>
            <tr>
              <th scope="col">{w.drivers.step}</th>
              <th scope="col" className="num">
                {w.schools.pupils}
              </th>
              <th scope="col" className="num">
                {w.one.perPupil}
              </th>
              <th scope="col" className="num">
                {w.drivers.left}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ school, cv: left }) => (
              <tr key={school}>
                <td className="n">
                  <button type="button" onClick={() => showSite(table.site[school] ?? -1)}>
                    {name(school)}
                  </button>
                </td>
                <td className="num">{n.int(table.pupils[school] ?? Number.NaN)}</td>
                <td className="num">{n.short(values?.[school] ?? Number.NaN)}</td>
                <td className="num b">{cvText(left, limits.cv, n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {cv !== null && unweighted !== null && (
        <p className="note">{w.drivers.mistake(n.decimal(cv, 4), n.decimal(unweighted, 4))}</p>
      )}
    </div>
  )
}
