import { useMemo, useState } from 'react'
import type { Analysis } from '../../core/analyse.ts'
import type { Zoning } from '../../core/catchment/zoning.ts'
import { nameIn } from '../../core/name.ts'
import type { StudyData } from '../../core/places.ts'
import { type AreaKind, type AreaRow, areaRows } from '../../state/derived/area-rows.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { SortHead, sortedBy } from '../parts/sort-head.tsx'
import { useBalanceWords } from './use-balance-words.ts'

type Key = 'name' | 'children' | 'coverage' | 'chance' | 'quality' | 'net' | 'notNearest'

interface Props {
  readonly data: StudyData
  readonly analysis: Analysis
  readonly zoning: Zoning | null
}

const columns: Readonly<Record<AreaKind, readonly Key[]>> = {
  zone: ['name', 'children', 'coverage', 'chance', 'quality'],
  catchment: ['name', 'children', 'net', 'notNearest', 'coverage', 'quality'],
}

function figureOf({ children, coverage, chance, quality, zoned }: AreaRow, key: Key): number | null {
  switch (key) {
    case 'children':
      return children
    case 'coverage':
      return coverage
    case 'chance':
      return chance
    case 'quality':
      return quality?.mean ?? null
    case 'net':
      return zoned ? zoned.places - zoned.children : null
    case 'notNearest':
      return zoned && zoned.children > 0 ? zoned.notNearest / zoned.children : null
    case 'name':
      return null
  }
}

/** Streets or catchments: quality within reach, the chance at it, the way to it; and for catchments children against places. */
export function AreaTable({ data, analysis, zoning }: Props) {
  const w = useBalanceWords()
  const { areas } = w.equity
  const { store, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const selection = useApp((s) => s.view.selection)
  const layers = useApp((s) => s.view.layers)
  const kinds = (['zone', 'catchment'] as const).filter((one) => (one === 'zone' ? data.zones : data.catchments))
  const [wanted, setKind] = useState<AreaKind>('zone')
  const kind = kinds.includes(wanted) ? wanted : kinds[0]
  const [sort, setSort] = useState<{ readonly key: Key; readonly descending: boolean }>({
    key: 'coverage',
    descending: false,
  })
  const rows = useMemo(() => {
    if (!kind) return []
    const sign = sort.descending ? -1 : 1
    const collator = new Intl.Collator(lang === 'en' ? 'en' : 'zh-CN', { numeric: true })
    return areaRows(data, analysis, zoning, kind).sort((a, b) => {
      if (sort.key === 'name') return sign * collator.compare(nameIn(a.name, lang), nameIn(b.name, lang))
      const [x, y] = [figureOf(a, sort.key), figureOf(b, sort.key)]
      if (x === null || y === null) return Number(x === null) - Number(y === null) || a.index - b.index
      return sign * (x - y) || a.index - b.index
    })
  }, [data, analysis, zoning, kind, sort, lang])
  if (!kind) return <p className="note page-wait">{areas.none}</p>
  const pick = (index: number) => {
    // A catchment can be seen only where catchments are drawn.
    const seen = kind === 'catchment' && !layers.catchments ? { layers: { ...layers, catchments: true } } : {}
    setView(store, { selection: { kind, index }, ...seen })
    actions.show({ kind, index })
  }
  return (
    <section className="assess-sect" aria-label={areas.title}>
      <div className="hd">
        <h2>{areas.title}</h2>
        <button
          type="button"
          className="btn sm"
          onClick={() => actions.saveAssessment(kind === 'zone' ? 'zones' : 'catchments')}
        >
          <Icon name="table" size={14} />
          {w.save}
        </button>
      </div>
      {kinds.length > 1 && (
        <div className="area-kind">
          <Segmented<AreaKind>
            label={areas.by}
            value={kind}
            segments={kinds.map((value) => ({ value, label: value === 'zone' ? areas.streets : areas.catchments }))}
            onChange={setKind}
          />
        </div>
      )}
      <div className="scroll area-scroll">
        <table className="tb">
          <thead>
            <tr>
              {columns[kind].map((key) => (
                <SortHead
                  key={key}
                  label={areas[key]}
                  title={w.schools.sortBy(areas.tips[key] ?? areas[key])}
                  sorted={sortedBy(sort, key)}
                  num={key !== 'name'}
                  onSort={(descending) => setSort({ key, descending })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.index}
                aria-selected={selection?.kind === kind && selection.index === row.index}
                onClick={() => pick(row.index)}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="row-name"
                    title={nameIn(row.name, lang)}
                    onClick={() => pick(row.index)}
                  >
                    {nameIn(row.name, lang)}
                  </button>
                </th>
                {columns[kind].slice(1).map((key) => (
                  <AreaCell key={key} row={row} id={key} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function AreaCell({ row, id }: { row: AreaRow; id: Key }) {
  const w = useBalanceWords().equity.areas
  const n = useNumbers()
  const value = figureOf(row, id) ?? Number.NaN
  if (id === 'net') {
    const { zoned } = row
    const shared = zoned && zoned.shared > 0 ? w.shared(n.int(zoned.shared)) : undefined
    return (
      <td className="num b" title={shared}>
        {n.signed(value)}
        {shared && <span className="mut"> *</span>}
      </td>
    )
  }
  if (id === 'children') return <td className="num">{n.int(value)}</td>
  if (id === 'quality') return <td className="num">{n.metres(value)}</td>
  return <td className="num">{n.percent(100 * value)}</td>
}
