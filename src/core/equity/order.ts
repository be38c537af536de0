/** Digits of the sort: four of 16 bits make a double. */
const BITS = 16
const BUCKETS = 1 << BITS

/**
 * The places of the values in ascending order; equal values keep their order, −0 comes before 0.
 * A radix sort on the bits: several times as fast as comparing at a million values, and the same everywhere.
 * @param values finite
 * @param index entries of `values` that take part; all when absent
 */
export function ascending(values: Float64Array, index?: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  let order = index ?? indicesWhere(values.length, () => true)
  const bits = new Uint32Array(values.slice().buffer)
  const [low, high] = halves()
  for (let i = 0; i < bits.length; i += 2) {
    // As unsigned numbers: negative doubles are turned over, the others go above them.
    const isNegative = bits[i + high] >>> 31 === 1
    bits[i + high] = isNegative ? ~bits[i + high] : bits[i + high] | 0x80000000
    if (isNegative) bits[i + low] = ~bits[i + low]
  }
  let next = new Uint32Array(order.length)
  for (const { word, shift } of [
    { word: low, shift: 0 },
    { word: low, shift: BITS },
    { word: high, shift: 0 },
    { word: high, shift: BITS },
  ]) {
    const start = new Uint32Array(BUCKETS + 1)
    for (let k = 0; k < order.length; k++) start[((bits[2 * order[k] + word] >>> shift) & (BUCKETS - 1)) + 1]++
    // All in one bucket: the order stands as it is.
    if (order.length > 0 && start[((bits[2 * order[0] + word] >>> shift) & (BUCKETS - 1)) + 1] === order.length)
      continue
    for (let b = 0; b < BUCKETS; b++) start[b + 1] += start[b]
    for (let k = 0; k < order.length; k++) {
      const i = order[k]
      next[start[(bits[2 * i + word] >>> shift) & (BUCKETS - 1)]++] = i
    }
    ;[order, next] = [next, order === index ? new Uint32Array(order.length) : order]
  }
  return order
}

/** The entries that pass a test, ascending. */
export function indicesWhere(length: number, test: (i: number) => boolean): Uint32Array<ArrayBuffer> {
  const found = new Uint32Array(length)
  let count = 0
  for (let i = 0; i < length; i++) if (test(i)) found[count++] = i
  return found.slice(0, count)
}

/** Which of a double's two words is the low one on this machine. */
function halves(): readonly [low: 0 | 1, high: 0 | 1] {
  return new Uint32Array(new Float64Array([1]).buffer)[1] === 0 ? [1, 0] : [0, 1]
}
