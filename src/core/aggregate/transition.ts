import { OUT_OF_REACH } from '../fca/model.ts'

/** The parts of the children, and where those stand who are there before or after only. */
export const PARTS = ['placed', 'full', 'out', 'elsewhere'] as const

/** What a run says about each demand point. */
interface PartValues {
  readonly children: Float64Array
  readonly access: Float64Array
  readonly flags: Uint8Array
}

const N = PARTS.length

/** The three parts of one point, as in `summarise`; a point that is not there has none. */
function partsAt({ children, access, flags }: PartValues, i: number, into: Float64Array): void {
  into.fill(0)
  if (i >= children.length) return
  const p = children[i]
  if (flags[i] & OUT_OF_REACH) {
    into[2] = p
    return
  }
  into[0] = p * Math.min(1, access[i])
  into[1] = p - into[0]
}

function isUnchanged(before: PartValues, after: PartValues, i: number): boolean {
  return (
    before.access[i] === after.access[i] &&
    before.children[i] === after.children[i] &&
    before.flags[i] === after.flags[i]
  )
}

/**
 * Children by part before (rows) and after (columns), 4 × 4 row by row in the order of {@link PARTS}: row 3 holds children
 * who are new, column 3 those who are gone.
 *
 * At every point as many as possible stay in their part: F_kk = min(b_k, s_k). The rest moves from the parts that lose
 * to the parts that gain. With three parts one side of that is a single part, so the least flow is the only one; where
 * children come or go as well it need not be, and is shared in proportion: F_kl = (b_k − s_k)⁺ (s_l − b_l)⁺ / Σ.
 * Sums over a row are the parts before, sums over a column the parts after.
 * @param after may have more points than `before`, behind them; points never move
 */
export function transition(before: PartValues, after: PartValues): Float64Array<ArrayBuffer> {
  const flow = new Float64Array(N * N)
  const [b, s] = [new Float64Array(N), new Float64Array(N)]
  const points = Math.max(before.children.length, after.children.length)
  const both = Math.min(before.children.length, after.children.length)
  for (let i = 0; i < points; i++) {
    if (i < both && isUnchanged(before, after, i)) {
      // Nearly all points under nearly every scenario.
      const p = before.children[i]
      const placed = before.flags[i] & OUT_OF_REACH ? 0 : p * Math.min(1, before.access[i])
      flow[0] += placed
      if (before.flags[i] & OUT_OF_REACH) flow[2 * N + 2] += p
      else flow[N + 1] += p - placed
      continue
    }
    partsAt(before, i, b)
    partsAt(after, i, s)
    let [lost, gained] = [0, 0]
    for (let k = 0; k < N - 1; k++) {
      const stay = Math.min(b[k], s[k])
      flow[k * N + k] += stay
      b[k] -= stay
      s[k] -= stay
      lost += b[k]
      gained += s[k]
    }
    b[N - 1] = Math.max(0, gained - lost)
    s[N - 1] = Math.max(0, lost - gained)
    const moved = Math.max(lost, gained)
    if (moved === 0) continue
    for (let k = 0; k < N; k++) for (let l = 0; l < N; l++) flow[k * N + l] += (b[k] * s[l]) / moved
  }
  return flow
}

/**
 * A transition in whole children whose rows and columns add up to given whole numbers, each cell as near to its exact
 * value as that allows (greedily: always the cell that is farthest off).
 * @param exact see {@link transition}
 * @param rows sums of the first three rows; `columns` of the first three columns
 */
export function wholeTransition(
  exact: Float64Array,
  rows: readonly [number, number, number],
  columns: readonly [number, number, number],
): number[] {
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  let gone = 0
  for (let k = 0; k < N; k++) gone += exact[k * N + N - 1]
  const more = sum(columns) - sum(rows)
  const leave = Math.max(Math.round(gone), -more, 0)
  const goals = { rows: [...rows, leave + more], columns: [...columns, leave] }
  const cells = Array.from(exact, Math.round)
  const lackOf = () => ({
    rows: goals.rows.map((goal, k) => goal - sum(cells.slice(k * N, k * N + N))),
    columns: goals.columns.map((goal, l) => goal - sum(cells.filter((_, cell) => cell % N === l))),
  })
  /** The cell in these rows and columns that wants the change most; −1 = none may have it. */
  const pick = (by: 1 | -1, inRow: (k: number) => boolean, inColumn: (l: number) => boolean) => {
    let best = -1
    for (let cell = 0; cell < N * N - 1; cell++) {
      if (!inRow(Math.floor(cell / N)) || !inColumn(cell % N) || (by < 0 && cells[cell] <= 0)) continue
      if (best < 0 || by * (exact[cell] - cells[cell]) > by * (exact[best] - cells[best])) best = cell
    }
    return best
  }
  // Every round brings the sums nearer to their goals by one; there are few, as each cell was off by less than one.
  for (let round = 0; round < 1000; round++) {
    const lack = lackOf()
    const any = () => true
    if (lack.rows.every((n) => n === 0) && lack.columns.every((n) => n === 0)) break
    const by = lack.rows.some((n) => n > 0) || lack.columns.some((n) => n > 0) ? 1 : -1
    const wantsRow = (k: number) => by * (lack.rows[k] ?? 0) > 0
    const wantsColumn = (l: number) => by * (lack.columns[l] ?? 0) > 0
    const anyRow = lack.rows.some((_, k) => wantsRow(k))
    const anyColumn = lack.columns.some((_, l) => wantsColumn(l))
    let cell = pick(by, anyRow ? wantsRow : any, anyColumn ? wantsColumn : any)
    // Where the two meet there may be nothing to take away; the row has some elsewhere, and the next rounds mend the column.
    if (cell < 0) cell = anyRow ? pick(by, wantsRow, any) : pick(by, any, wantsColumn)
    if (cell < 0) break
    cells[cell] += by
  }
  return cells
}
