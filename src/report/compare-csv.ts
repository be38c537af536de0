import { type CsvCell, toCsv } from '../core/csv.ts'
import { type Kpi, type KpiValues, kpis, shownChange } from '../scenario/kpis.ts'

export interface ComparedColumn {
  readonly name: string
  /** In full precision. */
  readonly values: KpiValues
  /** As the screen shows them. */
  readonly shown: KpiValues
  /** Name of the worst street; empty = none. */
  readonly worst: string
}

export interface CompareHeads {
  /** Name of the first column. */
  readonly row: string
  readonly label: (kpi: Kpi) => string
  /** Name of a column of differences, and of one in full precision. */
  readonly change: (name: string) => string
  readonly exact: (name: string) => string
  /** Name of the row with the worst streets. */
  readonly worst: string
}

/**
 * The comparison as CSV: one row a key number; a column for the baseline and each scenario as the screen shows them, the
 * differences to the baseline, then all columns again in full precision (as `summary.json` of the command line has them).
 * Below it what the numbers were made with.
 * @param columns the baseline first
 * @param parameters name and value
 */
export function compareCsv(
  columns: readonly ComparedColumn[],
  heads: CompareHeads,
  parameters: readonly (readonly [string, string | number])[],
): string {
  const [baseline, ...others] = columns
  const header = [
    heads.row,
    ...columns.map(({ name }) => name),
    ...others.map(({ name }) => heads.change(name)),
    ...columns.map(({ name }) => heads.exact(name)),
  ]
  const rows = kpis.flatMap((kpi): CsvCell[][] => {
    const { id } = kpi
    const row = [
      heads.label(kpi),
      ...columns.map(({ shown }) => shown[id]),
      ...others.map(({ shown }) => shownChange(kpi, baseline?.shown[id] ?? null, shown[id])),
      ...columns.map(({ values }) => values[id]),
    ]
    return id === 'worst' ? [row, [heads.worst, ...columns.map(({ worst }) => worst)]] : [row]
  })
  return toCsv(header, [...rows, [], ...parameters])
}
