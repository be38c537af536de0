import { scaleLinear } from 'd3-scale'
import type { Indicator } from '../../state/derived/indicators.ts'
import type { ZoneRow } from '../../state/derived/zone-rows.ts'

/** A street in the plot, in px from its top left corner. */
export interface Dot {
  readonly row: ZoneRow
  readonly x: number
  readonly y: number
  readonly r: number
}

export interface Axis {
  readonly ticks: readonly { readonly value: number; readonly at: number }[]
  /** Where the norm runs; null = none, or off the plot. */
  readonly norm: number | null
}

export interface Plot {
  /** Large ones first, so that small ones lie on top. */
  readonly dots: readonly Dot[]
  readonly x: Axis
  readonly y: Axis
  /** Streets without one of the two numbers. */
  readonly unplaced: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const largest = 15

/** Streets by two indicators in a box of so many px; the area of a circle is its children. */
export function scatterPlot(
  rows: readonly ZoneRow[],
  [x, y]: readonly [Indicator, Indicator],
  [width, height]: readonly [number, number],
): Plot {
  const [left, right, top, bottom] = [54, Math.max(60, width - 14), 22, Math.max(30, height - 38)]
  const placed = rows.flatMap((row) => {
    const [across, up] = [x.of(row), y.of(row)]
    return across !== null && up !== null && row.children > 0 ? [{ row, across, up }] : []
  })
  const most = Math.max(1, ...placed.map(({ row }) => row.children))
  const scaleOf = (values: readonly number[], norm: number | null, range: [number, number]) => {
    const all = norm === null ? values : [...values, norm]
    const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1]
    const pad = (high - low || Math.abs(high) || 1) * 0.06
    // Nothing here is below zero but a balance.
    return scaleLinear([low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad], range)
  }
  const sx = scaleOf(
    placed.map(({ across }) => across),
    x.norm,
    [left + largest, right - largest],
  )
  const sy = scaleOf(
    placed.map(({ up }) => up),
    y.norm,
    [bottom - largest, top + largest],
  )
  const axis = (scale: typeof sx, count: number, norm: number | null): Axis => ({
    ticks: scale.ticks(count).map((value) => ({ value, at: scale(value) })),
    norm: norm === null ? null : scale(norm),
  })
  return {
    dots: placed
      .map(({ row, across, up }) => ({
        row,
        x: sx(across),
        y: sy(up),
        r: Math.max(3, largest * Math.sqrt(row.children / most)),
      }))
      .sort((a, b) => b.r - a.r || a.row.index - b.row.index),
    x: axis(sx, Math.max(2, Math.floor((right - left) / 90)), x.norm),
    y: axis(sy, Math.max(2, Math.floor((bottom - top) / 42)), y.norm),
    unplaced: rows.length - placed.length,
    left,
    right,
    top,
    bottom,
  }
}

/** The dot that comes next from one, along an axis; ties fall to the order of the rows. */
export function nextDot(dots: readonly Dot[], from: Dot, axis: 'x' | 'y', way: 1 | -1): Dot {
  // Up the screen is towards smaller y.
  const order = [...dots].sort((a, b) => (axis === 'x' ? a.x - b.x : b.y - a.y) || a.row.index - b.row.index)
  return order[order.indexOf(from) + way] ?? from
}

/** Rows of the streets whose centres lie in a box. */
export function dotsIn(
  dots: readonly Dot[],
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number[] {
  const within = (value: number, p: number, q: number) => value >= Math.min(p, q) && value <= Math.max(p, q)
  return dots.filter((dot) => within(dot.x, a.x, b.x) && within(dot.y, a.y, b.y)).map(({ row }) => row.index)
}
