import { Suspense, useState } from 'react'
import { failureText } from '../../i18n/failure-text.ts'
import type { Kpi, KpiId } from '../../scenario/kpis.ts'
import type { Method } from '../../scenario/method.ts'
import { isSame, type Robustness, robustnessOf, standingOf, sweptKpis, sweptRows } from '../../scenario/robustness.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { later } from '../parts/later.tsx'
import { Working } from '../parts/working.tsx'
import { kpiText } from './kpi-text.ts'
import type { Columns } from './matrix.tsx'
import { useCompareWords } from './use-compare-words.ts'
import { usePair } from './use-compared.ts'
import { type Rankings, useRankings } from './use-rankings.ts'

/** With its axes; loads when a ranking is there to be drawn. */
const RankingChart = later(async () => (await import('./ranking-chart.tsx')).RankingChart)

/** How the order of the scenarios holds over reaches and decays: one sentence, one small chart, one table. */
export function RobustnessSection({ columns }: Columns) {
  const w = useCompareWords()
  const words = useWords()
  const rankings = useRankings(columns)
  const [id, setId] = useState<KpiId>('placed')
  const offered = sweptKpis.filter((kpi) => columns.some(({ values }) => values[kpi.id] !== null))
  const kpi = offered.find((one) => one.id === id) ?? offered[0]
  if (!kpi) return null
  const { progress, failure, found } = rankings
  return (
    <section className="sweep">
      <div className="hd">
        <h2>{w.sweep.title}</h2>
        <select
          className="field"
          aria-label={w.sweep.by}
          value={kpi.id}
          onChange={(event) => setId(event.target.value as KpiId)}
        >
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {w.kpis[one.id]?.[0]}
            </option>
          ))}
        </select>
      </div>
      {progress !== null ? (
        <Working
          className="sweep-progress"
          label={w.sweep.computing}
          progress={progress}
          cancel={w.sweep.cancel}
          onCancel={rankings.cancel}
        />
      ) : (
        !found && (
          <button type="button" className="btn" onClick={rankings.start}>
            {w.sweep.start}
          </button>
        )
      )}
      {failure && (
        <p className="error" role="alert">
          {failureText(failure, words)}
        </p>
      )}
      {found && <Found columns={columns} kpi={kpi} found={found} />}
    </section>
  )
}

function Found({ columns, kpi, found }: Columns & { kpi: Kpi; found: NonNullable<Rankings['found']> }) {
  const w = useCompareWords()
  const n = useNumbers()
  const words = useWords()
  const { actions } = useShell()
  const method = useApp((s) => s.method)
  const { right } = usePair()
  const { settings } = found
  const values = found.values[sweptKpis.indexOf(kpi)]
  if (!values) return null
  const rows = sweptRows(values, columns.length)
  const current = settings.findIndex((setting) => isSame(setting, method))
  const robustness = robustnessOf(kpi, rows, current)
  const names = columns.map(({ name }) => name)
  const decay = (one: Method) => words.decayNames[one.decay.kind]
  return (
    <>
      <p className="sweep-sentence">{sentence(robustness, names, w.sweep, n)}</p>
      <Suspense fallback={null}>
        <RankingChart kpi={kpi} columns={columns} settings={settings} rows={rows} current={current} chosen={right} />
      </Suspense>
      <details>
        <summary>{w.sweep.table}</summary>
        <div className="scroll-x">
          <table className="sweep-table">
            <thead>
              <tr>
                <th scope="col">{w.sweep.setting}</th>
                {columns.map(({ index, name }) => (
                  <th scope="col" key={index}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {settings.map((setting, row) => {
                const { best } = standingOf(kpi, rows[row] ?? [])
                return (
                  <tr key={`${setting.threshold} ${setting.decay.kind}`} data-current={row === current}>
                    <th scope="row">
                      {decay(setting)} · {n.metres(setting.threshold)}
                      {row === current && <small>{w.sweep.current}</small>}
                    </th>
                    {columns.map(({ index }, k) => {
                      const isBest = best.includes(k) && best.length < columns.length
                      return (
                        <td key={index} data-best={isBest}>
                          {isBest && <i className="best" title={w.bestMark} />}
                          {kpiText(kpi, rows[row]?.[k] ?? null, n)}
                          {isBest && <span className="sr">{w.bestMark}</span>}
                        </td>
                      )
                    })}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        <button
          type="button"
          className="btn sm"
          onClick={() => actions.saveRankings({ kpi: kpi.id, settings, rows, names })}
        >
          <Icon name="table" size={14} />
          {w.save}
        </button>
      </details>
    </>
  )
}

function sentence(
  { alone, tied, level, settings, sameOrder }: Robustness,
  names: readonly string[],
  w: ReturnType<typeof useCompareWords>['sweep'],
  n: ReturnType<typeof useNumbers>,
): string {
  const most = Math.max(...alone)
  const winners = names.filter((_, k) => alone[k] === most)
  const all = n.int(settings)
  if (level === settings) return w.level(all)
  const order = w.order(n.int(sameOrder), all)
  if (most === 0) return `${w.nobody(all)}${order}`
  const shared = Math.max(...tied.filter((_, k) => alone[k] === most))
  return `${w.best(winners, n.int(most), all, n.int(winners.length === 1 ? shared : 0), n.int(level))}${order}`
}
