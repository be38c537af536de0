/** Highest order k + l of the terms s^k·t^l over a tile. */
export const ORDER = 8
/** Number of terms: for l = 0 … ORDER those with k = 0 … ORDER − l. */
export const TERMS = ((ORDER + 1) * (ORDER + 2)) / 2

/** 1 / (k!·l!) of every term. */
const PER_FACTORIALS = new Float64Array(TERMS)
for (let l = 0, at = 0, lf = 1; l <= ORDER; lf *= ++l) {
  for (let k = 0, kf = 1; k <= ORDER - l; kf *= ++k) PER_FACTORIALS[at++] = 1 / (lf * kf)
}

/** Divides the terms from `at` on by k!·l!. */
export function divideByFactorials(m: Float64Array, at: number): void {
  for (let k = 0; k < TERMS; k++) m[at + k] *= PER_FACTORIALS[k]
}

/**
 * Adds Σ value·s^k·t^l over points `from` … `to − 1` to the terms from `at` on. (s, t) is a point's place from the middle
 * of its tile, times `perX` and `perY`. Two points at a time: half as many terms to load and store.
 */
export function addPoints(
  x: Float64Array,
  y: Float64Array,
  value: Float64Array,
  from: number,
  to: number,
  midX: number,
  midY: number,
  perX: number,
  perY: number,
  m: Float64Array,
  at: number,
): void {
  for (let i = from; i < to; i += 2) {
    const j = i + 1
    // An odd point out is its own second, of value 0.
    const last = j < to ? j : i
    const a1 = (x[i] - midX) * perX
    const a2 = a1 * a1
    const a3 = a2 * a1
    const a4 = a2 * a2
    const a5 = a3 * a2
    const a6 = a3 * a3
    const a7 = a4 * a3
    const a8 = a4 * a4
    const ta = (y[i] - midY) * perY
    const b1 = (x[last] - midX) * perX
    const b2 = b1 * b1
    const b3 = b2 * b1
    const b4 = b2 * b2
    const b5 = b3 * b2
    const b6 = b3 * b3
    const b7 = b4 * b3
    const b8 = b4 * b4
    const tb = (y[last] - midY) * perY
    let a = value[i]
    let b = j < to ? value[j] : 0
    m[at] += a + b
    m[at + 1] += a1 * a + b1 * b
    m[at + 2] += a2 * a + b2 * b
    m[at + 3] += a3 * a + b3 * b
    m[at + 4] += a4 * a + b4 * b
    m[at + 5] += a5 * a + b5 * b
    m[at + 6] += a6 * a + b6 * b
    m[at + 7] += a7 * a + b7 * b
    m[at + 8] += a8 * a + b8 * b
    a *= ta
    b *= tb
    m[at + 9] += a + b
    m[at + 10] += a1 * a + b1 * b
    m[at + 11] += a2 * a + b2 * b
    m[at + 12] += a3 * a + b3 * b
    m[at + 13] += a4 * a + b4 * b
    m[at + 14] += a5 * a + b5 * b
    m[at + 15] += a6 * a + b6 * b
    m[at + 16] += a7 * a + b7 * b
    a *= ta
    b *= tb
    m[at + 17] += a + b
    m[at + 18] += a1 * a + b1 * b
    m[at + 19] += a2 * a + b2 * b
    m[at + 20] += a3 * a + b3 * b
    m[at + 21] += a4 * a + b4 * b
    m[at + 22] += a5 * a + b5 * b
    m[at + 23] += a6 * a + b6 * b
    a *= ta
    b *= tb
    m[at + 24] += a + b
    m[at + 25] += a1 * a + b1 * b
    m[at + 26] += a2 * a + b2 * b
    m[at + 27] += a3 * a + b3 * b
    m[at + 28] += a4 * a + b4 * b
    m[at + 29] += a5 * a + b5 * b
    a *= ta
    b *= tb
    m[at + 30] += a + b
    m[at + 31] += a1 * a + b1 * b
    m[at + 32] += a2 * a + b2 * b
    m[at + 33] += a3 * a + b3 * b
    m[at + 34] += a4 * a + b4 * b
    a *= ta
    b *= tb
    m[at + 35] += a + b
    m[at + 36] += a1 * a + b1 * b
    m[at + 37] += a2 * a + b2 * b
    m[at + 38] += a3 * a + b3 * b
    a *= ta
    b *= tb
    m[at + 39] += a + b
    m[at + 40] += a1 * a + b1 * b
    m[at + 41] += a2 * a + b2 * b
    a *= ta
    b *= tb
    m[at + 42] += a + b
    m[at + 43] += a1 * a + b1 * b
    a *= ta
    b *= tb
    m[at + 44] += a + b
  }
}

/** Adds Σ m·s^k·t^l over the terms from `at` on to the sum of points `from` … `to − 1`, with s and t as in `addPoints`. */
export function addValues(
  x: Float64Array,
  y: Float64Array,
  sum: Float64Array,
  from: number,
  to: number,
  midX: number,
  midY: number,
  perX: number,
  perY: number,
  m: Float64Array,
  at: number,
): void {
  for (let i = from; i < to; i++) {
    const s = (x[i] - midX) * perX
    const t = (y[i] - midY) * perY
    const r0 =
      m[at] +
      s *
        (m[at + 1] +
          s *
            (m[at + 2] +
              s * (m[at + 3] + s * (m[at + 4] + s * (m[at + 5] + s * (m[at + 6] + s * (m[at + 7] + s * m[at + 8])))))))
    const r1 =
      m[at + 9] +
      s *
        (m[at + 10] +
          s * (m[at + 11] + s * (m[at + 12] + s * (m[at + 13] + s * (m[at + 14] + s * (m[at + 15] + s * m[at + 16]))))))
    const r2 =
      m[at + 17] +
      s * (m[at + 18] + s * (m[at + 19] + s * (m[at + 20] + s * (m[at + 21] + s * (m[at + 22] + s * m[at + 23])))))
    const r3 = m[at + 24] + s * (m[at + 25] + s * (m[at + 26] + s * (m[at + 27] + s * (m[at + 28] + s * m[at + 29]))))
    const r4 = m[at + 30] + s * (m[at + 31] + s * (m[at + 32] + s * (m[at + 33] + s * m[at + 34])))
    const r5 = m[at + 35] + s * (m[at + 36] + s * (m[at + 37] + s * m[at + 38]))
    const r6 = m[at + 39] + s * (m[at + 40] + s * m[at + 41])
    const r7 = m[at + 42] + s * m[at + 43]
    const r8 = m[at + 44]
    sum[i] += r0 + t * (r1 + t * (r2 + t * (r3 + t * (r4 + t * (r5 + t * (r6 + t * (r7 + t * r8)))))))
  }
}
