import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { nameIn } from '../../core/name.ts'
import type { Indicator } from '../../state/derived/indicators.ts'
import { passes } from '../../state/derived/table-rows.ts'
import { setView } from '../../state/store.ts'
import { rampOf } from '../../symbology/ramp.ts'
import { breakNumber, shadeNumber } from '../class-label.ts'
import { useApp, useDistributionWords, useNumbers, useShell } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { type Dot, dotsIn, nextDot, scatterPlot } from './scatter-plot.ts'
import { useIndicatorName } from './use-indicator-name.ts'
import { useSize } from './use-size.ts'

interface Props {
  readonly derived: Derived
  readonly x: Indicator
  readonly y: Indicator
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** Every street by two indicators, in the colours of the map; what is picked here is picked on the map and in the table. */
export function Scatter({ derived, x, y }: Props) {
  const w = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const view = useApp((s) => s.view)
  const { selection, hover, lang, theme, picked } = view
  const { sheet, picture } = derived
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const nameOf = useIndicatorName(derived)
  const [brush, setBrush] = useState<{ from: Spot; to: Spot } | null>(null)
  const [focused, setFocused] = useState(-1)
  const plot = useMemo(() => scatterPlot(sheet.rows, [x, y], size), [sheet, x, y, size])
  const colours = rampOf(theme, picture.shade)
  const isAt = (target: typeof selection, dot: Dot) => target?.kind === 'zone' && target.index === dot.row.index
  // One circle is in the tab order: the one that had the focus, else the selected one, else the largest.
  const stop =
    plot.dots.find(({ row }) => row.index === focused) ?? plot.dots.find((dot) => isAt(selection, dot)) ?? plot.dots[0]

  const text = (indicator: Indicator, value: number | null) =>
    indicator.unit === 'count' ? n.int(value ?? Number.NaN) : shadeNumber({ unit: indicator.unit }, value, n)
  const tick = (indicator: Indicator, value: number) =>
    indicator.unit === 'count' ? n.compact(value) : breakNumber({ unit: indicator.unit }, value, n)
  const titleOf = (indicator: Indicator) =>
    indicator.unit === 'number' ? nameOf(indicator) : `${nameOf(indicator)} · ${w.units[indicator.unit]}`

  const spotOf = (event: PointerEvent): Spot => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const pick = (rows: readonly number[]) => setView(store, { picked: rows.length > 0 ? rows : null })
  const drop = (event: PointerEvent) => {
    // A click beside the circles lets go of what was picked.
    if (brush && brush.from === brush.to && !(event.target as Element).matches('.dot-street')) pick([])
    setBrush(null)
  }
  const press = (event: KeyboardEvent, dot: Dot) => {
    const way = ({ ArrowRight: ['x', 1], ArrowLeft: ['x', -1], ArrowUp: ['y', 1], ArrowDown: ['y', -1] } as const)[
      event.key as 'ArrowRight'
    ]
    if (way) {
      event.preventDefault()
      const next = nextDot(plot.dots, dot, ...way)
      if (event.shiftKey) pick([...new Set([...(picked ?? []), dot.row.index, next.row.index])])
      box.current?.querySelector<SVGElement>(`[data-street="${next.row.index}"]`)?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      setView(store, { selection: { kind: 'zone', index: dot.row.index } })
    } else if (event.key === 'Escape' && picked) {
      event.preventDefault()
      pick([])
    }
  }
  const named = plot.dots.filter((dot) => isAt(selection, dot) || isAt(hover, dot))

  return (
    <div className="scatter">
      <div
        className="scatter-box"
        ref={box}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          const from = spotOf(event)
          setBrush({ from, to: from })
        }}
        onPointerMove={(event) => {
          if (!brush) return
          const to = spotOf(event)
          if (brush.from === brush.to && Math.hypot(to.x - brush.from.x, to.y - brush.from.y) < 4) return
          if (!event.currentTarget.hasPointerCapture(event.pointerId))
            event.currentTarget.setPointerCapture(event.pointerId)
          setBrush({ from: brush.from, to })
          pick(dotsIn(plot.dots, brush.from, to))
        }}
        onPointerUp={drop}
        onPointerCancel={() => setBrush(null)}
      >
        <svg width={size[0]} height={size[1]} aria-hidden="true">
          <g>
            {plot.x.ticks.map(({ value, at }) => (
              <g key={value}>
                <line className="grid" x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
                <text className="tx" x={at} y={plot.bottom + 15}>
                  {tick(x, value)}
                </text>
              </g>
            ))}
            {plot.y.ticks.map(({ value, at }) => (
              <g key={value}>
                <line className="grid" x1={plot.left} x2={plot.right} y1={at} y2={at} />
                <text className="ty" x={plot.left - 6} y={at + 4}>
                  {tick(y, value)}
                </text>
              </g>
            ))}
            {plot.x.norm !== null && (
              <line className="norm" x1={plot.x.norm} x2={plot.x.norm} y1={plot.top} y2={plot.bottom} />
            )}
            {plot.y.norm !== null && (
              <line className="norm" x1={plot.left} x2={plot.right} y1={plot.y.norm} y2={plot.y.norm} />
            )}
            <text className="ta end" x={plot.right} y={plot.bottom + 32}>
              {titleOf(x)} →
            </text>
            <text className="ta" x={4} y={13}>
              ↑ {titleOf(y)}
            </text>
          </g>
        </svg>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the list in it has a name, and so has every circle */}
        <svg width={size[0]} height={size[1]}>
          <g role="listbox" aria-label={w.scatter} aria-multiselectable="true">
            {plot.dots.map((dot) => {
              const { row } = dot
              return (
                <circle
                  key={row.index}
                  className="dot-street"
                  role="option"
                  data-street={row.index}
                  data-out={!passes(row, view, picture)}
                  data-on={isAt(selection, dot)}
                  data-hover={isAt(hover, dot)}
                  tabIndex={dot === stop ? 0 : -1}
                  aria-selected={isAt(selection, dot) || (picked?.includes(row.index) ?? false)}
                  aria-label={w.point(
                    nameIn(row.name, lang),
                    `${nameOf(x)} ${text(x, x.of(row))}`,
                    `${nameOf(y)} ${text(y, y.of(row))}`,
                    n.int(row.children),
                  )}
                  cx={dot.x}
                  cy={dot.y}
                  r={dot.r}
                  fill={colours[picture.zoneClass[row.index] ?? 0] ?? 'none'}
                  onFocus={() => {
                    setFocused(row.index)
                    setView(store, { hover: { kind: 'zone', index: row.index } })
                  }}
                  onBlur={() => setView(store, { hover: null })}
                  onKeyDown={(event) => press(event, dot)}
                  onClick={() => setView(store, { selection: { kind: 'zone', index: row.index } })}
                  onPointerEnter={() => !brush && setView(store, { hover: { kind: 'zone', index: row.index } })}
                  onPointerLeave={() => !brush && setView(store, { hover: null })}
                />
              )
            })}
          </g>
        </svg>
        <svg className="over" width={size[0]} height={size[1]} aria-hidden="true">
          {plot.x.norm !== null && (
            <text className="tn" x={plot.x.norm + 4} y={plot.bottom - 5}>
              {w.norms[x.id]}
            </text>
          )}
          {plot.y.norm !== null && (
            <text className="tn end" x={plot.right} y={plot.y.norm - 4}>
              {w.norms[y.id]}
            </text>
          )}
          <g className="dot-names">
            {named.map((dot) => {
              const isRight = dot.x > (plot.left + plot.right) / 2
              return (
                <text
                  key={dot.row.index}
                  className={isRight ? 'end' : undefined}
                  x={dot.x + (isRight ? -1 : 1) * (dot.r + 5)}
                  y={dot.y + 4}
                >
                  {nameIn(dot.row.name, lang)} {text(x, x.of(dot.row))} · {text(y, y.of(dot.row))}
                </text>
              )
            })}
          </g>
          {brush && brush.from !== brush.to && (
            <rect
              className="brush"
              x={Math.min(brush.from.x, brush.to.x)}
              y={Math.min(brush.from.y, brush.to.y)}
              width={Math.abs(brush.to.x - brush.from.x)}
              height={Math.abs(brush.to.y - brush.from.y)}
            />
          )}
        </svg>
      </div>
      <p className="scatter-note">
        <span>{plot.unplaced > 0 ? `${w.size} · ${w.unplaced(n.int(plot.unplaced))}` : w.size}</span>
        {picked && (
          <button type="button" className="lk" onClick={() => pick([])}>
            {w.clearPicked}
          </button>
        )}
      </p>
    </div>
  )
}
