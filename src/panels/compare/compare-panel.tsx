import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import type { Numbers } from '../../i18n/numbers.ts'
import { bestOf, type Kpi, kpis } from '../../report/kpis.ts'
import { NOTABLE } from '../../state/derived/contrast.ts'
import { chooseScenario } from '../../state/scenario-actions.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useScenarioWords, useShell, useWords } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { type Compared, useCompared } from './use-compared.ts'

/** The margin of the compare mode: which proposal is best, the matrix of key numbers, who gains and who loses. */
export function ComparePanel() {
  const w = useScenarioWords().compare
  const { store } = useShell()
  const columns = useCompared()
  const count = useApp((s) => scenariosOf(s).length)
  if (count === 0) {
    return (
      <div className="answer">
        <h1 className="head">{w.none}</h1>
        <button type="button" className="btn prop" onClick={() => setView(store, { mode: 'scenario' })}>
          {w.start}
        </button>
      </div>
    )
  }
  if (!columns) {
    return (
      <div className="answer">
        <p className="live">{w.computing}</p>
      </div>
    )
  }
  return (
    <>
      <Verdict columns={columns} />
      <Matrix columns={columns} />
      <GainTable columns={columns} />
    </>
  )
}

type Columns = { readonly columns: readonly Compared[] }

function Verdict({ columns }: Columns) {
  const w = useScenarioWords().compare
  const n = useNumbers()
  const { actions } = useShell()
  const { gap } = measureOf(useApp((s) => s.method).measure)
  const scenarios = columns.slice(1)
  const gain = ({ contrast: { before, after } }: Compared) => after.placed - before.placed
  const best = scenarios.reduce((a, b) => (gain(b) > gain(a) ? b : a))
  const parts = w.best(best.name, n.int(gain(best)), n.signed(best.values.added ?? 0))
  return (
    <div className="answer verdict">
      <h1 className="head">
        {gap && gain(best) > 0 ? (
          <>
            {parts[0]}
            <em className="prop">{parts[1]}</em>
            {parts[2]}
          </>
        ) : gap ? (
          w.noneBetter
        ) : (
          w.measure
        )}
      </h1>
      <button type="button" className="btn sm" onClick={actions.saveComparison}>
        <Icon name="table" size={14} />
        {w.save}
      </button>
    </div>
  )
}

/** A key number as it is written. */
export function kpiText({ unit }: Kpi, value: number | null, n: Numbers): string {
  if (value === null) return '–'
  if (unit === 'percent') return n.percent(value, 1)
  return unit === 'metres' ? n.metres(value) : n.int(value)
}

function Matrix({ columns }: Columns) {
  const w = useScenarioWords().compare
  const n = useNumbers()
  const { store } = useShell()
  const chosen = useApp((s) => s.view.scenario)
  const children = columns[0]?.contrast.before.children ?? 0
  return (
    <div className="matrix-box">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{w.all(n.int(children))}</th>
            {columns.map(({ name }, k) => (
              <th scope="col" key={name} data-on={k > 0 && k - 1 === chosen}>
                {k === 0 ? (
                  <b>{name}</b>
                ) : (
                  <button
                    type="button"
                    aria-pressed={k - 1 === chosen}
                    title={name}
                    onClick={() => chooseScenario(store, k - 1)}
                  >
                    {name}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kpis.map((kpi) => (
            <Row key={kpi.id} kpi={kpi} columns={columns} chosen={chosen} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Counts of children are whole and add up, as everywhere on the screen; the table that is saved has them in full. */
function shownValue({ id }: Kpi, { values, contrast: { after } }: Compared): number | null {
  const isPart = id === 'placed' || id === 'full' || id === 'out' || id === 'gap'
  return isPart && values[id] !== null ? after[id] : values[id]
}

function Row({ kpi, columns, chosen }: Columns & { kpi: Kpi; chosen: number }) {
  const w = useScenarioWords().compare
  const n = useNumbers()
  const values = columns.map((column) => shownValue(kpi, column))
  const best = bestOf(kpi, values)
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const [name, unit] = w.kpis[kpi.id] ?? [kpi.id, '']
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{unit}</small>
      </th>
      {columns.map(({ name: column }, k) => {
        const value = values[k] ?? null
        const span = high > low && value !== null ? (value - low) / (high - low) : 0
        const good = kpi.better === 'less' ? 1 - span : span
        const text = kpi.id === 'added' && value !== null ? n.signed(value) : kpiText(kpi, value, n)
        return (
          <td key={column} data-on={k > 0 && k - 1 === chosen} data-best={best[k]}>
            <span className="kv">
              {best[k] && <i className="best" title={w.bestMark} />}
              <span title={value === null ? w.na[kpi.id === 'per100' ? 'added' : 'gap'] : undefined}>{text}</span>
              {best[k] && <span className="sr">{w.bestMark}</span>}
            </span>
            {k > 0 && kpi.id !== 'added' && kpi.id !== 'per100' && (
              <Delta kpi={kpi} value={value} before={values[0] ?? null} />
            )}
            {kpi.better && high > low && value !== null && (
              <i className="kbar">
                <i style={{ width: `${Math.max(2, 100 * good)}%` }} />
              </i>
            )}
          </td>
        )
      })}
    </tr>
  )
}

function Delta({ kpi, value, before }: { kpi: Kpi; value: number | null; before: number | null }) {
  const w = useScenarioWords().compare
  const n = useNumbers()
  if (value === null || before === null) return null
  const change = value - before
  const digits = kpi.unit === 'percent' ? 1 : 0
  const text = n.signedDecimal(change, digits)
  // Rounded to nothing is nothing: no plus or minus is claimed.
  if (Number(change.toFixed(digits)) === 0) return <small className="delta">{w.noChange}</small>
  const good = kpi.better === null ? null : kpi.better === 'more' ? change > 0 : change < 0
  return (
    <small className="delta" data-good={good}>
      {text}
      {kpi.unit === 'percent' ? ` ${w.points}` : kpi.unit === 'metres' ? ' m' : ''}
    </small>
  )
}

function GainTable({ columns }: Columns) {
  const w = useScenarioWords().compare
  const words = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const zones = useApp((s) => s.study?.data.zones)
  const view = useApp((s) => s.view.scenario)
  const scenarios = columns.slice(1)
  const chosen = scenarios[view] ? view : 0
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
    <section className="gain-table">
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
