import { seeded } from '../src/core/random.ts'
import type { Cell } from './children.ts'
import { supplyAim } from './illustration.ts'
import { largestRemainder } from './shares.ts'
import type { Spot } from './spots.ts'

/** Numbers of classes a primary site may have; 40 places a class, 2,000 places at most. */
const classSizes = [12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48, 50]
/** Places in the sample, less than its 179,579 children. */
const placesWanted = 177_000

export interface Size {
  readonly classes: number
  readonly enrolment: number
}

/** Classes and pupils of each site: classes follow the children around it, pupils add up to the children exactly. */
export function buildCapacities(spots: readonly Spot[], cells: readonly Cell[]): Size[] {
  const random = seeded(40)
  const around = attracted(spots, cells)
  const target = spots.map((spot, k) => around[k]! * supplyAim(spot.street) * (0.75 + 0.5 * random()))
  const scale = scaleFor(target)
  const classes = target.map((places) => nearestSize(places * scale))
  const total = cells.reduce((sum, cell) => sum + cell.children, 0)
  const capacity = classes.map((count) => count * 40)
  const pull = around.map((children, k) => (children / capacity[k]!) ** 0.35 * (0.94 + 0.12 * random()))
  const enrolment = boundedShares(total, capacity, pull)
  return classes.map((count, k) => ({ classes: count, enrolment: enrolment[k]! }))
}

/** Children drawn to each site when every cell splits over the sites around it by nearness. */
function attracted(spots: readonly Spot[], cells: readonly Cell[]): number[] {
  const sum = spots.map(() => 0)
  for (const cell of cells) {
    // The small constant sends children with no site near to the sites they can see from afar.
    const weight = spots.map((spot) => {
      const distance2 = (spot.x - cell.x) ** 2 + (spot.y - cell.y) ** 2
      return Math.exp(-distance2 / (2 * 800 ** 2)) + 1e-9 / (1 + distance2)
    })
    const all = weight.reduce((a, b) => a + b, 0)
    weight.forEach((share, k) => {
      sum[k] = sum[k]! + (cell.children * share) / all
    })
  }
  return sum
}

function nearestSize(places: number): number {
  return classSizes.reduce((best, size) => (Math.abs(size * 40 - places) < Math.abs(best * 40 - places) ? size : best))
}

/** The factor on all targets with which the rounded class sizes come nearest to the places wanted. */
function scaleFor(target: readonly number[]): number {
  let best = 1
  let off = Number.POSITIVE_INFINITY
  for (let step = 500; step <= 3000; step++) {
    const scale = step / 1000
    const places = target.reduce((sum, value) => sum + nearestSize(value * scale) * 40, 0)
    if (Math.abs(places - placesWanted) >= off) continue
    best = scale
    off = Math.abs(places - placesWanted)
  }
  return best
}

/** Pupils by pull, each site between 70 % and 120 % of its places, exact in total. */
function boundedShares(total: number, capacity: readonly number[], pull: readonly number[]): number[] {
  const load = (factor: number, k: number) => Math.min(1.2, Math.max(0.7, factor * pull[k]!))
  let [low, high] = [0, 20]
  for (let round = 0; round < 60; round++) {
    const factor = (low + high) / 2
    const sum = capacity.reduce((acc, places, k) => acc + places * load(factor, k), 0)
    if (sum < total) low = factor
    else high = factor
  }
  return largestRemainder(
    total,
    capacity.map((places, k) => places * load(high, k)),
  )
}
