import { distance } from '@turf/turf'
import KDBush from 'kdbush'
import RBush from 'rbush'
import type { AccessInput } from '../../src/core/fca/model.ts'

interface Entry {
  minX: number
  minY: number
  maxX: number
  maxY: number
  index: number
}

const GAUSSIAN_EDGE = Math.exp(-0.5)
const gaussian = (d: number, d0: number) => (Math.exp(-0.5 * (d / d0) ** 2) - GAUSSIAN_EDGE) / (1 - GAUSSIAN_EDGE)

/** Both steps of 2SFCA over pairs that `within` lists with their weights; each pair is measured once. */
function twoSteps(input: AccessInput, within: (site: number) => { points: number[]; weights: number[] }): Float64Array {
  const access = new Float64Array(input.demandX.length)
  for (let j = 0; j < input.siteX.length; j++) {
    const { points, weights } = within(j)
    let demand = 0
    for (let k = 0; k < points.length; k++) demand += input.children[points[k]!]! * weights[k]!
    if (demand === 0) continue
    const ratio = input.capacity[j]! / demand
    for (let k = 0; k < points.length; k++) access[points[k]!]! += ratio * weights[k]!
  }
  return access
}

/** As most web maps do it: an rbush of the points, a box around the site, `turf.distance` to sort out the corners. */
export function rbushTurf(input: AccessInput): Float64Array {
  const { demandX, demandY, siteX, siteY, threshold } = input
  const tree = new RBush<Entry>()
  const entries = Array.from(demandX, (x, index) => ({
    minX: x,
    minY: demandY[index]!,
    maxX: x,
    maxY: demandY[index]!,
    index,
  }))
  tree.load(entries)
  return twoSteps(input, (j) => {
    const [x, y] = [siteX[j]!, siteY[j]!]
    const north = threshold / 111_000
    const east = threshold / (111_000 * Math.cos((y * Math.PI) / 180))
    const points: number[] = []
    const weights: number[] = []
    for (const { index } of tree.search({ minX: x - east, minY: y - north, maxX: x + east, maxY: y + north })) {
      const d = distance([x, y], [demandX[index]!, demandY[index]!], { units: 'meters' })
      if (d > threshold) continue
      points.push(index)
      weights.push(gaussian(d, threshold))
    }
    return { points, weights }
  })
}

/** With more care: the points projected to metres once, a kdbush, `within`. */
export function kdbush(input: AccessInput): Float64Array {
  const { demandX, demandY, siteX, siteY, threshold } = input
  const east = 111_320 * Math.cos((39.97 * Math.PI) / 180)
  const north = 111_132
  const x = demandX.map((lon) => lon * east)
  const y = demandY.map((lat) => lat * north)
  const tree = new KDBush(x.length)
  for (let i = 0; i < x.length; i++) tree.add(x[i]!, y[i]!)
  tree.finish()
  return twoSteps(input, (j) => {
    const [x0, y0] = [siteX[j]! * east, siteY[j]! * north]
    const points = tree.within(x0, y0, threshold)
    const weights = points.map((i) => gaussian(Math.hypot(x[i]! - x0, y[i]! - y0), threshold))
    return { points, weights }
  })
}
