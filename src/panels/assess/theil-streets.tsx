import type { Theil } from '../../core/equity/theil.ts'
import { nameIn } from '../../core/name.ts'
import type { ZoneTable } from '../../core/places.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { useBalanceWords } from './use-balance-words.ts'

/** Streets that are shown. */
const SHOWN = 8

/** The streets that the inequality between streets comes from, the largest part first. */
export function TheilStreets({ theil, zones }: { theil: Theil; zones: ZoneTable }) {
  const w = useBalanceWords().equity
  const n = useNumbers()
  const { store, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const streets = theil.groups
    .slice(0, zones.id.length)
    .map((group, index) => ({ ...group, index }))
    .filter(({ between }) => between !== 0)
    .sort((a, b) => Math.abs(b.between) - Math.abs(a.between))
  const scale = Math.abs(streets[0]?.between ?? 1)
  if (streets.length < 2) return null
  return (
    <details className="limits">
      <summary>{w.streets}</summary>
      <table className="wt theil">
        <tbody>
          {streets.slice(0, SHOWN).map(({ index, between, mean }) => (
            <tr key={zones.id[index]}>
              <td className="n">
                <button
                  type="button"
                  onClick={() => {
                    setView(store, { selection: { kind: 'zone', index } })
                    actions.show({ kind: 'zone', index })
                  }}
                >
                  {nameIn(zones.name[index] ?? { zh: '', en: '' }, lang)}
                </button>
              </td>
              <td className="num">{n.short(mean ?? Number.NaN)}</td>
              <td>
                <div className="dv" aria-hidden="true">
                  <i className={between < 0 ? 'n' : 'p'} style={{ width: `${(Math.abs(between) / scale) * 50}%` }} />
                </div>
              </td>
              <td className="num">{n.signedDecimal(between, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{w.streetsNote}</p>
    </details>
  )
}
