import type { Equity } from '../../core/equity/equity.ts'
import { useNumbers } from '../context.tsx'
import { useBalanceWords } from './use-balance-words.ts'

const SIZE = 200
const EDGE = 26

/** The Lorenz curve under its diagonal, and the same as a table for whoever does not see it. */
export function LorenzChart({ equity, before }: { equity: Equity; before: Equity | null }) {
  const w = useBalanceWords().equity.lorenz
  const n = useNumbers()
  const { lorenz } = equity
  if (!lorenz) return null
  const last = lorenz.length - 1
  const x = (k: number) => EDGE + (k / last) * SIZE
  const y = (share: number) => EDGE / 2 + (1 - share) * SIZE
  const line = (curve: Float64Array) =>
    Array.from(curve, (v, k) => `${k === 0 ? 'M' : 'L'}${x(k).toFixed(1)} ${y(v).toFixed(1)}`).join('')
  const percent = (share: number) => n.percent(100 * share)
  const at = (k: number) => lorenz[Math.round((k / 100) * last)] ?? Number.NaN
  return (
    <figure className="lorenz">
      <svg
        viewBox={`0 0 ${SIZE + EDGE + 8} ${SIZE + EDGE + 14}`}
        role="img"
        aria-label={`${w.title}: ${w.alt(percent(at(50)), percent(1 - at(90)))}`}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick} className="tick">
            <path d={`M${EDGE} ${y(tick)}h${SIZE}M${x(tick * last)} ${y(0)}v4`} />
            <text x={EDGE - 4} y={y(tick) + 3.5} textAnchor="end">
              {n.int(100 * tick)}
            </text>
            <text x={x(tick * last)} y={y(0) + 14} textAnchor="middle">
              {n.int(100 * tick)}
            </text>
          </g>
        ))}
        <path className="area" d={`${line(lorenz)}L${x(0)} ${y(0)}Z`} />
        <path className="even" d={`M${x(0)} ${y(0)}L${x(last)} ${y(1)}`} />
        {before?.lorenz && <path className="before" d={line(before.lorenz)} />}
        <path className="curve" d={line(lorenz)} />
        <text className="axis-name" x={x(last)} y={y(0) + 26} textAnchor="end">
          {w.children}
        </text>
        <text className="axis-name" x={EDGE + 4} y={y(1) + 9}>
          {w.share}
        </text>
      </svg>
      <figcaption className="note">
        {w.note}
        <details>
          <summary>{w.table}</summary>
          <table className="wt">
            <thead>
              <tr>
                <th scope="col">{w.children}</th>
                <th scope="col" className="num">
                  {w.share}
                </th>
              </tr>
            </thead>
            <tbody>
              {[10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((k) => (
                <tr key={k}>
                  <td>{n.percent(k)}</td>
                  <td className="num">{n.percent(100 * at(k), 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  )
}
