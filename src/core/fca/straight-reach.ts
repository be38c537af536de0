import { earthCentred, LEAST_METRES_PER_DEGREE, LEAST_RADIUS, meanRadius } from '../distance/ellipsoid.ts'
import { BANDS, POINTS_A_STEP, type PointGrid, sortIntoGrid } from '../distance/grid.ts'
import { type Metric, withFrame } from '../distance/metric.ts'
import { finish, type Steps } from '../steps.ts'
import { BandTiles } from './band-tiles.ts'
import type { PairSink, Reach } from './reach.ts'
import { flatSquares, globeSquares } from './squares.ts'
import type { SiteDecay } from './thresholds.ts'
import { TileWalk } from './tile-walk.ts'

/** Pairs in a block: the block's arrays stay in the first-level cache. */
const BLOCK = 2048
/** Run pieces shorter than this are not worth starting: the block is handed on first. */
const LEAST_PIECE = 256

/** Points of a study in grid order, for straight-line distances. */
export interface GridPoints {
  readonly grid: PointGrid
  readonly metric: Metric
  readonly x: Float64Array
  readonly y: Float64Array
  /** Earth-centred metres, three a point; empty for the flat metric. */
  readonly earth: Float64Array
}

/** The same points under another metric of the same kind. Written out: kernels are fast as long as all have one shape. */
export function withMetric({ grid, x, y, earth }: GridPoints, metric: Metric): GridPoints {
  return { grid, metric, x, y, earth }
}

/** Copies coordinates into grid order, where the kernels read them in runs; in steps. */
export function* pointSteps(grid: PointGrid, metric: Metric, x: Float64Array, y: Float64Array): Steps<GridPoints> {
  const { order } = grid
  const n = order.length
  const sortedX = new Float64Array(n)
  const sortedY = new Float64Array(n)
  const earth = new Float64Array(metric.kind === 'globe' ? 3 * n : 0)
  for (let from = 0; from < n; from += POINTS_A_STEP) {
    const to = Math.min(n, from + POINTS_A_STEP)
    pick(x, order, from, to, sortedX)
    pick(y, order, from, to, sortedY)
    if (metric.kind === 'globe') for (let k = from; k < to; k++) earthCentred(sortedX[k], sortedY[k], earth, 3 * k)
    yield 0
  }
  return withMetric({ grid, metric, x: sortedX, y: sortedY, earth }, metric)
}

function pick(values: Float64Array, order: Uint32Array, from: number, to: number, into: Float64Array): void {
  for (let k = from; k < to; k++) into[k] = values[order[k]]
}

/** Stands for "all of every row". */
const FULL = Infinity
/** Degrees; 50 km at 65° are 1.1. */
const FLAT_HALF_WIDTH = 2

/** Half the width, in degrees, of a circle on the globe; FULL when it may hold a pole. */
function globeHalfWidth(latitude: number, threshold: number): number {
  // 1 % and more of slack: this only picks candidates.
  const radius = (1.01 * threshold) / LEAST_RADIUS + 1e-9
  const fromPole = ((90 - Math.abs(latitude)) * Math.PI) / 180
  if (radius >= fromPole * 0.99 || radius >= 1.5) return FULL
  return (Math.asin(Math.min(1, Math.sin(radius) / Math.sin(fromPole))) * 1.01 * 180) / Math.PI + 1e-9
}

/**
 * Streams the pairs of straight-line distances out of the grid: for a site and a row of cells, the chord of the circle
 * is one run of points. No pair is ever stored.
 */
export class StraightReach implements Reach {
  readonly order: Uint32Array
  readonly bandStart: Uint32Array
  readonly sites: number
  private readonly points: GridPoints
  private readonly siteX: Float64Array
  private readonly siteY: Float64Array
  private readonly decays: readonly SiteDecay[]
  private readonly point = new Uint32Array(BLOCK)
  private readonly square = new Float64Array(BLOCK)
  private readonly weight = new Float64Array(BLOCK)
  private readonly centre = new Float64Array(3)
  private readonly walk: TileWalk
  /** Slack in x and y against rounding in the cell of a point. */
  private readonly slackX: number
  private readonly slackY: number
  private readonly west: number
  private readonly east: number

  constructor(points: GridPoints, siteX: Float64Array, siteY: Float64Array, decays: readonly SiteDecay[]) {
    const { grid } = points
    this.points = points
    this.siteX = siteX
    this.siteY = siteY
    this.decays = decays
    this.sites = siteX.length
    this.order = grid.order
    this.walk = new TileWalk(grid)
    this.bandStart = Uint32Array.from(grid.bandRow, (row) => grid.cellStart[row * grid.columns])
    this.west = grid.minX
    this.east = grid.minX + grid.columns * grid.cellX
    const north = grid.minY + grid.rows * grid.cellY
    this.slackX = 1e-9 * grid.cellX + 2e-15 * Math.max(Math.abs(this.west), Math.abs(this.east))
    this.slackY = 1e-9 * grid.cellY + 2e-15 * Math.max(Math.abs(grid.minY), Math.abs(north))
    if (grid.bandRow.length !== BANDS + 1) throw new RangeError('a grid has BANDS bands')
  }

  /** The same points with other sites; `frame` holds their factors (see `Metric`). */
  withSites(
    siteX: Float64Array,
    siteY: Float64Array,
    frame: Float64Array,
    decays: readonly SiteDecay[],
  ): StraightReach {
    return new StraightReach(withMetric(this.points, withFrame(this.points.metric, frame)), siteX, siteY, decays)
  }

  ofPoints(positions: Uint32Array): StraightReach {
    const { metric, x, y } = this.points
    const someX = Float64Array.from(positions, (k) => x[k])
    const someY = Float64Array.from(positions, (k) => y[k])
    const { cellX, cellY } = this.points.grid
    const grid = sortIntoGrid(someX, someY, cellX, cellY)
    const points = finish(pointSteps(grid, metric, someX, someY))
    const some = new StraightReach(points, this.siteX, this.siteY, this.decays)
    for (let k = 0; k < some.order.length; k++) some.order[k] = positions[some.order[k]]
    return some
  }

  tiles(band: number): BandTiles | null {
    const { grid, metric, x, y } = this.points
    const tiles = metric.kind === 'flat' ? new BandTiles(grid, x, y, band) : null
    return tiles && tiles.count > 0 ? tiles : null
  }

  pairs(site: number, band: number, sink: PairSink): void {
    const { grid, metric } = this.points
    const firstRow = grid.bandRow[band]
    const endRow = grid.bandRow[band + 1]
    if (firstRow === endRow) return
    const y0 = this.siteY[site]
    const { threshold } = this.decays[site]
    const least = metric.coordinates === 'planar' ? 1 : LEAST_METRES_PER_DEGREE
    const reachY = (1.01 * threshold) / least + this.slackY
    // Compared before they become row numbers: a threshold of 1e30 is allowed.
    const bandSouth = grid.minY + firstRow * grid.cellY
    const bandNorth = grid.minY + endRow * grid.cellY
    if (y0 + reachY < bandSouth || y0 - reachY > bandNorth) return
    const from = Math.max(firstRow, Math.floor((y0 - reachY - grid.minY) / grid.cellY))
    const to = Math.min(endRow - 1, Math.floor((y0 + reachY - grid.minY) / grid.cellY))
    if (from > to) return

    const x0 = this.siteX[site]
    let count = 0
    if (metric.coordinates === 'planar') count = this.rows(site, x0, FULL, from, to, 0, sink)
    else {
      // Longitudes are cyclic: a site also stands 360° further on, where the data may reach across the antimeridian.
      const half = metric.kind === 'flat' ? FLAT_HALF_WIDTH : globeHalfWidth(y0, threshold)
      const first = Math.ceil((this.west - half - x0) / 360)
      const last = Math.floor((this.east + half - x0) / 360)
      if (metric.kind === 'globe' && (half === FULL || last > first)) {
        // Arcs do not depend on the image, so two images could meet the same cell twice: take the rows whole, once.
        count = this.rows(site, x0, FULL, from, to, 0, sink)
      } else {
        for (let turn = first; turn <= last; turn++) {
          count = this.rows(site, x0 + 360 * turn, half, from, to, count, sink)
        }
      }
    }
    if (count > 0) this.flush(site, count, sink)
  }

  /** Visits the runs of rows `from` … `to`; returns how many pairs the block holds then. */
  private rows(
    site: number,
    x0: number,
    widest: number,
    from: number,
    to: number,
    held: number,
    sink: PairSink,
  ): number {
    const { grid, metric } = this.points
    const { frame } = metric
    const { limit } = this.decays[site]
    const y0 = this.siteY[site]
    const at = 4 * site
    const globe = metric.kind === 'globe'
    const { walk } = this
    const tiles = sink.tiles && walk.turnTo(site, y0, frame, this.decays[site]) ? sink.tiles : null
    let count = held
    for (let row = from; row <= to; row++) {
      let half = widest
      if (!globe) {
        const south = grid.minY + row * grid.cellY - y0 - this.slackY
        const north = grid.minY + (row + 1) * grid.cellY - y0 + this.slackY
        // Least metres per degree over the row: the factors are linear, so an edge has it.
        const nearest = south > 0 ? south : north < 0 ? -north : 0
        const ky = Math.min(frame[at + 2] + frame[at + 3] * south, frame[at + 2] + frame[at + 3] * north)
        const dy = nearest * ky
        const kx = Math.min(frame[at] + frame[at + 1] * south, frame[at] + frame[at + 1] * north)
        const rest = limit - dy * dy * (1 - 1e-9)
        if (rest < 0) continue
        half = (Math.sqrt(rest) * (1 + 1e-9)) / kx
      }
      half += this.slackX
      if (x0 + half < this.west || x0 - half > this.east) continue
      const first = Math.max(0, Math.floor((x0 - half - grid.minX) / grid.cellX))
      const last = Math.min(grid.columns - 1, Math.floor((x0 + half - grid.minX) / grid.cellX))
      if (first > last) continue
      if (tiles) {
        const runs = walk.row(row, first, last, x0, tiles)
        for (let k = 0; k < runs; k++) count = this.run(site, x0, walk.runs[2 * k], walk.runs[2 * k + 1], count, sink)
        continue
      }
      count = this.run(
        site,
        x0,
        grid.cellStart[row * grid.columns + first],
        grid.cellStart[row * grid.columns + last + 1],
        count,
        sink,
      )
    }
    return count
  }

  /** Adds the pairs of one run of points to the block, handing it on whenever it is full. */
  private run(site: number, x0: number, begin: number, end: number, held: number, sink: PairSink): number {
    const { metric, x, y, earth } = this.points
    const { frame } = metric
    const { limit } = this.decays[site]
    const y0 = this.siteY[site]
    const at = 4 * site
    const scale = this.decays[site].gaussianScale
    if (scale > 0 && sink.runs && metric.kind === 'flat') {
      const [kx0, kx1, ky0, ky1] = [frame[at], frame[at + 1], frame[at + 2], frame[at + 3]]
      sink.runs.takeRun(x, y, begin, end, x0, y0, kx0, kx1, ky0, ky1, limit, scale)
      return held
    }
    let count = held
    for (let a = begin; a < end; ) {
      if (count > BLOCK - LEAST_PIECE) {
        this.flush(site, count, sink)
        count = 0
      }
      const b = Math.min(end, a + BLOCK - count)
      if (metric.kind === 'flat') {
        count = flatSquares(
          x,
          y,
          a,
          b,
          x0,
          y0,
          frame[at],
          frame[at + 1],
          frame[at + 2],
          frame[at + 3],
          limit,
          this.square,
          this.point,
          count,
        )
      } else {
        earthCentred(this.siteX[site], y0, this.centre, 0)
        count = globeSquares(earth, a, b, this.centre, meanRadius(y0), limit, this.square, this.point, count)
      }
      a = b
    }
    return count
  }

  private flush(site: number, count: number, sink: PairSink): void {
    this.decays[site].weigh(this.square, this.weight, count)
    sink.take(this.point, this.square, this.weight, 0, count)
  }
}
