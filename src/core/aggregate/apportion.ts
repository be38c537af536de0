/**
 * Whole numbers that add up: the largest-remainder method.
 * @param values finite, ≥ 0
 * @param sum whole number to reach; the nearest to Σ values when absent
 * @param cap upper bound of each entry (whole), if any
 * @returns floor or ceiling of each value, Σ = sum where the caps allow
 */
export function apportion(values: readonly number[], sum?: number, cap?: readonly number[]): number[] {
  const goal = sum ?? Math.round(values.reduce((a, b) => a + b, 0))
  const result = values.map((v, k) => Math.min(Math.floor(v), cap?.[k] ?? Number.POSITIVE_INFINITY))
  let missing = goal - result.reduce((a, b) => a + b, 0)
  // Equal remainders: the earlier entry first, so that the answer does not depend on the sort.
  const order = values
    .map((v, k) => ({ k, remainder: v - Math.floor(v) }))
    .sort((a, b) => b.remainder - a.remainder || a.k - b.k)
  for (const { k } of order) {
    if (missing <= 0) break
    if (result[k] + 1 > (cap?.[k] ?? Number.POSITIVE_INFINITY)) continue
    result[k]++
    missing--
  }
  return result
}

/** Shares of a whole in units of 1/`digits` percent that add up to exactly 100 %. */
export function percentages(values: readonly number[], digits = 1): number[] {
  const whole = values.reduce((a, b) => a + b, 0)
  if (whole <= 0) return values.map(() => 0)
  const unit = 10 ** digits
  return apportion(
    values.map((v) => (v / whole) * 100 * unit),
    100 * unit,
  ).map((v) => v / unit)
}
