import type { AccessInput } from '../../src/core/fca/model.ts'
import { seeded } from '../../src/core/random.ts'

const WEST = 116
const SOUTH = 39.7
const DEGREES_EAST = 0.702
const DEGREES_NORTH = 0.54

/**
 * A city of 60 × 60 km: 85 % of the places lie around 40 centres (normal, about 1.6 km), the rest anywhere; sites and
 * children alike. 1M points × 1,500 sites within 3 km are about 28M pairs.
 */
export function city(points: number, sites: number, seed = 1): AccessInput {
  const random = seeded(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const centres = Array.from({ length: 40 }, () => [random(), random()] as const)
  const place = (): [number, number] => {
    for (;;) {
      const [x, y] = centres[Math.floor(random() * centres.length)]!
      const clustered = random() < 0.85
      const px = clustered ? x + normal() * 0.026 : random()
      const py = clustered ? y + normal() * 0.026 : random()
      if (px >= 0 && px < 1 && py >= 0 && py < 1) return [WEST + px * DEGREES_EAST, SOUTH + py * DEGREES_NORTH]
    }
  }
  const columns = (n: number) => {
    const x = new Float64Array(n)
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) [x[i], y[i]] = place()
    return { x, y }
  }
  const site = columns(sites)
  const demand = columns(points)
  return {
    demandX: demand.x,
    demandY: demand.y,
    children: Float64Array.from({ length: points }, () => Math.floor(random() * 20)),
    siteX: site.x,
    siteY: site.y,
    capacity: Float64Array.from({ length: sites }, () => 240 + 120 * Math.floor(random() * 12)),
    siteThreshold: new Float64Array(sites).fill(NaN),
    costs: { kind: 'straight', coordinates: 'lonlat' },
    measure: '2sfca',
    decay: { kind: 'gaussian' },
    threshold: 3000,
  }
}
