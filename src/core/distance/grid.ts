import { finish, type Steps } from '../steps.ts'

/** Row bands that the grid is cut into, whatever the number of workers: sums are taken per band, then band by band. */
export const BANDS = 16

/** Points sorted by the cells of a row-major grid: any stretch of cells in a row is one run of points. */
export interface PointGrid {
  readonly minX: number
  readonly minY: number
  readonly cellX: number
  readonly cellY: number
  readonly columns: number
  readonly rows: number
  /** First point of each cell in sorted order; rows × columns + 1 entries. */
  readonly cellStart: Uint32Array
  /** Index in the input of the k-th point in sorted order. */
  readonly order: Uint32Array
  /** First grid row of each band; BANDS + 1 entries. */
  readonly bandRow: Uint32Array
}

/** Smallest and largest value; 0 and 0 of none. */
export function extent(values: Float64Array): [min: number, max: number] {
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < values.length; i++) {
    if (values[i] < min) min = values[i]
    if (values[i] > max) max = values[i]
  }
  return values.length > 0 ? [min, max] : [0, 0]
}

/** Cuts the rows so that every band holds about as many points; later bands may be empty. */
function cutBands(cellStart: Uint32Array, rows: number, columns: number): Uint32Array {
  const points = cellStart[rows * columns]
  const bandRow = new Uint32Array(BANDS + 1)
  let row = 0
  for (let band = 1; band <= BANDS; band++) {
    while (row < rows && cellStart[row * columns] * BANDS < points * band) row++
    bandRow[band] = band === BANDS ? rows : row
  }
  return bandRow
}

/**
 * Edge of a cell in metres: about a twelfth of the reach, larger where points are thin, so that a row of cells within
 * the reach holds some tens of points. Taken from the powers of 2, so that near thresholds share a grid.
 * @param reach threshold in metres
 * @param metresX least metres per unit of x; metresY likewise
 */
export function cellEdge(x: Float64Array, y: Float64Array, reach: number, metresX: number, metresY: number): number {
  const [minX, maxX] = extent(x)
  const [minY, maxY] = extent(y)
  const sparse = Math.sqrt((6 * (maxX - minX) * metresX * (maxY - minY) * metresY) / Math.max(1, x.length))
  const edge = Math.min(Math.max(sparse, reach / 12), reach / 3)
  return 2 ** Math.round(Math.log2(edge))
}

/** Points between two steps: some milliseconds. */
export const POINTS_A_STEP = 100_000

/**
 * Sorts points into a grid of cells `cellX` × `cellY` — larger by powers of 2 where there would be more than two cells
 * a point.
 */
export function sortIntoGrid(x: Float64Array, y: Float64Array, leastX: number, leastY: number): PointGrid {
  return finish(gridSteps(x, y, leastX, leastY))
}

/** `sortIntoGrid` in steps. */
export function* gridSteps(x: Float64Array, y: Float64Array, leastX: number, leastY: number): Steps<PointGrid> {
  const n = x.length
  const [minX, maxX] = extent(x)
  const [minY, maxY] = extent(y)
  let [cellX, cellY] = [leastX, leastY]
  while (((maxX - minX) / cellX + 1) * ((maxY - minY) / cellY + 1) > 2 * n + 1024) {
    cellX *= 2
    cellY *= 2
  }
  const columns = Math.floor((maxX - minX) / cellX) + 1
  const rows = Math.floor((maxY - minY) / cellY) + 1

  const cellOf = new Uint32Array(n)
  const cellStart = new Uint32Array(rows * columns + 1)
  for (let from = 0; from < n; from += POINTS_A_STEP) {
    findCells(x, y, from, Math.min(n, from + POINTS_A_STEP), minX, minY, cellX, cellY, columns, cellOf, cellStart)
    yield 0
  }
  for (let c = 0; c < rows * columns; c++) cellStart[c + 1] += cellStart[c]
  const next = cellStart.slice()
  const order = new Uint32Array(n)
  for (let from = 0; from < n; from += POINTS_A_STEP) {
    putInOrder(cellOf, from, Math.min(n, from + POINTS_A_STEP), next, order)
    yield 0
  }
  return { minX, minY, cellX, cellY, columns, rows, cellStart, order, bandRow: cutBands(cellStart, rows, columns) }
}

/** The cell of points `from` … `to − 1`, and one more in each cell's count. A plain function: loops in steps are slower. */
function findCells(
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  minX: number,
  minY: number,
  cellX: number,
  cellY: number,
  columns: number,
  cellOf: Uint32Array,
  cellStart: Uint32Array,
): void {
  for (let i = from; i < to; i++) {
    const column = Math.floor((x[i] - minX) / cellX)
    const row = Math.floor((y[i] - minY) / cellY)
    cellOf[i] = row * columns + column
    cellStart[cellOf[i] + 1]++
  }
}

function putInOrder(cellOf: Uint32Array, from: number, to: number, next: Uint32Array, order: Uint32Array): void {
  for (let i = from; i < to; i++) order[next[cellOf[i]]++] = i
}
