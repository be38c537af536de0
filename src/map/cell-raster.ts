import { runsBetween, type Squares } from '../core/squares.ts'

/** A drawing buffer as squares see it: device px from its lower left corner are `offset · scale + shift`. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly scale: readonly [x: number, y: number]
  readonly shift: readonly [x: number, y: number]
  /** Device px per px. */
  readonly pixelRatio: number
}

/**
 * The raster that a map draws on. @param matrix from the Mercator plane to clip space, column by column, in double
 * precision; only of maps that neither turn nor tilt: the rest of the matrix is nought.
 */
export function rasterOf(
  matrix: ArrayLike<number>,
  [x, y]: Squares['origin'],
  width: number,
  height: number,
  pixelRatio: number,
): Raster {
  const w = matrix[15]!
  const [across, up] = [(matrix[0]! / w) * (width / 2), (matrix[5]! / w) * (height / 2)]
  return {
    width,
    height,
    scale: [across, up],
    shift: [across * x + (matrix[12]! / w + 1) * (width / 2), up * y + (matrix[13]! / w + 1) * (height / 2)],
    pixelRatio,
  }
}

/**
 * The byte that each square leaves, in their own order, which is that of the land and not of the table.
 * @param classes by row of the table; shorter while they are not known: what is missing is not drawn
 * @param tint the byte of each class; 0 = it is not drawn
 */
export function bytesOf({ row }: Squares, classes: Uint8Array, tint: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(row.length)
  for (let k = 0; k < row.length; k++) if (row[k]! < classes.length) bytes[k] = tint[classes[row[k]!]!]!
  return bytes
}

/**
 * Paints squares into bytes, a byte per px, rows from the bottom; of two that overlap either may lie on top. A px belongs
 * to the square that its middle lies in, on the upper and right edge too, so that neighbours leave no gap.
 *
 * @param into `width · height` bytes; what was in it goes
 * @param bytes see {@link bytesOf}
 */
export function paintSquares(
  into: Uint8Array,
  squares: Squares,
  bytes: Uint8Array,
  { width, height, scale, shift, pixelRatio }: Raster,
): void {
  into.fill(0)
  const { offsets, half, lean, least } = squares
  const [across, up] = scale
  const atLeast = least * pixelRatio
  const side = half * across
  const slope = side * lean
  // What is a little outside may reach in. `up` is negative: the plane goes down.
  const margin = Math.max(atLeast, 2 * side)
  const runs = runsBetween(
    squares,
    [(-margin - shift[0]) / across, (width + margin - shift[0]) / across],
    [(height + margin - shift[1]) / up, (-margin - shift[1]) / up],
  )
  // From the middle of a px to its upper right corner, so that cutting off the fraction rounds.
  const [fromX, fromY] = [shift[0] + 0.5, shift[1] + 0.5]
  for (let run = 0; run < runs.length; run += 2) {
    for (let k = runs[run]!; k < runs[run + 1]!; k++) {
      const byte = bytes[k]!
      if (byte === 0) continue
      const dy = offsets[2 * k + 1]!
      const x = offsets[2 * k]! * across + fromX
      const y = dy * up + fromY
      let reach = side + slope * dy
      if (reach < atLeast) reach = atLeast
      let left = (x - reach) | 0
      let bottom = (y - reach) | 0
      let right = (x + reach) | 0
      let top = (y + reach) | 0
      if (left < 0) left = 0
      if (bottom < 0) bottom = 0
      if (right > width) right = width
      if (top > height) top = height
      for (let start = bottom * width; start < top * width; start += width) {
        // A call costs more than a few bytes.
        if (right - left > 16) into.fill(byte, start + left, start + right)
        else for (let at = start + left; at < start + right; at++) into[at] = byte
      }
    }
  }
}
