import { NO_DATA, type Shade } from './shade.ts'

/** One street in the legend's histogram: a block standing on its value. */
export interface Block {
  readonly zone: number
  readonly class: number
  /** Column of the histogram from 0; blocks of one column are stacked upward from level 0. */
  readonly column: number
  readonly level: number
}

export interface LegendClass {
  readonly class: number
  /** null at the open ends. */
  readonly from: number | null
  readonly to: number | null
  /** Streets in the class. */
  readonly count: number
}

export interface Legend {
  readonly classes: readonly LegendClass[]
  readonly noData: number
  readonly blocks: readonly Block[]
  readonly columns: number
  readonly height: number
}

/** Position of a value on the axis, 0 … 1; beyond the domain it stands at the end. */
export function axisPosition({ domain: [low, high] }: Pick<Shade, 'domain'>, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}

/**
 * The legend as a histogram, one block a street.
 * @param values of the streets, null = no data
 * @param classes of the streets, as drawn on the map
 */
export function legendOf(shade: Shade, values: readonly (number | null)[], classes: Uint8Array, columns = 24): Legend {
  const counts = new Map<number, number>()
  for (const c of classes) counts.set(c, (counts.get(c) ?? 0) + 1)
  const heights = new Array<number>(columns).fill(0)
  const order = values.map((_, zone) => zone).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const blocks: Block[] = []
  for (const zone of order) {
    const value = values[zone]
    if (value === null || value === undefined) continue
    const column = Math.min(columns - 1, Math.floor(axisPosition(shade, value) * columns))
    blocks.push({ zone, class: classes[zone]!, column, level: heights[column]! })
    heights[column]!++
  }
  return {
    classes: Array.from({ length: shade.breaks.length + 1 }, (_, k) => ({
      class: k,
      from: shade.breaks[k - 1] ?? null,
      to: shade.breaks[k] ?? null,
      count: counts.get(k) ?? 0,
    })),
    noData: counts.get(NO_DATA) ?? 0,
    blocks,
    columns,
    height: Math.max(0, ...heights),
  }
}
