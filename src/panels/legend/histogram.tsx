import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { nameIn } from '../../core/name.ts'
import type { Picture } from '../../state/derived/picture.ts'
import type { ZoneRow } from '../../state/derived/zone-rows.ts'
import { setView } from '../../state/store.ts'
import { axisPosition, columnRange } from '../../symbology/legend.ts'
import { classLabel, shadeNumber } from '../class-label.ts'
import { useApp, useDistributionWords, useNumbers, useShell, useWords } from '../context.tsx'
import { columnBars } from './column-bars.ts'

interface Props {
  readonly picture: Picture
  readonly rows: readonly ZoneRow[]
  readonly colours: readonly string[]
  /** What lies at the two ends of the axis. */
  readonly ends: readonly string[]
  readonly width: number
  /** May a range be brushed? */
  readonly canBrush: boolean
}

/** Height of the tallest column, and of the band of classes beneath, in px. */
const plot = 56
const band = 8
/** More blocks than this are drawn as bars: nobody tells them apart, and each is an element. */
const mostBlocks = 400

/** Children by the value on the map: a block a street, as high as it has children. Dragging across it picks a range. */
export function Histogram({ picture, rows, colours, ends, width, canBrush }: Props) {
  const words = useWords()
  const w = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const { selection, hover, lang, range } = useApp((s) => s.view)
  const { shade, legend } = picture
  const { columns, tallest, blocks } = legend
  const brush = useRef<{ from: number; x: number } | null>(null)
  const [cursor, setCursor] = useState<{ at: number; from: number } | null>(null)
  const pivotTop = 14
  const base = pivotTop + 4 + plot
  const each = width / columns
  const at = (value: number) => axisPosition(shade, value) * width
  const heightOf = (children: number) => (tallest > 0 ? (children / tallest) * plot : 0)
  const isPicked = (zone: number) => {
    const value = picture.values[zone] ?? null
    if (!range || value === null) return range === null
    return (range.from === null || value >= range.from) && (range.to === null || value < range.to)
  }

  const pick = (a: number, b: number) => {
    const { from } = columnRange(shade, columns, Math.min(a, b))
    const { to } = columnRange(shade, columns, Math.max(a, b))
    setView(store, { range: { from, to }, classFilter: null })
  }
  const columnAt = (event: PointerEvent) => {
    const { left } = event.currentTarget.getBoundingClientRect()
    return Math.min(columns - 1, Math.max(0, Math.floor((event.clientX - left) / each)))
  }
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button === 0) brush.current = { from: columnAt(event), x: event.clientX }
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!brush.current || Math.abs(event.clientX - brush.current.x) < 4) return
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.setPointerCapture(event.pointerId)
    brush.current.x = Number.NEGATIVE_INFINITY
    pick(brush.current.from, columnAt(event))
  }
  const drop = (event: PointerEvent) => {
    // A click beside the blocks lets go of the range; one on a block picks the street.
    if (brush.current && brush.current.x !== Number.NEGATIVE_INFINITY && !(event.target as Element).matches('.ub'))
      setView(store, { range: null })
    brush.current = null
  }
  const press = (event: KeyboardEvent) => {
    const now = cursor ?? { at: Math.floor(columns / 2), from: Math.floor(columns / 2) }
    const to = { ArrowLeft: now.at - 1, ArrowRight: now.at + 1, Home: 0, End: columns - 1 }[event.key]
    if (event.key === 'Escape' && range) {
      event.stopPropagation()
      setView(store, { range: null })
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      setCursor({ at: now.at, from: now.at })
      pick(now.at, now.at)
    } else if (to !== undefined) {
      event.preventDefault()
      const next = Math.min(columns - 1, Math.max(0, to))
      // With Shift the range grows from where the cursor stood.
      setCursor({ at: next, from: event.shiftKey ? now.from : next })
      if (event.shiftKey) pick(now.from, next)
    }
  }
  const column = cursor?.at ?? Math.floor(columns / 2)
  const here = range && cursor && cursor.from !== cursor.at ? range : columnRange(shade, columns, column)
  const inside = blocks.filter(({ column: k }) =>
    range && here === range && cursor
      ? k >= Math.min(cursor.from, cursor.at) && k <= Math.max(cursor.from, cursor.at)
      : k === column,
  )
  const text = w.column(
    classLabel(shade, here, words, n),
    n.int(inside.length),
    n.int(inside.reduce((sum, { children }) => sum + children, 0)),
  )
  const edges = [0, ...shade.breaks.map(at), width]
  const brushing = canBrush
    ? ({
        role: 'slider',
        tabIndex: 0,
        'aria-label': w.histogram,
        'aria-valuemin': 1,
        'aria-valuemax': columns,
        'aria-valuenow': column + 1,
        'aria-valuetext': text,
        onKeyDown: press,
        onBlur: () => setCursor(null),
        onPointerDown: take,
        onPointerMove: drag,
        onPointerUp: drop,
        onPointerCancel: () => (brush.current = null),
      } as const)
    : {}

  return (
    <div className="histogram" data-brush={canBrush} {...brushing}>
      <svg width={width} height={base + band} aria-hidden="true">
        {range && (
          <rect
            className="range"
            x={range.from === null ? 0 : at(range.from)}
            width={Math.max(1, (range.to === null ? width : at(range.to)) - (range.from === null ? 0 : at(range.from)))}
            y={pivotTop}
            height={base - pivotTop}
          />
        )}
        <text className="start" x={0} y={10}>
          {ends[0]}
        </text>
        <text className="end" x={width} y={10}>
          {ends[1]}
        </text>
        {shade.pivot !== null && (
          <g>
            <line className="zero" x1={at(shade.pivot)} x2={at(shade.pivot)} y1={pivotTop} y2={base} />
            {Math.abs(at(shade.pivot) - width / 2) < 40 && (
              <text className="c" x={at(shade.pivot)} y={10}>
                {words.shade.pivot}
              </text>
            )}
          </g>
        )}
        {rows.length > 0 && blocks.length <= mostBlocks
          ? blocks.map((block) => {
              const is = (target: typeof selection) => target?.kind === 'zone' && target.index === block.zone
              const row = rows[block.zone]
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the street table is the keyboard's way
                <rect
                  key={block.zone}
                  className={is(selection) || is(hover) ? 'ub on' : 'ub'}
                  data-out={!isPicked(block.zone)}
                  x={block.column * each + 0.5}
                  y={base - heightOf(block.from + block.children)}
                  width={each - 1}
                  height={Math.max(0.8, heightOf(block.children) - 0.6)}
                  rx={1}
                  fill={colours[block.class]}
                  onPointerEnter={() => setView(store, { hover: { kind: 'zone', index: block.zone } })}
                  onPointerLeave={() => setView(store, { hover: null })}
                  onClick={() => setView(store, { selection: { kind: 'zone', index: block.zone } })}
                >
                  {row && (
                    <title>
                      {nameIn(row.name, lang)} {shadeNumber(shade, picture.values[block.zone] ?? null, n)}
                    </title>
                  )}
                </rect>
              )
            })
          : columnBars(blocks).map((bar) => (
              <rect
                key={`${bar.column} ${bar.class}`}
                className="bar"
                x={bar.column * each + 0.5}
                y={base - heightOf(bar.from + bar.children)}
                width={each - 1}
                height={heightOf(bar.children)}
                fill={colours[bar.class]}
              />
            ))}
        {cursor && <rect className="cursor" x={cursor.at * each} width={each} y={pivotTop} height={base - pivotTop} />}
        {legend.classes.map(({ class: k }) => (
          <rect
            key={k}
            x={edges[k]}
            y={base}
            width={Math.max(0, edges[k + 1]! - edges[k]!)}
            height={band}
            fill={colours[k]}
          />
        ))}
      </svg>
    </div>
  )
}
