import type { PairSink } from './reach.ts'

/** A set of positions in reach order that can be filled from pairs, kept in the order of first sight. */
export class Positions implements PairSink {
  private readonly seen: Uint8Array
  private list: Uint32Array
  size = 0

  constructor(points: number) {
    this.seen = new Uint8Array(points)
    this.list = new Uint32Array(Math.min(points, 1024))
  }

  add(position: number): void {
    if (this.seen[position] === 1) return
    this.seen[position] = 1
    if (this.size === this.list.length) {
      const longer = new Uint32Array(Math.min(this.seen.length, 2 * this.size))
      longer.set(this.list)
      this.list = longer
    }
    this.list[this.size++] = position
  }

  take(point: Uint32Array, _square: Float64Array, _weight: Float64Array, from: number, to: number): void {
    for (let k = from; k < to; k++) this.add(point[k])
  }

  /** The positions so far; valid until the next change. */
  view(): Uint32Array {
    return this.list.subarray(0, this.size)
  }

  clear(): void {
    for (let k = 0; k < this.size; k++) this.seen[this.list[k]] = 0
    this.size = 0
  }
}
