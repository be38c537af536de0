/** Foster, Greer and Thorbecke's measures below a line. */
export interface Shortfall {
  /** FGT_0: share of children below the line. */
  readonly share: number
  /** FGT_1: mean shortfall as a share of the line, those above it counting 0. */
  readonly depth: number
  /** FGT_2: mean squared shortfall; the worst served count most. */
  readonly severity: number
}

/**
 * FGT_a = Σ w ((z − x)/z)^a [x < z] / Σ w for a = 0, 1, 2. A value on the line is not below it.
 * @param value ≥ 0, finite
 * @param weight children; points with 0 take no part
 * @param line z > 0
 * @returns null when there are no children
 * @throws RangeError for a line that is not above 0
 */
export function shortfall(value: Float64Array, weight: Float64Array, line: number): Shortfall | null {
  if (!(line > 0 && Number.isFinite(line))) throw new RangeError(`a line above 0, not ${line}`)
  let [all, share, depth, severity] = [0, 0, 0, 0]
  for (let i = 0; i < value.length; i++) {
    if (!(weight[i] > 0)) continue
    all += weight[i]
    if (!(value[i] < line)) continue
    const lack = (line - value[i]) / line
    share += weight[i]
    depth += weight[i] * lack
    severity += weight[i] * lack * lack
  }
  return all > 0 ? { share: share / all, depth: depth / all, severity: severity / all } : null
}
