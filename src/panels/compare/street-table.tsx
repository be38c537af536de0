import { useMemo, useState } from 'react'
import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import {
  type StreetQuantity,
  type StreetRow,
  streetQuantities,
  streetRows,
} from '../../state/derived/street-quantities.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { SortHead, sortedBy } from '../parts/sort-head.tsx'
import { changeText, kpiText } from './kpi-text.ts'
import type { Columns } from './matrix.tsx'
import { useCompareWords } from './use-compare-words.ts'
import { usePair } from './use-compared.ts'

interface Order {
  /** 0 = the name, 1 = the baseline, then the scenarios. */
  readonly key: number
  readonly descending: boolean
}

/** All streets under all scenarios, by a quantity of choice; every column sorts. */
export function StreetTable({ columns }: Columns) {
  const w = useCompareWords()
  const { actions } = useShell()
  const { gap } = measureOf(useApp((s) => s.method).measure)
  const offered = streetQuantities.filter(({ needsGap }) => gap || !needsGap)
  const [id, setId] = useState<StreetQuantity['id']>('placedShare')
  const quantity = offered.find((one) => one.id === id) ?? offered[0]
  if (!quantity) return null
  return (
    <section className="street-table">
      <div className="hd">
        <h2>{w.streets.title}</h2>
        <select
          className="field"
          aria-label={w.streets.quantity}
          value={quantity.id}
          onChange={(event) => setId(event.target.value as StreetQuantity['id'])}
        >
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {w.streets.names[one.id]}
            </option>
          ))}
        </select>
        <button type="button" className="btn sm" onClick={() => actions.saveStreets(quantity.id)}>
          <Icon name="table" size={14} />
          {w.save}
        </button>
      </div>
      <Table columns={columns} quantity={quantity} />
    </section>
  )
}

function Table({ columns, quantity }: Columns & { quantity: StreetQuantity }) {
  const w = useCompareWords()
  const words = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const zones = useApp((s) => s.study?.data.zones)
  const { right } = usePair()
  const [order, setOrder] = useState<Order>({ key: 0, descending: false })
  const rows = useMemo(() => {
    const nameOf = ({ index }: StreetRow) => {
      const name = zones?.name[index]
      return name ? nameIn(name, lang) : words.table.outside
    }
    const named = streetRows(columns, quantity).map((row) => ({ ...row, name: nameOf(row) }))
    const collator = new Intl.Collator(lang)
    const sign = order.descending ? -1 : 1
    return named.sort((a, b) => {
      if (order.key === 0) return sign * collator.compare(a.name, b.name)
      const [x, y] = [a.exact[order.key - 1] ?? null, b.exact[order.key - 1] ?? null]
      // What is no number comes last either way.
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
      return sign * (x - y) || collator.compare(a.name, b.name)
    })
  }, [columns, quantity, order, zones, lang, words])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be within reach of the keyboard
    <section className="scroll" aria-label={w.streets.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[{ index: -2, name: w.streets.street }, ...columns].map(({ index, name }, k) => (
              <SortHead
                key={index}
                label={name}
                title={name}
                sorted={sortedBy(order, k)}
                first={k > 0 ? 'descending' : 'ascending'}
                mark={index >= 0 && index === right}
                onSort={(descending) => setOrder({ key: k, descending })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.index}
              onPointerEnter={() => row.index >= 0 && setView(store, { hover: { kind: 'zone', index: row.index } })}
              onPointerLeave={() => setView(store, { hover: null })}
            >
              <th scope="row">{row.name}</th>
              {columns.map(({ index }, k) => {
                const [value, before] = [row.shown[k] ?? null, row.shown[0] ?? null]
                const change = value === null || before === null ? 0 : Number((value - before).toFixed(quantity.digits))
                return (
                  <td key={index} data-on={index >= 0 && index === right}>
                    {kpiText(quantity, value, n)}
                    {k > 0 && change !== 0 && <small>{changeText(quantity, change, n, '')}</small>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
