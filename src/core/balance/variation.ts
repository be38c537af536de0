/** How much schools differ in one indicator. */
export interface Variation {
  /** X̄ = Σ x / Σ P: the district as one school. */
  readonly mean: number
  /** S, weighted by pupils. */
  readonly sd: number
  /** 差异系数 S / X̄; null where the district has nothing of it, or no school is known. */
  readonly cv: number | null
  /** The same with every school counting alike: a common mistake, shown beside it. */
  readonly unweighted: number | null
  /** Schools that count, and those without a figure. */
  readonly schools: number
  readonly missing: number
}

/**
 * Coefficient of variation among schools, weighted by pupils: X_i = x_i / P_i, X̄ = Σ x_i / Σ P_i,
 * S = √( Σ (P_i / ΣP)(X_i − X̄)² ), CV = S / X̄.
 * @param value X_i, ≥ 0; NaN = not given: the school is left out, nothing is put in its place
 * @param pupils P_i, > 0, one entry a school
 * @param without schools to leave out
 */
export function variation(
  value: Float64Array,
  pupils: Float64Array,
  without: ReadonlySet<number> = new Set(),
): Variation {
  let [schools, missing, all, held, plain] = [0, 0, 0, 0, 0]
  for (let i = 0; i < value.length; i++) {
    if (without.has(i)) continue
    if (Number.isNaN(value[i])) {
      missing++
      continue
    }
    schools++
    all += pupils[i]
    held += pupils[i] * value[i]
    plain += value[i]
  }
  const mean = schools > 0 ? held / all : 0
  const plainMean = schools > 0 ? plain / schools : 0
  let [square, plainSquare] = [0, 0]
  for (let i = 0; i < value.length; i++) {
    if (without.has(i) || Number.isNaN(value[i])) continue
    square += (pupils[i] / all) * (value[i] - mean) ** 2
    plainSquare += (value[i] - plainMean) ** 2 / schools
  }
  const sd = Math.sqrt(square)
  return {
    mean,
    sd,
    cv: mean > 0 ? sd / mean : null,
    unweighted: plainMean > 0 ? Math.sqrt(plainSquare) / plainMean : null,
    schools,
    missing,
  }
}

/** One school that is left out, and the CV without it and those before it. */
export interface Driver {
  readonly school: number
  readonly cv: number | null
}

/**
 * The schools that drive a CV: one after another, each time the one without which the CV would be lowest.
 * @param count how many at most; at least two schools always remain
 * @returns the CV after each step is that of the schools that are left, computed anew; it never rises
 */
export function drivers(value: Float64Array, pupils: Float64Array, count: number): Driver[] {
  const gone = new Set<number>()
  const found: Driver[] = []
  let [left, all, held, square] = [0, 0, 0, 0]
  for (let i = 0; i < value.length; i++) {
    if (Number.isNaN(value[i])) continue
    left++
    all += pupils[i]
    held += pupils[i] * value[i]
    square += pupils[i] * value[i] ** 2
  }
  let before = variation(value, pupils).cv
  while (found.length < count && left > 2) {
    let [best, lowest] = [-1, Number.POSITIVE_INFINITY]
    for (let i = 0; i < value.length; i++) {
      if (gone.has(i) || Number.isNaN(value[i])) continue
      const rest = held - pupils[i] * value[i]
      // CV² + 1 = ΣP · ΣP X² / (ΣP X)²
      const ratio = rest > 0 ? ((all - pupils[i]) * (square - pupils[i] * value[i] ** 2)) / rest ** 2 : Infinity
      if (ratio < lowest) [best, lowest] = [i, ratio]
    }
    if (best < 0) break
    gone.add(best)
    const { cv } = variation(value, pupils, gone)
    if (cv === null || before === null || cv >= before) break
    found.push({ school: best, cv })
    before = cv
    left--
    all -= pupils[best]
    held -= pupils[best] * value[best]
    square -= pupils[best] * value[best] ** 2
  }
  return found
}
