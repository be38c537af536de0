/** Places in a leaf. */
const LEAF = 8

/** Sorts `items[from..to)` so that the middle one stands where it belongs along an axis (quickselect). */
function select(
  items: Uint32Array,
  places: Float64Array,
  axis: number,
  from: number,
  to: number,
  middle: number,
): void {
  let left = from
  let right = to - 1
  while (left < right) {
    const pivot = places[3 * items[(left + right) >> 1] + axis]
    let a = left
    let b = right
    while (a <= b) {
      while (places[3 * items[a] + axis] < pivot) a++
      while (places[3 * items[b] + axis] > pivot) b--
      if (a <= b) {
        const swap = items[a]
        items[a++] = items[b]
        items[b--] = swap
      }
    }
    if (middle <= b) right = b
    else if (middle >= a) left = a
    else return
  }
}

/** A static k-d tree of places in space, for nearest-neighbour search with a caller's own distance. */
export class SpaceTree {
  private readonly places: Float64Array
  private readonly items: Uint32Array
  /** Axis of the cut at each middle; the tree is the order of `#items`. */
  private readonly axis: Uint8Array

  /** @param places x, y, z of each */
  constructor(places: Float64Array) {
    this.places = places
    const n = places.length / 3
    this.items = Uint32Array.from({ length: n }, (_, k) => k)
    this.axis = new Uint8Array(n)
    this.build(0, n)
  }

  private build(from: number, to: number): void {
    if (to - from <= LEAF) return
    let axis = 0
    let widest = -1
    for (let d = 0; d < 3; d++) {
      let min = Infinity
      let max = -Infinity
      for (let k = from; k < to; k++) {
        const v = this.places[3 * this.items[k] + d]
        if (v < min) min = v
        if (v > max) max = v
      }
      if (max - min > widest) {
        widest = max - min
        axis = d
      }
    }
    const middle = (from + to) >> 1
    select(this.items, this.places, axis, from, to, middle)
    this.axis[middle] = axis
    this.build(from, middle)
    this.build(middle + 1, to)
  }

  /**
   * Visits every place that may lie within the bound, near branches first.
   * @param visit called with an item; returns the bound from now on (Infinity = no bound yet)
   * @param bound known before anything is visited
   */
  search(from: Float64Array, visit: (item: number) => number, bound = Infinity): void {
    this.descend(from, 0, this.items.length, visit, bound)
  }

  private descend(
    from: Float64Array,
    begin: number,
    end: number,
    visit: (item: number) => number,
    bound: number,
  ): number {
    let within = bound
    if (end - begin <= LEAF) {
      for (let k = begin; k < end; k++) within = visit(this.items[k])
      return within
    }
    const middle = (begin + end) >> 1
    const axis = this.axis[middle]
    const away = from[axis] - this.places[3 * this.items[middle] + axis]
    within =
      away < 0 ? this.descend(from, begin, middle, visit, within) : this.descend(from, middle + 1, end, visit, within)
    if (Math.abs(away) > within) return within
    within = visit(this.items[middle])
    return away < 0
      ? this.descend(from, middle + 1, end, visit, within)
      : this.descend(from, begin, middle, visit, within)
  }
}
