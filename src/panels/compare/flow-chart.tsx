import { useMemo } from 'react'
import { PARTS, transition, wholeTransition } from '../../core/aggregate/transition.ts'
import type { Analysis } from '../../core/analyse.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import type { Compared } from '../../state/derived/compared.ts'
import { useApp, useNumbers, useWords } from '../context.tsx'
import type { Columns } from './matrix.tsx'
import { useCompareWords } from './use-compare-words.ts'
import { usePair } from './use-compared.ts'

const height = 132
const gap = 14
const N = PARTS.length
const kinds = ['has', 'full', 'out', 'else'] as const

const valuesOf = ({ children, run }: Analysis) => ({ children, access: run.access, flags: run.pointFlags })

/** Who changes part: from today's three parts to those of the scenario. Those who stay are said, not drawn. */
export function FlowChart({ columns }: Columns) {
  const { right } = usePair()
  const { gap: hasGap } = measureOf(useApp((s) => s.method).measure)
  const baseline = columns[0]
  const column = columns.find(({ index }) => index === right) ?? columns[1]
  return hasGap && baseline && column ? <Flow baseline={baseline} column={column} /> : null
}

function Flow({ baseline, column }: { baseline: Compared; column: Compared }) {
  const w = useCompareWords()
  const words = useWords()
  const n = useNumbers()
  const cells = useMemo(() => {
    const { before, after } = column.contrast
    const exact = transition(valuesOf(baseline.analysis), valuesOf(column.analysis))
    return wholeTransition(exact, [before.placed, before.full, before.out], [after.placed, after.full, after.out])
  }, [baseline, column])
  const names = [words.parts.placed, words.parts.full, words.parts.out]
  const from = [...names, w.flow.fresh]
  const to = [...names, w.flow.gone]
  const moves = cells.map((children, cell) => (cell % (N + 1) === 0 ? 0 : children))
  const moved = moves.reduce((a, b) => a + b, 0)
  const stay = cells.reduce((a, b) => a + b, 0) - moved
  return (
    <section className="flow">
      <div className="hd">
        <h2>{w.flow.title(column.name)}</h2>
        <span className="mut">{w.flow.note(n.int(moved), n.int(stay))}</span>
      </div>
      {moved > 0 && (
        <div className="flow-chart" aria-hidden="true">
          <Sides moves={moves} names={from} side="from" />
          <Ribbons moves={moves} />
          <Sides moves={moves} names={to} side="to" />
        </div>
      )}
      <details>
        <summary>{w.flow.table}</summary>
        <div className="scroll-x">
          <table className="flow-table">
            <thead>
              <tr>
                <th scope="col">{w.flow.corner(column.name)}</th>
                {to.map((name, l) => (l < 3 || hasAny(cells, l, 'to')) && <Head key={name} name={name} />)}
                <Head name={w.flow.sum} />
              </tr>
            </thead>
            <tbody>
              {from.map(
                (name, k) =>
                  (k < 3 || hasAny(cells, k, 'from')) && (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      {to.map(
                        (other, l) =>
                          (l < 3 || hasAny(cells, l, 'to')) && (
                            <td key={other} data-stays={k === l}>
                              {n.int(cells[N * k + l] ?? 0)}
                            </td>
                          ),
                      )}
                      <td>{n.int(sumOf(cells, k, 'from'))}</td>
                    </tr>
                  ),
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{w.flow.sum}</th>
                {to.map(
                  (name, l) => (l < 3 || hasAny(cells, l, 'to')) && <td key={name}>{n.int(sumOf(cells, l, 'to'))}</td>,
                )}
                <td>{n.int(cells.reduce((a, b) => a + b, 0))}</td>
              </tr>
            </tfoot>
          </table>
        </div>
        <p className="note">{w.flow.formula}</p>
      </details>
    </section>
  )
}

const Head = ({ name }: { name: string }) => <th scope="col">{name}</th>

/** Σ of a row (`from`) or of a column (`to`). */
function sumOf(cells: readonly number[], k: number, side: 'from' | 'to'): number {
  let sum = 0
  for (let l = 0; l < N; l++) sum += cells[side === 'from' ? N * k + l : N * l + k] ?? 0
  return sum
}
const hasAny = (cells: readonly number[], k: number, side: 'from' | 'to') => sumOf(cells, k, side) > 0

/** Where the nodes of one side stand: top and height in px; parts that nobody leaves or enters take no room. */
function nodes(moves: readonly number[], side: 'from' | 'to') {
  const sums = kinds.map((_, k) => sumOf(moves, k, side))
  const count = sums.filter((sum) => sum > 0).length
  const all = sums.reduce((a, b) => a + b, 0)
  const scale = all > 0 ? (height - gap * (count - 1)) / all : 0
  let top = 0
  return sums.map((sum) => {
    const node = { sum, top, size: sum * scale, scale }
    if (sum > 0) top += node.size + gap
    return node
  })
}

function Sides({ moves, names, side }: { moves: readonly number[]; names: readonly string[]; side: 'from' | 'to' }) {
  const n = useNumbers()
  return (
    <ul className="flow-side" data-side={side} style={{ height: `${height}px` }}>
      {nodes(moves, side).map(
        ({ sum, top, size }, k) =>
          sum > 0 && (
            <li key={kinds[k]} data-part={kinds[k]} style={{ top: `${top}px`, height: `${size}px` }}>
              <span>
                {names[k]}
                <b>{n.signed(side === 'from' && k < 3 ? -sum : sum)}</b>
              </span>
            </li>
          ),
      )}
    </ul>
  )
}

function Ribbons({ moves }: { moves: readonly number[] }) {
  const [from, to] = [nodes(moves, 'from'), nodes(moves, 'to')]
  const used = { from: kinds.map(() => 0), to: kinds.map(() => 0) }
  const paths = moves.flatMap((children, cell) => {
    if (children === 0) return []
    const [k, l] = [Math.floor(cell / N), cell % N]
    const [a, b] = [from[k]!, to[l]!]
    const [y0, y1] = [a.top + used.from[k]!, b.top + used.to[l]!]
    const [h0, h1] = [children * a.scale, children * b.scale]
    used.from[k]! += h0
    used.to[l]! += h1
    const d = `M0 ${y0}C50 ${y0} 50 ${y1} 100 ${y1}V${y1 + h1}C50 ${y1 + h1} 50 ${y0 + h0} 0 ${y0 + h0}Z`
    return [<path key={`${kinds[k]} ${kinds[l]}`} d={d} className={`to-${kinds[l]}`} />]
  })
  return (
    <svg viewBox={`0 0 100 ${height}`} height={height} preserveAspectRatio="none" aria-hidden="true">
      {paths}
    </svg>
  )
}
