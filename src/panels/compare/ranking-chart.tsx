import { scaleLinear } from 'd3-scale'
import type { Kpi } from '../../scenario/kpis.ts'
import type { Method } from '../../scenario/method.ts'
import { standingOf } from '../../scenario/robustness.ts'
import { useNumbers, useWords } from '../context.tsx'
import type { Columns } from './matrix.tsx'
import { useCompareWords } from './use-compare-words.ts'

const width = 142
const height = 118
const TICKS = 4
const margin = { top: 8, right: 18, bottom: 20, left: 8 }

interface Props extends Columns {
  readonly kpi: Kpi
  readonly settings: readonly Method[]
  /** One a setting, one value a column. */
  readonly rows: readonly (readonly (number | null)[])[]
  /** Row of the current setting. */
  readonly current: number
  /** Scenario that is looked at, by its place in the list. */
  readonly chosen: number
}

/** One small chart a decay: the change against the baseline over the reach; a disc stands where a scenario is best. */
export function RankingChart({ kpi, columns, settings, rows, current, chosen }: Props) {
  const w = useCompareWords()
  const n = useNumbers()
  const words = useWords()
  const gain = (row: number, column: number) => {
    const [value, before] = [rows[row]?.[column] ?? null, rows[row]?.[0] ?? null]
    // Numbers of the change itself know no baseline.
    return value === null ? null : before === null ? value : value - before
  }
  const kinds = [...new Set(settings.map(({ decay }) => decay.kind))]
  const all = rows.flatMap((values, row) => values.map((_, column) => gain(row, column) ?? 0))
  const y = scaleLinear([Math.min(0, ...all), Math.max(0, ...all)], [height - margin.bottom, margin.top]).nice(TICKS)
  const ticks = y.ticks(TICKS)
  const digits = Math.min(3, kpi.digits + 1)
  const label = (value: number) => n.signedDecimal(value, Number.isInteger(value) ? 0 : digits)
  return (
    <figure className="ranking" aria-hidden="true">
      <figcaption>{w.sweep.axis(w.kpis[kpi.id]?.[0] ?? kpi.id)}</figcaption>
      <div className="panels">
        <svg width={44} height={height} aria-hidden="true">
          {ticks.map((tick) => (
            <text key={tick} className="tick" x={42} y={y(tick) + 3.5}>
              {label(tick)}
            </text>
          ))}
        </svg>
        {kinds.map((kind) => {
          const members = settings
            .map((setting, row) => ({ setting, row }))
            .filter(({ setting }) => setting.decay.kind === kind)
            .sort((a, b) => a.setting.threshold - b.setting.threshold)
          const room = width - margin.left - margin.right
          const x = (row: number) =>
            margin.left + (room * members.findIndex((one) => one.row === row)) / Math.max(1, members.length - 1)
          const lastRow = members[members.length - 1]?.row ?? -1
          const labels = apart(columns.map((_, column) => y(gain(lastRow, column) ?? 0)))
          return (
            <div key={kind} className="panel">
              <b>{words.decayNames[kind]}</b>
              <svg width={width} height={height} aria-hidden="true">
                {ticks.map((tick) => (
                  <line
                    key={tick}
                    className={tick === 0 ? 'zero' : 'grid'}
                    x1={0}
                    x2={width}
                    y1={y(tick)}
                    y2={y(tick)}
                  />
                ))}
                {members.some(({ row }) => row === current) && (
                  <line
                    className="current"
                    x1={x(current)}
                    x2={x(current)}
                    y1={margin.top - 4}
                    y2={height - margin.bottom + 4}
                  />
                )}
                {columns.map(({ index, name }, column) => {
                  const points = members.flatMap(({ row }) => {
                    const value = gain(row, column)
                    return value === null ? [] : [{ row, x: x(row), y: y(value) }]
                  })
                  return (
                    <g key={index} className={index < 0 ? 'base' : index === chosen ? 'chosen' : `other-${column % 3}`}>
                      <polyline points={points.map((p) => `${p.x},${p.y}`).join(' ')} />
                      {points
                        .filter(({ row }) => {
                          const { best } = standingOf(kpi, rows[row] ?? [])
                          return best.includes(column) && best.length < columns.length
                        })
                        .map((p) => (
                          <circle key={p.row} cx={p.x} cy={p.y} r="3" />
                        ))}
                      {index >= 0 && gain(lastRow, column) !== null && (
                        <text x={width - margin.right + 5} y={(labels[column] ?? 0) + 3.5}>
                          {name.split(/\s+/)[0]?.slice(0, 2)}
                        </text>
                      )}
                    </g>
                  )
                })}
                {members.map(({ setting, row }, k) =>
                  k % 2 === 0 ? (
                    <text key={row} className="reach" x={x(row)} y={height - 4}>
                      {setting.threshold >= 1000
                        ? `${n.short(setting.threshold / 1000)} km`
                        : n.metres(setting.threshold)}
                    </text>
                  ) : null,
                )}
              </svg>
            </div>
          )
        })}
      </div>
    </figure>
  )
}

/** Heights of labels, moved down where they would lie on one another; the first (the baseline) has none and is left out. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights]
  let last = Number.NEGATIVE_INFINITY
  for (const k of [...heights.keys()].slice(1).sort((a, b) => heights[a]! - heights[b]!)) {
    last = Math.max(heights[k]!, last + 10)
    moved[k] = last
  }
  return moved
}
