import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { type Balance, reaches, type Verdict } from '../../core/balance/balance.ts'
import { type IndicatorId, ruleOf } from '../../core/balance/rules.ts'
import { nameIn } from '../../core/name.ts'
import type { SiteTable } from '../../core/places.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { SortHead, sortedBy } from '../parts/sort-head.tsx'
import { valueText } from './balance-text.ts'
import { type SchoolKey, type SchoolOrder, schoolRows } from './school-rows.ts'
import { useBalanceWords } from './use-balance-words.ts'
import { useShowSite } from './use-show-site.ts'
import { VerdictMark } from './verdict-mark.tsx'

/** Rows a page: longer tables are turned over, so that they stay quick. */
const PAGE = 200

const firstOrder: SchoolOrder = { key: 'verdict', descending: false, filter: '', only: null }

/** Every school with its value of each indicator and its verdict: sortable, filterable, and each row shows it on the map. */
export function SchoolTable({ balance, sites }: { balance: Balance; sites: SiteTable }) {
  const w = useBalanceWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const selection = useApp((s) => s.view.selection)
  const showSite = useShowSite()
  const [order, setOrder] = useState(firstOrder)
  const [page, setPage] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const { table, limits, schools, counts } = balance
  const rows = useMemo(() => schoolRows(balance, sites, order, lang), [balance, sites, order, lang])
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const at = Math.min(page, pages - 1)
  const shown = rows.slice(at * PAGE, (at + 1) * PAGE)
  const columns = ruleOf(table.rule).indicators.filter((id) => table.value[id])
  const hasNorms = schools.length > 0
  const selected = selection?.kind === 'site' ? selection.index : -1
  const stop = shown.find((row) => table.site[row] === selected) ?? shown[0]
  const change = (next: Partial<SchoolOrder>) => {
    setOrder({ ...order, ...next })
    setPage(0)
  }
  const move = (event: KeyboardEvent, k: number) => {
    const to = { ArrowDown: k + 1, ArrowUp: k - 1, Home: 0, End: shown.length - 1 }[event.key]
    const own = table.site[shown[k] ?? -1] ?? -1
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      showSite(own)
    }
    if (event.key === 'Escape') setView(store, { selection: null })
    const next = to === undefined ? undefined : table.site[shown[to] ?? -1]
    if (next === undefined) return
    event.preventDefault()
    setView(store, { selection: { kind: 'site', index: next } })
    body.current?.querySelector<HTMLElement>(`[data-site="${next}"]`)?.focus()
  }
  const floor = n.percent(100 * limits.floor)
  const head = (key: SchoolKey, label: string, title: string, num = true) => (
    <SortHead
      key={key}
      label={label}
      title={w.schools.sortBy(title)}
      sorted={sortedBy(order, key)}
      num={num}
      onSort={(descending) => change({ key, descending })}
    />
  )
  return (
    <section className="assess-sect schools" aria-label={w.schools.title} id="streets">
      <div className="hd">
        <h2>{w.schools.title}</h2>
        <span className="mut">{w.schools.rows(n.int(rows.length), n.int(table.site.length))}</span>
      </div>
      {hasNorms && (
        <p className="note">
          {w.schools.need(
            n.int(limits.met),
            n.int(ruleOf(table.rule).indicators.filter((id) => limits.norms[id] !== undefined).length),
            floor,
          )}
        </p>
      )}
      <div className="tools-row">
        <input
          type="search"
          value={order.filter}
          placeholder={w.schools.filter}
          aria-label={w.schools.filter}
          onChange={(event) => change({ filter: event.target.value })}
        />
        {hasNorms && (
          <fieldset className="chips" aria-label={w.schools.show}>
            {([null, 'fail', 'open', 'pass'] as const).map((only) => (
              <button
                key={only ?? 'all'}
                type="button"
                aria-pressed={order.only === only}
                onClick={() => change({ only })}
              >
                {only === null ? w.schools.all : w.verdicts[only]}{' '}
                {n.int(only === null ? table.site.length : counts[only])}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <div className="wide-table">
        <table className="tb school-table">
          <thead>
            <tr>
              {head('name', w.schools.name, w.schools.name, false)}
              {head('pupils', w.schools.pupils, w.schools.pupils)}
              {columns.map((id) => head(id, w.short[id] ?? id, w.indicators[id] ?? id))}
              {hasNorms && head('verdict', w.schools.verdict, w.schools.verdict, false)}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row, k) => {
              const site = table.site[row] ?? -1
              return (
                <tr
                  key={site}
                  data-site={site}
                  tabIndex={row === stop ? 0 : -1}
                  aria-selected={site === selected}
                  onClick={() => showSite(site)}
                  onKeyDown={(event) => move(event, k)}
                  onPointerEnter={() => setView(store, { hover: { kind: 'site', index: site } })}
                  onPointerLeave={() => setView(store, { hover: null })}
                >
                  <th scope="row">{nameIn(sites.name[site] ?? { zh: '', en: '' }, lang)}</th>
                  <td className="num">{n.int(table.pupils[row] ?? Number.NaN)}</td>
                  {columns.map((id) => (
                    <ValueCell key={id} id={id} row={row} balance={balance} floor={floor} />
                  ))}
                  {hasNorms && <VerdictCell row={row} balance={balance} />}
                </tr>
              )
            })}
            {shown.length === 0 && (
              <tr className="none">
                <td colSpan={columns.length + 3}>{w.schools.none}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {hasNorms && <p className="note">{w.schools.marks(floor)}</p>}
      {pages > 1 && (
        <div className="pager">
          <button type="button" className="btn sm" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {w.schools.before}
          </button>
          <span>{w.schools.page(n.int(at * PAGE + 1), n.int(at * PAGE + shown.length), n.int(rows.length))}</span>
          <button type="button" className="btn sm" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {w.schools.next}
          </button>
        </div>
      )}
    </section>
  )
}

interface CellProps {
  readonly id: IndicatorId
  readonly row: number
  readonly balance: Balance
  readonly floor: string
}

function ValueCell({ id, row, balance: { table, limits, indicators }, floor }: CellProps) {
  const w = useBalanceWords()
  const n = useNumbers()
  const value = table.value[id]?.[row] ?? Number.NaN
  const norm = limits.norms[id]
  const mean = indicators.find((one) => one.id === id)?.variation?.mean ?? 0
  const text = valueText(value, mean, norm, n)
  if (Number.isNaN(value)) {
    return (
      <td className="num lacks" title={w.missing.noValue}>
        –
      </td>
    )
  }
  if (norm === undefined || reaches(value, norm)) return <td className="num">{text}</td>
  const tooLow = !reaches(value, limits.floor * norm)
  const words = tooLow ? w.schools.tooLow(floor) : w.schools.below
  return (
    <td className="num short" data-low={tooLow} title={`${words} (${n.short(norm)})`}>
      <span aria-hidden="true">{tooLow ? '▼' : '▽'}</span>
      {text}
      <span className="sr"> {words}</span>
    </td>
  )
}

function VerdictCell({ row, balance: { schools, limits } }: { row: number; balance: Balance }) {
  const n = useNumbers()
  const result = schools[row]
  const asked = Object.keys(limits.norms).length
  if (!result) return <td />
  return (
    <td>
      <span className="met-count">
        {n.int(result.met)}/{n.int(asked)}
      </span>
      <VerdictMark verdict={result.verdict satisfies Verdict} />
    </td>
  )
}
