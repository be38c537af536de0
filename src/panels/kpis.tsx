import { measureOf } from '../core/fca/measures/list.ts'
import { useNumbers, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'

/** Four more numbers: quality coverage and chance, and how far the nearest school is. */
export function Kpis({ sheet, run }: Pick<Derived, 'sheet' | 'run'>) {
  const w = useWords()
  const n = useNumbers()
  const { coverage, chance, nearest } = sheet.total
  const { gap } = measureOf(run.method.measure)
  const items = [
    [w.kpi.coverage, n.percent(coverage ?? Number.NaN, 1), w.shade.tips.coverage],
    [
      w.kpi.chance,
      n.percent(gap ? (chance ?? Number.NaN) : Number.NaN, 1),
      gap ? w.shade.tips.chance : w.measure.noGap,
    ],
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
