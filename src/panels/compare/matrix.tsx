import { nameIn } from '../../core/name.ts'
import { bestOf, type Kpi, kpis, shownChange } from '../../scenario/kpis.ts'
import { type Compared, comparedPair } from '../../state/derived/compared.ts'
import { chooseScenario } from '../../state/scenario-actions.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { changeText, kpiText } from './kpi-text.ts'
import { useCompareWords } from './use-compare-words.ts'

export interface Columns {
  /** The baseline first. */
  readonly columns: readonly Compared[]
}

/** The key numbers: one row a number, one column a scenario; the best of a row is marked, the change to the baseline beside it. */
export function Matrix({ columns }: Columns) {
  const w = useCompareWords()
  const n = useNumbers()
  const { store } = useShell()
  const chosen = useApp((s) => comparedPair(s).right)
  const children = columns[0]?.contrast.before.children ?? 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be within reach of the keyboard
    <section className="matrix-box" aria-label={w.matrix} tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{w.all(n.int(children))}</th>
            {columns.map(({ index, name }) => (
              <th scope="col" key={index} data-on={index >= 0 && index === chosen}>
                {index < 0 ? (
                  <b>{name}</b>
                ) : (
                  <button
                    type="button"
                    aria-pressed={index === chosen}
                    title={name}
                    onClick={() => chooseScenario(store, index)}
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
    </section>
  )
}

/** Rows that are themselves changes against the baseline. */
const areChanges: ReadonlySet<string> = new Set(['added', 'cost', 'per100', 'perMillion'])

function Row({ kpi, columns, chosen }: Columns & { kpi: Kpi; chosen: number }) {
  const w = useCompareWords()
  const n = useNumbers()
  const values = columns.map(({ shown }) => shown[kpi.id])
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
      {columns.map((column, k) => {
        const value = values[k] ?? null
        const span = high > low && value !== null ? (value - low) / (high - low) : 0
        const good = kpi.better === 'less' ? 1 - span : span
        const text = kpi.id === 'added' && value !== null ? n.signed(value) : kpiText(kpi, value, n)
        return (
          <td key={column.index} data-on={column.index >= 0 && column.index === chosen} data-best={best[k]}>
            <span className="kv">
              {best[k] && <i className="best" title={w.bestMark} />}
              <span title={value === null ? whyNone(kpi, column, w.na) : undefined}>{text}</span>
              {best[k] && <span className="sr">{w.bestMark}</span>}
            </span>
            {k > 0 && !areChanges.has(kpi.id) && <Delta kpi={kpi} before={values[0] ?? null} value={value} />}
            {kpi.id === 'cost' && column.uncosted > 0 && (
              <small className="of">{w.unpriced(n.int(column.uncosted))}</small>
            )}
            {kpi.id === 'worst' && <Worst column={column} />}
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

function whyNone({ id }: Kpi, { values }: Compared, na: ReturnType<typeof useCompareWords>['na']): string {
  if (id === 'cost' || (id === 'perMillion' && values.cost === null)) return na.cost
  if (values.placed === null) return na.gap
  return id === 'per100' ? na.places : na.children
}

/** The name of the worst street. */
function Worst({ column }: { column: Compared }) {
  const lang = useApp((s) => s.view.lang)
  const name = useApp((s) => s.study?.data.zones?.name[column.worst])
  return name && column.shown.worst !== null ? <small className="of">{nameIn(name, lang)}</small> : null
}

function Delta({ kpi, value, before }: { kpi: Kpi; value: number | null; before: number | null }) {
  const w = useCompareWords()
  const n = useNumbers()
  const change = shownChange(kpi, before, value)
  if (change === null) return null
  if (change === 0) return <small className="delta">{w.noChange}</small>
  const good = kpi.better === null ? null : kpi.better === 'more' ? change > 0 : change < 0
  return (
    <small className="delta" data-good={good}>
      {changeText(kpi, change, n, w.points)}
    </small>
  )
}
