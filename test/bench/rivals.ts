import { distance, point } from '@turf/turf'
import type { Feature, Point } from 'geojson'
import KDBush from 'kdbush'
import RBush from 'rbush'
import type { AccessInput } from '../../src/core/fca/model.ts'

interface Entry {
  minX: number
  minY: number
  maxX: number
  maxY: number
  index: number
  feature: Feature<Point>
}

const GAUSSIAN_EDGE = Math.exp(-0.5)
const gaussian = (d: number, d0: number) => (Math.exp(-0.5 * (d / d0) ** 2) - GAUSSIAN_EDGE) / (1 - GAUSSIAN_EDGE)

interface Pair {
  readonly point: number
  readonly weight: number
}

/** Both steps of 2SFCA. Each searches and measures its pairs: nobody keeps tens of millions of objects in a tab. */
function twoSteps(input: AccessInput, within: (site: number) => Pair[]): Float64Array {
  const { children, capacity, demandX, siteX } = input
  const ratio = new Float64Array(siteX.length)
  for (let j = 0; j < siteX.length; j++) {
    let demand = 0
    for (const { point, weight } of within(j)) demand += children[point]! * weight
    if (demand > 0) ratio[j] = capacity[j]! / demand
  }
  const access = new Float64Array(demandX.length)
  for (let j = 0; j < siteX.length; j++) {
    for (const { point, weight } of within(j)) access[point]! += ratio[j]! * weight
  }
  return access
}

/** What a map page holds: its points as GeoJSON. */
export function features({ demandX, demandY, siteX, siteY }: AccessInput) {
  const of = (x: Float64Array, y: Float64Array) => Array.from(x, (lon, i) => point([lon, y[i]!]))
  return { demand: of(demandX, demandY), sites: of(siteX, siteY) }
}

/** As most web maps do it, on GeoJSON as it was loaded: an rbush of the points, a box around the site, `turf.distance` to sort out the corners. */
export function rbushTurf(input: AccessInput, { demand, sites } = features(input)): Float64Array {
  const { siteX, siteY, threshold } = input
  const tree = new RBush<Entry>()
  const entries = demand.map((feature, index): Entry => {
    const [x, y] = feature.geometry.coordinates as [number, number]
    return { minX: x, minY: y, maxX: x, maxY: y, index, feature }
  })
  tree.load(entries)
  return twoSteps(input, (j) => {
    const [x, y] = [siteX[j]!, siteY[j]!]
    const north = threshold / 111_000
    const east = threshold / (111_000 * Math.cos((y * Math.PI) / 180))
    const pairs: Pair[] = []
    for (const { index, feature } of tree.search({
      minX: x - east,
      minY: y - north,
      maxX: x + east,
      maxY: y + north,
    })) {
      const d = distance(sites[j]!, feature, { units: 'meters' })
      if (d > threshold) continue
      pairs.push({ point: index, weight: gaussian(d, threshold) })
    }
    return pairs
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
    return tree.within(x0, y0, threshold).map((point) => {
      const [dx, dy] = [x[point]! - x0, y[point]! - y0]
      return { point, weight: gaussian(Math.sqrt(dx * dx + dy * dy), threshold) }
    })
  })
}
