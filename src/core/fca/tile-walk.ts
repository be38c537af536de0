import { COLUMNS_A_TILE, type PointGrid, tileX, tileY } from '../distance/grid.ts'
import type { SiteDecay } from './thresholds.ts'
import { type Factors, hasSeries, INSIDE, TileSeries } from './tile-series.ts'
import type { TileSink } from './tile-sinks.ts'

/** Goes along the rows of a grid and hands over the tiles with many points that lie well within the reach of a site. */
export class TileWalk {
  /** First and last + 1 point of every run that the last row left over. */
  readonly runs: Uint32Array
  private readonly grid: PointGrid
  private readonly series = new TileSeries()
  private readonly factors: Factors = { kx0: 1, kx1: 0, ky0: 1, ky1: 0 }
  private y0 = 0
  private root = 0
  private inside = 0

  constructor(grid: PointGrid) {
    this.grid = grid
    this.runs = new Uint32Array((2 * grid.columns) / COLUMNS_A_TILE + 4)
  }

  /**
   * Turns to a site; false = its weights have no series here.
   * @param frame metres per unit around the sites, as in `Metric`
   */
  turnTo(site: number, y0: number, frame: Float64Array, { gaussianScale, limit }: SiteDecay): boolean {
    const { factors, grid } = this
    factors.kx0 = frame[4 * site]
    factors.kx1 = frame[4 * site + 1]
    factors.ky0 = frame[4 * site + 2]
    factors.ky1 = frame[4 * site + 3]
    this.y0 = y0
    this.root = Math.sqrt(gaussianScale)
    this.inside = INSIDE * limit
    return gaussianScale > 0 && hasSeries((COLUMNS_A_TILE * grid.cellX) / 2, grid.cellY / 2, factors, this.root)
  }

  /**
   * Hands the tiles among columns `first` … `last` of a row to `sink`.
   * @param x0 longitude or x of the site (of its image)
   * @returns number of runs left over, to be found in `runs`
   */
  row(row: number, first: number, last: number, x0: number, sink: TileSink): number {
    const { grid, series, factors, runs, root } = this
    const { minX, minY, cellX, cellY, columns, cellStart } = grid
    const { number, firstCell } = sink.tiles
    const { kx0, kx1, ky0, ky1 } = factors
    const south = minY + row * cellY - this.y0
    const north = south + cellY
    const dy = Math.max(Math.abs(south * (ky0 + ky1 * south)), Math.abs(north * (ky0 + ky1 * north)))
    const rest = this.inside - dy * dy
    // A tile lies inside when its farthest corner does: the factors are linear, so an edge of the row has the largest.
    const farthest = rest > 0 ? Math.sqrt(rest) / Math.max(kx0 + kx1 * south, kx0 + kx1 * north) : -1
    const width = COLUMNS_A_TILE * cellX
    const start = row * columns
    let begin = cellStart[start + first]
    let left = 0
    let turned = false
    const firstTile = Math.ceil(first / COLUMNS_A_TILE) * COLUMNS_A_TILE
    for (let column = firstTile; column + COLUMNS_A_TILE <= last + 1; column += COLUMNS_A_TILE) {
      const cell = start + column
      const tile = number[(cell - firstCell) / COLUMNS_A_TILE]
      const west = minX + column * cellX - x0
      if (tile < 0 || west < -farthest || west + width > farthest) continue
      if (!turned) {
        series.setRow(tileY(grid, cell) - this.y0, width / 2, cellY / 2, factors, root)
        turned = true
      }
      const from = cellStart[cell]
      const to = cellStart[cell + COLUMNS_A_TILE]
      if (begin < from) {
        runs[left++] = begin
        runs[left++] = from
      }
      begin = to
      sink.takeTile(cell, tile, tileX(grid, cell) - x0, series)
    }
    const end = cellStart[start + last + 1]
    if (begin < end) {
      runs[left++] = begin
      runs[left++] = end
    }
    return left / 2
  }
}
