import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { nearestSites } from '../../src/core/distance/nearest.ts'
import { squareLimit } from '../../src/core/distance/square-limit.ts'
import { explainSite } from '../../src/core/fca/explain.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import { seeded } from '../../src/core/random.ts'

const { WGS84 } = geodesic.Geodesic

/** One site, and points around it at given true distances. */
function around(lat: number, lon: number, metres: number, count: number, seed: number) {
  const random = seeded(seed)
  const places = Array.from({ length: count }, () => {
    const away = metres * (0.02 + 0.98 * random())
    const { lat2, lon2 } = WGS84.Direct(lat, lon, 360 * random(), away)
    return { lat: lat2 as number, lon: lon2 as number, away }
  })
  const input: AccessInput = {
    demandX: Float64Array.from(places, (p) => p.lon),
    demandY: Float64Array.from(places, (p) => p.lat),
    children: new Float64Array(count).fill(1),
    siteX: Float64Array.of(lon),
    siteY: Float64Array.of(lat),
    capacity: Float64Array.of(10),
    siteThreshold: Float64Array.of(NaN),
    costs: { kind: 'straight', coordinates: 'lonlat' },
    measure: '2sfca',
    decay: { kind: 'binary' },
    threshold: metres * 1.001,
  }
  return { input, places }
}

const latitudes = [0, 18.2, 39.9, 53.5, -33.9, 64.9, 66, 75, 85, 89.9, -89.9]

describe('a distance on screen is the distance on the ground (against Karney)', () => {
  it.each(latitudes.flatMap((lat) => [116.3, 180, -179.99].map((lon) => [lat, lon] as const)))(
    'at %d°, %d°',
    (lat, lon) => {
      for (const [reach, tolerance] of [
        [5000, 1e-6],
        [30_000, 1e-5],
      ] as const) {
        const { input, places } = around(lat, lon, reach, 300, 7)
        const found = explainSite(input, runAccess(input), 0)
        expect(found).toHaveLength(300)
        for (const { point, distance } of found) {
          expect(Math.abs(distance / places[point]!.away - 1)).toBeLessThan(tolerance)
        }
        const nearest = nearestSites(input)
        for (const { point, distance } of found) expect(nearest.distance[point]).toBe(distance)
      }
    },
  )

  it('far beyond any reach the nearest school is still right to a part in a thousand', () => {
    const { input, places } = around(39.9, 116.3, 3_000_000, 300, 8)
    const { distance } = nearestSites({ ...input, threshold: 3000 })
    places.forEach((p, i) => {
      expect(Math.abs(distance[i]! / p.away - 1)).toBeLessThan(1e-3)
    })
  })
})

it('"within the threshold" means the same for a squared distance as for the distance', () => {
  const random = seeded(3)
  for (let k = 0; k < 2000; k++) {
    const d = random() * 10 ** Math.floor(random() * 8 - 3)
    const limit = squareLimit(d)
    expect(Math.sqrt(limit)).toBeLessThanOrEqual(d)
    for (const q of [d * d, limit, limit * (1 + 2 ** -52), limit * (1 - 2 ** -53)]) {
      expect(q <= limit).toBe(Math.sqrt(q) <= d)
    }
  }
})

it('the nearest school is the nearest by comparing all, also among hundreds and for the third', () => {
  const random = seeded(11)
  const column = (n: number, from: number, width: number) =>
    Float64Array.from({ length: n }, () => from + width * random())
  for (const [lon, lat] of [
    [116, 39.7],
    [179.7, -17],
    [10, 88.9],
  ] as const) {
    const [n, m] = [400, 150]
    const wrap = (x: number) => (x > 180 ? x - 360 : x)
    const input: AccessInput = {
      demandX: column(n, lon, 0.7).map(wrap),
      demandY: column(n, lat, 0.5),
      children: new Float64Array(n).fill(1),
      siteX: column(m, lon, 0.7).map(wrap),
      siteY: column(m, lat, 0.5),
      capacity: Float64Array.from({ length: m }, (_, j) => (j % 5 === 0 ? 0 : 10)),
      siteThreshold: new Float64Array(m).fill(NaN),
      costs: { kind: 'straight', coordinates: 'lonlat' },
      measure: '2sfca',
      decay: { kind: 'binary' },
      threshold: 3000,
    }
    const third = nearestSites(input, 3)
    for (let i = 0; i < n; i += 13) {
      const all = Array.from({ length: m }, (_, j) => j)
        .filter((j) => input.capacity[j]! > 0)
        .map((j) => ({
          j,
          d: WGS84.Inverse(input.demandY[i]!, input.demandX[i]!, input.siteY[j]!, input.siteX[j]!).s12 as number,
        }))
        .sort((a, b) => a.d - b.d)
      expect(third.site[i]).toBe(all[2]!.j)
    }
  }
})
