import { type CsvCell, toCsv } from '../core/csv.ts'
import { type Kpi, type KpiValues, kpis } from './kpis.ts'

export interface ComparedColumn {
  readonly name: string
  readonly values: KpiValues
}

/**
 * The comparison as CSV, every number in full precision: one row a key number, one column the baseline and each scenario,
 * then the differences to the baseline.
 * @param columns the baseline first
 * @param label name of a row
 * @param heads names of the first column, and of a column of differences
 */
export function compareCsv(
  columns: readonly ComparedColumn[],
  label: (kpi: Kpi) => string,
  heads: { readonly row: string; readonly difference: (name: string) => string },
): string {
  const [baseline, ...others] = columns
  const header = [heads.row, ...columns.map(({ name }) => name), ...others.map(({ name }) => heads.difference(name))]
  const rows = kpis.map((kpi): CsvCell[] => {
    const before = baseline?.values[kpi.id] ?? null
    const differences = others.map(({ values }) => {
      const value = values[kpi.id]
      return value === null || before === null ? null : value - before
    })
    return [label(kpi), ...columns.map(({ values }) => values[kpi.id]), ...differences]
  })
  return toCsv(header, rows)
}
