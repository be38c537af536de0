/**
 * Splits a whole number by weights into whole numbers that add up to it (largest remainder; ties go to the earlier entry).
 * @param weights ≥ 0, at least one > 0
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (!(sum > 0)) throw new Error('Nothing to split by: all weights are zero')
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact.map((_, k) => k).sort((p, q) => exact[q]! - parts[q]! - (exact[p]! - parts[p]!) || p - q)
  for (const k of order.slice(0, left)) parts[k] = parts[k]! + 1
  return parts
}

/**
 * Fills rows of given size from columns of given total, each row as close to the overall mix as a running count allows.
 * Every turn the column that is furthest behind its share gives one (smooth weighted round robin), so that after the
 * last turn every row and every column is exact.
 * @returns rows × columns
 */
export function interleaved(rows: readonly number[], columns: readonly number[]): number[][] {
  const total = columns.reduce((a, b) => a + b, 0)
  if (rows.reduce((a, b) => a + b, 0) !== total) throw new Error('Rows and columns do not add up to the same total')
  const credit = columns.map(() => 0)
  return rows.map((size) => {
    const row = columns.map(() => 0)
    for (let turn = 0; turn < size; turn++) {
      let ahead = 0
      for (let c = 0; c < columns.length; c++) {
        credit[c] = credit[c]! + columns[c]!
        if (credit[c]! > credit[ahead]!) ahead = c
      }
      credit[ahead] = credit[ahead]! - total
      row[ahead] = row[ahead]! + 1
    }
    return row
  })
}
