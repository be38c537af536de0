import { useNumbers, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'

/** Four more numbers: quality coverage and chance, and how far the nearest school is. */
export function Kpis({ sheet }: Pick<Derived, 'sheet'>) {
  const w = useWords()
  const n = useNumbers()
  const { coverage, chance, nearest } = sheet.total
  const items = [
    [w.kpi.coverage, n.percent(coverage ?? Number.NaN, 1), w.shade.tips.coverage],
    [w.kpi.chance, n.percent(chance ?? Number.NaN, 1), w.shade.tips.chance],
    [w.kpi.median, n.metres(nearest?.median ?? Number.NaN), w.shade.tips.distance],
    [w.kpi.p90, n.metres(nearest?.p90 ?? Number.NaN), w.shade.tips.distance],
  ] as const
  return (
    <dl className="kp">
      {items.map(([label, value, tip]) => (
        <div key={label} title={tip}>
          <dd>{value}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}
