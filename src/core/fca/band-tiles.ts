import { COLUMNS_A_TILE, type PointGrid, tileX, tileY } from '../distance/grid.ts'
import { addPoints, addValues, divideByFactorials } from './tile-terms.ts'

/** Points from which on a tile's series is cheaper than its pairs. */
const LEAST_POINTS = 16

/** The tiles of one band that hold many points. */
export class BandTiles {
  /** Number of each such tile, from 0; −1 = too few points. Row by row, from the band's first tile. */
  readonly number: Int32Array
  readonly firstCell: number
  /** How many there are. */
  readonly count: number
  private readonly grid: PointGrid
  private readonly x: Float64Array
  private readonly y: Float64Array

  /** @param x coordinates in grid order; y likewise */
  constructor(grid: PointGrid, x: Float64Array, y: Float64Array, band: number) {
    const { columns, bandRow, cellStart } = grid
    this.grid = grid
    this.x = x
    this.y = y
    this.firstCell = bandRow[band] * columns
    this.number = new Int32Array((bandRow[band + 1] * columns - this.firstCell) / COLUMNS_A_TILE).fill(-1)
    let count = 0
    for (let tile = 0; tile < this.number.length; tile++) {
      const cell = this.firstCell + tile * COLUMNS_A_TILE
      if (cellStart[cell + COLUMNS_A_TILE] - cellStart[cell] >= LEAST_POINTS) this.number[tile] = count++
    }
    this.count = count
  }

  /** Writes Σ value·s^k·t^l / (k!·l!) over the points of the tile that begins with `cell` to the terms from `at` on. */
  moments(cell: number, value: Float64Array, m: Float64Array, at: number): void {
    const { grid, x, y } = this
    const { cellX, cellY } = grid
    const [from, to] = this.points(cell)
    const [perX, perY] = [2 / (COLUMNS_A_TILE * cellX), 2 / cellY]
    addPoints(x, y, value, from, to, tileX(grid, cell), tileY(grid, cell), perX, perY, m, at)
    divideByFactorials(m, at)
  }

  /** Adds the series of the tile that begins with `cell` to its points; `m` is used up. */
  spread(cell: number, m: Float64Array, at: number, sum: Float64Array): void {
    const { grid, x, y } = this
    const { cellX, cellY } = grid
    const [from, to] = this.points(cell)
    const [perX, perY] = [2 / (COLUMNS_A_TILE * cellX), 2 / cellY]
    divideByFactorials(m, at)
    addValues(x, y, sum, from, to, tileX(grid, cell), tileY(grid, cell), perX, perY, m, at)
  }

  /** First and last + 1 point of the tile that begins with `cell`. */
  points(cell: number): [from: number, to: number] {
    const { cellStart } = this.grid
    return [cellStart[cell], cellStart[cell + COLUMNS_A_TILE]]
  }
}
