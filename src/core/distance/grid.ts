import { finish, type Steps } from '../steps.ts'

/** Row bands that the grid is cut into, whatever the number of workers: sums are taken per band, then band by band. */
export const BANDS = 16

/**
 * Columns in a tile, which is about as wide as high. Cells are narrower, so that runs of points end near the circle; the
 * grid has whole tiles.
 */
export const COLUMNS_A_TILE = 4

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

/**
 * Longitude or x of the middle of the tile that begins with `cell`. Wherever a tile's middle is needed it must be this very
 * double: near 116° its rounding is a nanometre, and a sum over the tile's points would be off by it in one direction.
 */
export function tileX(grid: PointGrid, cell: number): number {
  return grid.minX + ((cell % grid.columns) + COLUMNS_A_TILE / 2) * grid.cellX
}

/** Latitude or y of the middle of the tile that begins with `cell`. */
export function tileY(grid: PointGrid, cell: number): number {
  return grid.minY + (Math.floor(cell / grid.columns) + 0.5) * grid.cellY
}

/** What points lie within; 0 of none. */
export interface Box {
  readonly minX: number
  readonly maxX: number
  readonly minY: number
  readonly maxY: number
}

export function boxOf(x: Float64Array, y: Float64Array): Box {
  const [minX, maxX] = extent(x)
  const [minY, maxY] = extent(y)
  return { minX, maxX, minY, maxY }
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
 * Edge of a tile in metres: about a fifteenth of the reach, larger where points are thin, so that a row of tiles within
 * the reach holds some tens of points. Taken from the powers of 2, so that near thresholds share a grid.
 * @param box of the points
 * @param reach threshold in metres
 * @param metresX least metres per unit of x; metresY likewise
 */
export function tileEdge(points: number, box: Box, reach: number, metresX: number, metresY: number): number {
  const { minX, maxX, minY, maxY } = box
  const sparse = Math.sqrt((6 * (maxX - minX) * metresX * (maxY - minY) * metresY) / Math.max(1, points))
  const edge = Math.min(Math.max(sparse, reach / 15), reach / 3)
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
export function* gridSteps(
  x: Float64Array,
  y: Float64Array,
  leastX: number,
  leastY: number,
  box = boxOf(x, y),
): Steps<PointGrid> {
  const n = x.length
  const { minX, maxX, minY, maxY } = box
  let [cellX, cellY] = [leastX, leastY]
  while (((maxX - minX) / cellX + 1) * ((maxY - minY) / cellY + 1) > 2 * n + 1024) {
    cellX *= 2
    cellY *= 2
  }
  const columns = COLUMNS_A_TILE * (Math.floor((maxX - minX) / (COLUMNS_A_TILE * cellX)) + 1)
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
