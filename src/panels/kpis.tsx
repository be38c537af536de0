import { measureOf } from '../core/fca/measures/list.ts'
import { useNumbers, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'

/** Four more numbers: quality coverage and chance, and how far the nearest school is. */
export function Kpis({ sheet, run }: Pick<Derived, 'sheet' | 'run'>) {
  const w = useWords()
  const n = useNumbers()
  const { coverage, chance, nearest } = sheet.total
  const { gap } = measureOf(run.method.measure)
  const quality = run.method.qualityOnly
  const items = [
    [w.kpi.coverage, n.percent(coverage ?? Number.NaN, 1), w.shade.tips.coverage],
    [
      w.kpi.chance,
      n.percent(gap ? (chance ?? Number.NaN) : Number.NaN, 1),
      gap ? w.shade.tips.chance : w.measure.noGap,
    ],
    [quality ? w.kpi.medianQuality : w.kpi.median, n.metres(nearest?.median ?? Number.NaN), w.shade.tips.distance],
    [quality ? w.kpi.p90Quality : w.kpi.p90, n.metres(nearest?.p90 ?? Number.NaN), w.shade.tips.distance],
  ] as const
  return (
    <>
      <dl className="kp">
        {items.map(([label, value, tip]) => (
          <div key={label} title={tip}>
            <dd>{value}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      <Distances sheet={sheet} quality={run.method.qualityOnly} />
    </>
  )
}

/** How far children live from the nearest school and the nearest quality school, and how many within the norms. */
function Distances({ sheet, quality }: Pick<Derived, 'sheet'> & { quality: boolean }) {
  const w = useWords()
  const n = useNumbers()
  const { nearest, nearestQuality, children } = sheet.total
  const share = (count: number) => n.percent(children > 0 ? (100 * count) / children : Number.NaN, 1)
  const rows = [
    ...(quality ? [] : [[w.distances.school, nearest] as const]),
    [w.distances.quality, nearestQuality] as const,
  ]
  return (
    <details className="distances">
      <summary>{w.distances.title}</summary>
      <table>
        <thead>
          <tr>
            <td />
            {w.distances.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, facts]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {facts ? (
                <>
                  <td className="num">{n.metres(facts.mean)}</td>
                  <td className="num">{n.metres(facts.median)}</td>
                  <td className="num">{n.metres(facts.p90)}</td>
                  <td className="num">{share(facts.within500)}</td>
                  <td className="num">{share(facts.within1000)}</td>
                  <td className="num">{share(facts.within3000)}</td>
                </>
              ) : (
                <td className="num" colSpan={6}>
                  {w.distances.none}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
