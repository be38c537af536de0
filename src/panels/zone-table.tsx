import { type KeyboardEvent, useEffect, useRef } from 'react'
import { measureOf, valueIsDistance } from '../core/fca/measures/list.ts'
import type { Measure } from '../core/fca/measures/measure.ts'
import { nameIn } from '../core/name.ts'
import { sortKeyFor } from '../state/derived/table-rows.ts'
import { type RowFigures, sumOfRows, type ZoneRow } from '../state/derived/zone-rows.ts'
import { setView } from '../state/store.ts'
import { isFiltered, noFilter, type SortKey } from '../state/view.ts'
import { measureNumber } from './class-label.ts'
import { useApp, useDistributionWords, useNumbers, useShell, useWords } from './context.tsx'
import { type Derived, useTableRows } from './derived.tsx'
import { SortHead, sortedBy } from './parts/sort-head.tsx'

/** Gap to the left and spare to the right of one zero, on one scale for all rows. */
function GapSpare({ row, scale }: { row: Pick<ZoneRow, 'gap' | 'spare'>; scale: number }) {
  return (
    <div className="dv" aria-hidden="true">
      <i className="n" style={{ width: `${(row.gap / scale) * 50}%` }} />
      <i className="p" style={{ width: `${(row.spare / scale) * 50}%` }} />
    </div>
  )
}

/** The map's equal: every street, sortable, filterable, and reachable with the arrow keys. */
export function ZoneTable(derived: Derived) {
  const { sheet, picture, run } = derived
  const measure = measureOf(run.method.measure)
  const w = useWords()
  const dw = useDistributionWords()
  const n = useNumbers()
  const { store, actions } = useShell()
  const view = useApp((s) => s.view)
  const { selection, hover, filter, lang } = view
  const rows = useTableRows(derived)
  const body = useRef<HTMLTableSectionElement>(null)
  const all = sheet.outside ? [...sheet.rows, sheet.outside] : sheet.rows
  const scale = Math.max(1, ...all.map((row) => Math.max(row.gap, row.spare)))
  const selected = selection?.kind === 'zone' ? selection.index : -1
  // One row is in the tab order: the selected one if shown, else the first.
  const stop = rows.some((row) => row.index === selected) ? selected : rows[0]?.index

  useEffect(() => {
    if (selected < 0) return
    // Only inside the table's own window: on a phone the whole sheet would jump.
    const scroller = body.current?.closest('.scroll')
    if (scroller && scroller.scrollHeight > scroller.clientHeight) {
      body.current?.querySelector(`[data-zone="${selected}"]`)?.scrollIntoView({ block: 'nearest' })
    }
  }, [selected])

  const pick = (row: ZoneRow) => {
    setView(store, { selection: { kind: 'zone', index: row.index } })
    actions.show({ kind: 'zone', index: row.index })
  }
  const move = (event: KeyboardEvent, row: ZoneRow) => {
    const at = rows.indexOf(row)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      pick(row)
    }
    if (event.key === 'Escape') setView(store, { selection: null })
    const next = to === undefined ? undefined : rows[to]
    if (!next) return
    event.preventDefault()
    setView(store, { selection: { kind: 'zone', index: next.index } })
    body.current?.querySelector<HTMLElement>(`[data-zone="${next.index}"]`)?.focus()
  }

  const counts = { short: 0, balanced: 0, spare: 0 }
  for (const row of sheet.rows) counts[row.standing]++
  const filtered = isFiltered(view)

  return (
    <section className="tablebox" aria-label={w.table.title} id="streets">
      <div className="tools-row">
        <input
          type="search"
          value={filter}
          placeholder={w.table.filter}
          aria-label={w.table.filter}
          onChange={(event) => setView(store, { filter: event.target.value })}
        />
        {filtered && (
          <button type="button" className="lk" onClick={() => setView(store, noFilter)}>
            {w.table.clear}
          </button>
        )}
        <span className="mut" title={w.table.standingsTip}>
          {filtered
            ? w.table.rows(n.int(rows.length), n.int(sheet.rows.length))
            : !measure.gap
              ? w.table.rows(n.int(rows.length), n.int(sheet.rows.length))
              : w.table.standings({
                  short: n.int(counts.short),
                  balanced: n.int(counts.balanced),
                  spare: n.int(counts.spare),
                })}
        </span>
      </div>
      <div className="scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are selected and walked with the arrow keys */}
        <table className="tb" role="grid" aria-label={w.table.title}>
          <thead>
            <tr>
              <Head id="name" label={w.table.zone} gap={measure.gap} />
              <Head id="children" label={w.table.children} num gap={measure.gap} />
              {measure.gap ? (
                <>
                  <th className="gs" aria-label={`${w.table.gapSpare[0]} / ${w.table.gapSpare[1]}`}>
                    <span className="short">{w.table.gapSpare[0]}</span>{' '}
                    <span className="spare">{w.table.gapSpare[1]}</span>
                  </th>
                  <Head id="net" label={w.table.net} num gap />
                  <Head id="placed" label={w.table.placed} num gap />
                </>
              ) : (
                <>
                  <Head
                    id="value"
                    label={valueIsDistance(measure) ? w.table.distance : w.measure.mean}
                    num
                    gap={false}
                    title={w.measure.names[measure.id] ?? measure.id}
                  />
                  {!valueIsDistance(measure) && <Head id="distance" label={w.table.distance} num gap={false} />}
                </>
              )}
              <Head id="quality" label={w.table.quality} num gap={measure.gap} title={w.table.qualityFull} />
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr
                key={row.code}
                data-zone={row.index}
                tabIndex={row.index === stop ? 0 : -1}
                aria-selected={row.index === selected}
                className={hover?.kind === 'zone' && hover.index === row.index ? 'hv' : undefined}
                onClick={() => pick(row)}
                onKeyDown={(event) => move(event, row)}
                onPointerEnter={() => setView(store, { hover: { kind: 'zone', index: row.index } })}
                onPointerLeave={() => setView(store, { hover: null })}
              >
                <th scope="row" title={picture.thin[row.index] ? w.table.thin : undefined}>
                  {nameIn(row.name, lang)}
                  {picture.thin[row.index] === 1 && <span className="thin" role="img" aria-label={w.table.thin} />}
                </th>
                <td className="num">{n.int(row.children)}</td>
                <Figures row={row} measure={measure} scale={scale} />
                <td className="num">{n.percent(row.coverage ?? Number.NaN)}</td>
              </tr>
            ))}
            {rows.length === 0 && (
              <tr className="none">
                <td colSpan={6}>{w.table.empty}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            {sheet.outside && <Foot row={sheet.outside} label={w.table.outside} measure={measure} scale={scale} />}
            {filtered && rows.length > 0 && (
              <Foot row={sumOfRows(rows)} label={dw.filtered(n.int(rows.length))} measure={measure} scale={null} />
            )}
            <Foot
              row={sheet.total}
              label={filtered ? dw.whole : w.table.total}
              measure={measure}
              scale={null}
              isFaint={filtered}
            />
          </tfoot>
        </table>
      </div>
    </section>
  )
}

/** What the measure says of a row: gap, spare, net and placed, or its value and the distance. */
function Figures({ row, measure, scale }: { row: RowFigures; measure: Measure; scale: number | null }) {
  const w = useWords()
  const n = useNumbers()
  if (!measure.gap) {
    return (
      <>
        <td className="num b">{measureNumber(measure, row.value, n)}</td>
        {!valueIsDistance(measure) && <td className="num">{n.metres(row.nearest?.mean ?? Number.NaN)}</td>}
      </>
    )
  }
  const gap = n.int(row.gap)
  const spare = n.int(row.spare)
  return (
    <>
      <td
        className="gs"
        title={`${w.table.gap} ${gap} · ${w.table.spare} ${spare} · ${w.table.standing[row.standing]}`}
      >
        {scale !== null && <GapSpare row={row} scale={scale} />}
        <span className="sr">
          {w.table.gap} {gap}, {w.table.spare} {spare}
        </span>
      </td>
      <td className="num b">{n.signed(row.balance)}</td>
      <td className="num">{n.percent(row.placedShare ?? Number.NaN)}</td>
    </>
  )
}

interface FootProps {
  readonly row: RowFigures
  readonly label: string
  readonly measure: Measure
  readonly scale: number | null
  readonly isFaint?: boolean
}

/** Sums stand below the bars' scale: the total has none. */
function Foot({ row, label, measure, scale, isFaint = false }: FootProps) {
  const n = useNumbers()
  return (
    <tr data-faint={isFaint}>
      <th scope="row">{label}</th>
      <td className="num">{n.int(row.children)}</td>
      <Figures row={row} measure={measure} scale={scale} />
      <td className="num">{n.percent(row.coverage ?? Number.NaN)}</td>
    </tr>
  )
}

interface HeadProps {
  readonly id: SortKey
  readonly label: string
  readonly gap: boolean
  readonly num?: boolean
  readonly title?: string
}

function Head({ id, label, gap, num = false, title }: HeadProps) {
  const w = useWords()
  const { store } = useShell()
  const sort = useApp((s) => s.view.sort)
  const sorted = sortedBy({ key: sortKeyFor(sort.key, gap), descending: sort.descending }, id)
  // A first click on a number shows the largest first; on the net, the largest shortage.
  const first = id === 'name' || id === 'net' ? 'ascending' : 'descending'
  return (
    <SortHead
      label={label}
      title={w.table.sortBy(title ?? label)}
      sorted={sorted}
      first={first}
      num={num}
      onSort={(descending) => setView(store, { sort: { key: id, descending } })}
    />
  )
}
