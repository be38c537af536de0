import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import { comparedPair } from '../../state/derived/compared.ts'
import { NOTABLE } from '../../state/derived/contrast.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import type { Columns } from './matrix.tsx'
import { useCompareWords } from './use-compare-words.ts'

/** Who gains and who loses: the streets that change notably under any of the scenarios. */
export function GainTable({ columns }: Columns) {
  const w = useCompareWords()
  const words = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const zones = useApp((s) => s.study?.data.zones)
  const right = useApp((s) => comparedPair(s).right)
  const scenarios = columns.slice(1)
  const chosen = Math.max(
    0,
    scenarios.findIndex(({ index }) => index === right),
  )
  const { gap } = measureOf(useApp((s) => s.method).measure)
  if (!gap || !scenarios[chosen]) return null
  const rows = scenarios[chosen].contrast.rows.map((row, k) => ({
    ...row,
    changes: scenarios.map(({ contrast }) => contrast.rows[k]?.change ?? 0),
  }))
  const shown = rows
    .filter(({ changes }) => changes.some((change) => Math.abs(change) >= NOTABLE))
    .sort((a, b) => b.change - a.change)
  const scale = Math.max(1, ...shown.flatMap(({ changes }) => changes.map(Math.abs)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be within reach of the keyboard
    <section className="gain-table" aria-label={w.gainers} tabIndex={0}>
      <div className="hd">
        <h2>{w.gainers}</h2>
        <span className="mut">{w.gainersNote(n.int(rows.length - shown.length))}</span>
      </div>
      <table className="gains">
        <thead>
          <tr>
            <th scope="col">{w.street(scenarios[chosen].name)}</th>
            <th scope="col">{w.today}</th>
            {scenarios.map(({ name }, k) => (
              <th scope="col" key={name} data-on={k === chosen}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.length === 0 && (
            <tr>
              <td colSpan={2 + scenarios.length} className="note">
                {w.empty}
              </td>
            </tr>
          )}
          {shown.map((row) => {
            const name = zones?.name[row.index]
            return (
              <tr
                key={row.index}
                onPointerEnter={() => row.index >= 0 && setView(store, { hover: { kind: 'zone', index: row.index } })}
                onPointerLeave={() => setView(store, { hover: null })}
              >
                <th scope="row">{name ? nameIn(name, lang) : words.table.outside}</th>
                <td>{n.percent(row.before ?? Number.NaN)}</td>
                {row.changes.map((change, k) => (
                  <td key={scenarios[k]?.name} data-on={k === chosen}>
                    <GainBar change={change} scale={scale} text={n.signed(change)} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{w.total}</th>
            <td />
            {scenarios.map(({ name, contrast }, k) => {
              const changes = contrast.rows.map(({ change }) => change)
              const sum = (keep: (change: number) => boolean) => changes.filter(keep).reduce((a, b) => a + b, 0)
              return (
                <td key={name} data-on={k === chosen}>
                  {w.sum(n.signed(sum((change) => change > 0)), n.signed(sum((change) => change < 0)))}
                </td>
              )
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function GainBar({ change, scale, text }: { change: number; scale: number; text: string }) {
  const width = (38 * Math.abs(change)) / scale
  return (
    <span className="gbar" data-side={change < 0 ? 'less' : 'more'}>
      <i style={{ width: `${width}%` }} />
      <b>{text}</b>
    </span>
  )
}
