/** One band of a raster. Cell k = row · width + column; row 0 is the northern edge. */
export interface Grid {
  readonly kind: 'grid'
  readonly file: string
  /** Which band of the file, from 1. */
  readonly band: number
  readonly width: number
  readonly height: number
  /** Value of each cell; NaN = no data. */
  readonly values: Float32Array | Float64Array
  /** Outer corner of the first cell, in units of the coordinate system. */
  readonly originX: number
  readonly originY: number
  /** Width of a cell; and its height, negative where rows run from north to south. */
  readonly stepX: number
  readonly stepY: number
  /** EPSG code such as `EPSG:4326`; empty = the file names none. */
  readonly crs: string
}
