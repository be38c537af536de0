import { classifier, NO_DATA, type Shade } from './shade.ts'

/** One street in the legend's histogram: a block standing on its value, as high as it has children. */
export interface Block {
  /** Row of the street. */
  readonly zone: number
  readonly class: number
  /** Column of the histogram from 0; blocks of one column stand on one another. */
  readonly column: number
  /** Children in the blocks beneath it, and in the block itself. */
  readonly from: number
  readonly children: number
}

export interface LegendClass {
  readonly class: number
  /** null at the open ends. */
  readonly from: number | null
  readonly to: number | null
  /** Streets in the class, and the children who live there. */
  readonly count: number
  readonly children: number
}

export interface Legend {
  readonly classes: readonly LegendClass[]
  readonly noData: number
  readonly blocks: readonly Block[]
  readonly columns: number
  /** Children in the tallest column. */
  readonly tallest: number
}

/** Position of a value on the axis, 0 … 1; beyond the domain it stands at the end. */
export function axisPosition({ domain: [low, high] }: Pick<Shade, 'domain'>, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}

/** The values that a column of the histogram stands for, from <= value < to; null at the open ends. */
export function columnRange(
  { domain: [low, high] }: Pick<Shade, 'domain'>,
  columns: number,
  column: number,
): { readonly from: number | null; readonly to: number | null } {
  const at = (k: number) => Number((low + (k * (high - low)) / columns).toPrecision(6))
  return { from: column > 0 ? at(column) : null, to: column < columns - 1 ? at(column + 1) : null }
}

/** Column of a value: the one whose range holds it. */
function columnOf(shade: Pick<Shade, 'domain'>, columns: number, value: number): number {
  const column = Math.min(columns - 1, Math.floor(axisPosition(shade, value) * columns))
  const { from, to } = columnRange(shade, columns, column)
  // Where rounding puts the edge of a column on the other side of the value, the range decides: brushing goes by it.
  if (from !== null && value < from) return column - 1
  return to !== null && value >= to ? column + 1 : column
}

/**
 * The legend as a histogram of children, one block a street.
 * @param values of the streets, null = no data
 * @param children of the streets
 */
export function legendOf(
  shade: Shade,
  values: readonly (number | null)[],
  children: readonly number[],
  columns = 24,
): Legend {
  const classOf = classifier(shade.breaks)
  const counts = new Float64Array(shade.breaks.length + 1)
  const sums = new Float64Array(shade.breaks.length + 1)
  const heights = new Float64Array(columns)
  let noData = 0
  const order = values.map((_, zone) => zone).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const blocks: Block[] = []
  for (const zone of order) {
    const value = values[zone] ?? null
    const c = classOf(value)
    if (value === null || c === NO_DATA) {
      noData++
      continue
    }
    const people = children[zone] ?? 0
    counts[c]!++
    sums[c]! += people
    const column = columnOf(shade, columns, value)
    blocks.push({ zone, class: c, column, from: heights[column]!, children: people })
    heights[column]! += people
  }
  return {
    classes: Array.from(counts, (count, k) => ({
      class: k,
      from: shade.breaks[k - 1] ?? null,
      to: shade.breaks[k] ?? null,
      count,
      children: sums[k]!,
    })),
    noData,
    blocks,
    columns,
    tallest: Math.max(0, ...heights),
  }
}
