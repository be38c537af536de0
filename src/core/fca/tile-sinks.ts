import type { BandTiles } from './band-tiles.ts'
import type { TileSeries } from './tile-series.ts'
import { TERMS } from './tile-terms.ts'

/** Takes tiles that lie inside as a whole. */
export interface TileSink {
  readonly tiles: BandTiles
  /**
   * A tile of the series' row: it begins with `cell`, is `number` in its band, and its middle lies `dx` units east of the
   * site.
   */
  takeTile(cell: number, number: number, dx: number, series: TileSeries): void
}

/** What the tiles of a band draw to the site at hand. Their moments are taken when a site first needs them. */
export class GatherTiles implements TileSink {
  weighted = 0
  children = 0
  taken = 0
  readonly tiles: BandTiles
  private readonly value: Float64Array
  private readonly count: Float64Array
  private readonly moments: Float64Array
  private readonly childrenOf: Float64Array
  private readonly known: Uint8Array

  constructor(tiles: BandTiles, value: Float64Array, count: Float64Array) {
    this.tiles = tiles
    this.value = value
    this.count = count
    this.moments = new Float64Array(TERMS * tiles.count)
    this.childrenOf = new Float64Array(tiles.count)
    this.known = new Uint8Array(tiles.count)
  }

  reset(): void {
    this.weighted = 0
    this.children = 0
    this.taken = 0
  }

  takeTile(cell: number, number: number, dx: number, series: TileSeries): void {
    const { moments, childrenOf, known, count } = this
    const at = TERMS * number
    if (known[number] === 0) {
      known[number] = 1
      this.tiles.moments(cell, this.value, moments, at)
      const [from, to] = this.tiles.points(cell)
      for (let i = from; i < to; i++) childrenOf[number] += count[i]
    }
    this.weighted += series.sum(dx, moments, at)
    this.children += childrenOf[number]
    this.taken++
  }
}

/** What sites give to the tiles of a band: one series a tile, told to the points at the end. */
export class ScatterTiles implements TileSink {
  taken = 0
  readonly tiles: BandTiles
  private term = 0
  private readonly series: Float64Array
  /** Of each tile: sites in whose reach it lies, and the cell it begins with. */
  private readonly sites: Uint32Array
  private readonly cell: Uint32Array

  constructor(tiles: BandTiles) {
    this.tiles = tiles
    this.series = new Float64Array(TERMS * tiles.count)
    this.sites = new Uint32Array(tiles.count)
    this.cell = new Uint32Array(tiles.count)
  }

  reset(term: number): void {
    this.term = term
    this.taken = 0
  }

  takeTile(cell: number, number: number, dx: number, series: TileSeries): void {
    series.add(dx, this.term, this.series, TERMS * number)
    this.sites[number]++
    this.cell[number] = cell
    this.taken++
  }

  /** Adds what the sites gave, and their number, to the points. */
  finish(sum: Float64Array, count: Uint32Array): void {
    const { tiles, series, sites, cell } = this
    for (let number = 0; number < tiles.count; number++) {
      if (sites[number] === 0) continue
      tiles.spread(cell[number], series, TERMS * number, sum)
      const [from, to] = tiles.points(cell[number])
      for (let i = from; i < to; i++) count[i] += sites[number]
    }
  }
}
