const bits = new DataView(new ArrayBuffer(8))

/** The next double above (step 1) or below (step −1) a positive number. */
function neighbour(value: number, step: 1n | -1n): number {
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + step)
  return bits.getFloat64(0)
}

/**
 * The largest double q with Math.sqrt(q) <= d: `q <= squareLimit(d)` decides exactly as `Math.sqrt(q) <= d` does,
 * without a square root a pair.
 * @param d > 0, at most 1e30
 */
export function squareLimit(d: number): number {
  let q = d * d
  while (Math.sqrt(q) > d) q = neighbour(q, -1n)
  for (let next = neighbour(q, 1n); Math.sqrt(next) <= d; next = neighbour(q, 1n)) q = next
  return q
}
