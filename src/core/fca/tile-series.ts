import { gaussianWeight } from './decay.ts'
import { ORDER } from './tile-terms.ts'

/** Half a tile in widths of the Gaussian: up to here the orders do. */
const MOST_HALF = 0.0475
/** Relative change of metres per degree over half a tile: up to here two powers of it do. */
const MOST_CHANGE = 1.7e-5
/**
 * Share of the squared threshold within which a series is used: nearer to the threshold weights fall to 0, the error does
 * not. Up to here it stays below 1e-12 of the weight.
 */
export const INSIDE = 0.94
/** Orders in s and t together of the two corrections for that change. */
const ONCE = 6
const TWICE = 2
/** e^(−u/2) at the threshold, on the scale of `gaussianWeight`. */
const EDGE = 1 / Math.expm1(0.5)

/** Metres per unit of x and y around a site, as `metresPerDegree` gives them. */
export interface Factors {
  kx0: number
  kx1: number
  ky0: number
  ky1: number
}

/** Whether tiles with these half edges, in units of x and y, have a series under the threshold 1/root. */
export function hasSeries(halfX: number, halfY: number, { kx0, kx1, ky0 }: Factors, root: number): boolean {
  const half = Math.max(halfX * kx0, halfY * ky0) * root
  return half <= MOST_HALF && Math.abs(kx1 * halfY) <= MOST_CHANGE * kx0
}

/**
 * The Gaussian weight over a tile, as seen from a site, as a power series around the tile's middle:
 * the fast Gauss transform (Greengard & Strain 1991) in double precision. With s and t from −1 to 1 across the tile,
 * terms are Σ_{k + l ≤ ORDER} c_kl·s^k·t^l / (k!·l!); what they leave out is below 6e-14 (the weight at the site is 1).
 *
 * e^(−u/2) is a function of s times one of t, c_kl = f_k·g_l, but for metres per degree of longitude, which change with
 * latitude: two small corrections, u_k·h_l and v_k·q_l, account for them. The loops over terms are written out: rolled
 * up they take twice as long.
 */
export class TileSeries {
  private readonly g = new Float64Array(ORDER + 1)
  private readonly h = new Float64Array(ONCE + 2)
  private readonly q2 = new Float64Array(TWICE + 3)
  private corrected = false
  /** Squared distance of the row's middle, in squared thresholds. */
  private height = 0
  /** Thresholds in a unit of x, and in half a tile. */
  private perUnit = 0
  private half = 0

  /**
   * Turns to the row of tiles whose middle lies `dy` units north of the site.
   * @param root 1 / threshold
   */
  setRow(dy: number, halfX: number, halfY: number, { kx0, kx1, ky0, ky1 }: Factors, root: number): void {
    const { g, h, q2 } = this
    const kx = kx0 + kx1 * dy
    const ky = ky0 + ky1 * dy
    this.perUnit = kx * root
    this.half = halfX * kx * root
    // North of the site by y + y1·t + y2·t² thresholds.
    const y = dy * ky * root
    const y1 = halfY * (ky + ky1 * dy) * root
    const y2 = halfY * halfY * ky1 * root
    const c0 = y * y1
    const c1 = y1 * y1 + 2 * y * y2
    const c2 = 3 * y1 * y2
    // From g' = −(y + y1·t + y2·t²)(y1 + 2·y2·t)·g, without the terms in y2². The factor e^(−y²/2) stands in f.
    this.height = y * y
    g[0] = 1
    g[1] = -c0
    g[2] = -c0 * g[1] - c1
    for (let l = 2; l < ORDER; l++) g[l + 1] = -c0 * g[l] - l * (c1 * g[l - 1] + (l - 1) * c2 * g[l - 2])
    // East is x·(1 + τ) thresholds with τ = change·t: e^(−e(1 + τ)²) = e^(−e)·(1 − 2eτ + (2e² − e)τ² + …), e = x²/2.
    const change = (kx1 * halfY) / kx
    this.corrected = change !== 0
    for (let l = 1; l <= ONCE + 1; l++) h[l] = -2 * change * l * g[l - 1]
    for (let l = 2; l <= TWICE + 2; l++) q2[l] = change * change * l * (l - 1) * g[l - 2]
  }

  /**
   * Σ value·weight over the points of the tile whose middle lies `dx` units east of the site.
   * @param m from `at` on, the points' Σ value·s^k·t^l / (k!·l!)
   */
  sum(dx: number, m: Float64Array, at: number): number {
    const { g, h, q2 } = this
    const x = dx * this.perUnit
    const c0 = x * this.half
    const c1 = this.half * this.half
    const middle = gaussianWeight(x * x + this.height)
    const f0 = middle + EDGE
    const f1 = -c0 * f0
    const f2 = -c0 * f1 - c1 * f0
    const f3 = -c0 * f2 - 2 * c1 * f1
    const f4 = -c0 * f3 - 3 * c1 * f2
    const f5 = -c0 * f4 - 4 * c1 * f3
    const f6 = -c0 * f5 - 5 * c1 * f4
    const f7 = -c0 * f6 - 6 * c1 * f5
    const f8 = -c0 * f7 - 7 * c1 * f6
    let sum =
      middle * m[at] +
      f1 * m[at + 1] +
      f2 * m[at + 2] +
      f3 * m[at + 3] +
      f4 * m[at + 4] +
      f5 * m[at + 5] +
      f6 * m[at + 6] +
      f7 * m[at + 7] +
      f8 * m[at + 8]
    sum +=
      g[1] *
      (f0 * m[at + 9] +
        f1 * m[at + 10] +
        f2 * m[at + 11] +
        f3 * m[at + 12] +
        f4 * m[at + 13] +
        f5 * m[at + 14] +
        f6 * m[at + 15] +
        f7 * m[at + 16])
    sum +=
      g[2] *
      (f0 * m[at + 17] +
        f1 * m[at + 18] +
        f2 * m[at + 19] +
        f3 * m[at + 20] +
        f4 * m[at + 21] +
        f5 * m[at + 22] +
        f6 * m[at + 23])
    sum +=
      g[3] * (f0 * m[at + 24] + f1 * m[at + 25] + f2 * m[at + 26] + f3 * m[at + 27] + f4 * m[at + 28] + f5 * m[at + 29])
    sum += g[4] * (f0 * m[at + 30] + f1 * m[at + 31] + f2 * m[at + 32] + f3 * m[at + 33] + f4 * m[at + 34])
    sum += g[5] * (f0 * m[at + 35] + f1 * m[at + 36] + f2 * m[at + 37] + f3 * m[at + 38])
    sum += g[6] * (f0 * m[at + 39] + f1 * m[at + 40] + f2 * m[at + 41])
    sum += g[7] * (f0 * m[at + 42] + f1 * m[at + 43])
    sum += g[8] * (f0 * m[at + 44])
    if (this.corrected) {
      const e = (x * x) / 2
      const q = 2 * e - 1
      const u0 = e * f0
      const u1 = e * f1 + c0 * f0
      const u2 = e * f2 + 2 * c0 * f1 + c1 * f0
      const u3 = e * f3 + 3 * c0 * f2 + 3 * c1 * f1
      const u4 = e * f4 + 4 * c0 * f3 + 6 * c1 * f2
      const u5 = e * f5 + 5 * c0 * f4 + 10 * c1 * f3
      const u6 = e * f6 + 6 * c0 * f5 + 15 * c1 * f4
      const v0 = q * u0
      const v1 = q * u1 + 2 * c0 * u0
      const v2 = q * u2 + 4 * c0 * u1 + 2 * c1 * u0
      sum +=
        h[1] *
        (u0 * m[at + 9] +
          u1 * m[at + 10] +
          u2 * m[at + 11] +
          u3 * m[at + 12] +
          u4 * m[at + 13] +
          u5 * m[at + 14] +
          u6 * m[at + 15])
      sum +=
        h[2] *
        (u0 * m[at + 17] + u1 * m[at + 18] + u2 * m[at + 19] + u3 * m[at + 20] + u4 * m[at + 21] + u5 * m[at + 22])
      sum += h[3] * (u0 * m[at + 24] + u1 * m[at + 25] + u2 * m[at + 26] + u3 * m[at + 27] + u4 * m[at + 28])
      sum += h[4] * (u0 * m[at + 30] + u1 * m[at + 31] + u2 * m[at + 32] + u3 * m[at + 33])
      sum += h[5] * (u0 * m[at + 35] + u1 * m[at + 36] + u2 * m[at + 37])
      sum += h[6] * (u0 * m[at + 39] + u1 * m[at + 40])
      sum += h[7] * (u0 * m[at + 42])
      sum += q2[2] * (v0 * m[at + 17] + v1 * m[at + 18] + v2 * m[at + 19])
      sum += q2[3] * (v0 * m[at + 24] + v1 * m[at + 25])
      sum += q2[4] * (v0 * m[at + 30])
    }
    return sum
  }

  /**
   * Adds factor·weight over the tile whose middle lies `dx` units east of the site.
   * @param m from `at` on, the tile's c_kl
   */
  add(dx: number, factor: number, m: Float64Array, at: number): void {
    const { g, h, q2 } = this
    const x = dx * this.perUnit
    const c0 = x * this.half
    const c1 = this.half * this.half
    const middle = factor * gaussianWeight(x * x + this.height)
    const f0 = middle + factor * EDGE
    const f1 = -c0 * f0
    const f2 = -c0 * f1 - c1 * f0
    const f3 = -c0 * f2 - 2 * c1 * f1
    const f4 = -c0 * f3 - 3 * c1 * f2
    const f5 = -c0 * f4 - 4 * c1 * f3
    const f6 = -c0 * f5 - 5 * c1 * f4
    const f7 = -c0 * f6 - 6 * c1 * f5
    const f8 = -c0 * f7 - 7 * c1 * f6
    m[at] += middle
    m[at + 1] += f1
    m[at + 2] += f2
    m[at + 3] += f3
    m[at + 4] += f4
    m[at + 5] += f5
    m[at + 6] += f6
    m[at + 7] += f7
    m[at + 8] += f8
    let c = g[1]
    m[at + 9] += f0 * c
    m[at + 10] += f1 * c
    m[at + 11] += f2 * c
    m[at + 12] += f3 * c
    m[at + 13] += f4 * c
    m[at + 14] += f5 * c
    m[at + 15] += f6 * c
    m[at + 16] += f7 * c
    c = g[2]
    m[at + 17] += f0 * c
    m[at + 18] += f1 * c
    m[at + 19] += f2 * c
    m[at + 20] += f3 * c
    m[at + 21] += f4 * c
    m[at + 22] += f5 * c
    m[at + 23] += f6 * c
    c = g[3]
    m[at + 24] += f0 * c
    m[at + 25] += f1 * c
    m[at + 26] += f2 * c
    m[at + 27] += f3 * c
    m[at + 28] += f4 * c
    m[at + 29] += f5 * c
    c = g[4]
    m[at + 30] += f0 * c
    m[at + 31] += f1 * c
    m[at + 32] += f2 * c
    m[at + 33] += f3 * c
    m[at + 34] += f4 * c
    c = g[5]
    m[at + 35] += f0 * c
    m[at + 36] += f1 * c
    m[at + 37] += f2 * c
    m[at + 38] += f3 * c
    c = g[6]
    m[at + 39] += f0 * c
    m[at + 40] += f1 * c
    m[at + 41] += f2 * c
    c = g[7]
    m[at + 42] += f0 * c
    m[at + 43] += f1 * c
    c = g[8]
    m[at + 44] += f0 * c
    if (this.corrected) {
      const e = (x * x) / 2
      const q = 2 * e - 1
      const u0 = e * f0
      const u1 = e * f1 + c0 * f0
      const u2 = e * f2 + 2 * c0 * f1 + c1 * f0
      const u3 = e * f3 + 3 * c0 * f2 + 3 * c1 * f1
      const u4 = e * f4 + 4 * c0 * f3 + 6 * c1 * f2
      const u5 = e * f5 + 5 * c0 * f4 + 10 * c1 * f3
      const u6 = e * f6 + 6 * c0 * f5 + 15 * c1 * f4
      const v0 = q * u0
      const v1 = q * u1 + 2 * c0 * u0
      const v2 = q * u2 + 4 * c0 * u1 + 2 * c1 * u0
      c = h[1]
      m[at + 9] += u0 * c
      m[at + 10] += u1 * c
      m[at + 11] += u2 * c
      m[at + 12] += u3 * c
      m[at + 13] += u4 * c
      m[at + 14] += u5 * c
      m[at + 15] += u6 * c
      c = h[2]
      m[at + 17] += u0 * c
      m[at + 18] += u1 * c
      m[at + 19] += u2 * c
      m[at + 20] += u3 * c
      m[at + 21] += u4 * c
      m[at + 22] += u5 * c
      c = h[3]
      m[at + 24] += u0 * c
      m[at + 25] += u1 * c
      m[at + 26] += u2 * c
      m[at + 27] += u3 * c
      m[at + 28] += u4 * c
      c = h[4]
      m[at + 30] += u0 * c
      m[at + 31] += u1 * c
      m[at + 32] += u2 * c
      m[at + 33] += u3 * c
      c = h[5]
      m[at + 35] += u0 * c
      m[at + 36] += u1 * c
      m[at + 37] += u2 * c
      c = h[6]
      m[at + 39] += u0 * c
      m[at + 40] += u1 * c
      c = h[7]
      m[at + 42] += u0 * c
      c = q2[2]
      m[at + 17] += v0 * c
      m[at + 18] += v1 * c
      m[at + 19] += v2 * c
      c = q2[3]
      m[at + 24] += v0 * c
      m[at + 25] += v1 * c
      c = q2[4]
      m[at + 30] += v0 * c
    }
  }
}
