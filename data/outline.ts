import beijing from 'echarts/map/json/province/beijing.json' with { type: 'json' }
import type { Position } from 'geojson'

/** One list for a polygon's rings; a list of lists for a multipolygon's. */
type Nested<T> = readonly (T | readonly T[])[]

interface EncodedMap {
  readonly features: readonly {
    readonly id: string
    readonly properties: { readonly name: string }
    readonly geometry: {
      readonly coordinates: Nested<string>
      readonly encodeOffsets: Nested<readonly [number, number]>
    }
  }[]
}

export interface District {
  readonly code: string
  readonly name: string
  /** Outer rings in WGS 84, closed. */
  readonly rings: readonly (readonly Position[])[]
}

/** The 16 districts of Beijing as shipped with ECharts 4.9 (Apache-2.0), decoded and taken from GCJ-02 to WGS 84. */
export function districts(): District[] {
  return (beijing as unknown as EncodedMap).features.map((feature) => ({
    code: feature.id,
    name: feature.properties.name,
    rings: (feature.geometry.coordinates.flat() as string[]).map((text, k) =>
      closed(decode(text, (feature.geometry.encodeOffsets.flat(2) as number[]).slice(2 * k))),
    ),
  }))
}

function closed(gcj: readonly [number, number][]): Position[] {
  const ring = gcj.map(([lon, lat]) => wgsFromGcj(lon, lat))
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first])
  return ring
}

/** ECharts' ring text: two characters a point, each a zigzag step of 1/1024 degree shifted by 64. */
function decode(text: string, offset: readonly number[]): [number, number][] {
  const ring: [number, number][] = []
  let [x, y] = [offset[0]!, offset[1]!]
  const step = (at: number) => {
    const zigzag = text.charCodeAt(at) - 64
    return (zigzag >> 1) ^ -(zigzag & 1)
  }
  for (let at = 0; at < text.length; at += 2) {
    x += step(at)
    y += step(at + 1)
    ring.push([x / 1024, y / 1024])
  }
  return ring
}

/** Inverse of the GCJ-02 offset by fixed-point iteration; below a millimetre after six rounds. */
function wgsFromGcj(lon: number, lat: number): [number, number] {
  let [wgsLon, wgsLat] = [lon, lat]
  for (let round = 0; round < 6; round++) {
    const [dLon, dLat] = gcjOffset(wgsLon, wgsLat)
    wgsLon = lon - dLon
    wgsLat = lat - dLat
  }
  return [wgsLon, wgsLat]
}

/** What GCJ-02 adds to a WGS 84 position inside China, in degrees (Krasovsky 1940 ellipsoid). */
function gcjOffset(lon: number, lat: number): [number, number] {
  const semiMajor = 6378245
  const eccentricity2 = 0.006693421622965943
  const [x, y] = [lon - 105, lat - 35]
  const waves = (a: number, b: number, c: number) => (20 * Math.sin(6 * a) + 20 * Math.sin(2 * a) + b + c) * (2 / 3)
  const root = Math.sqrt(Math.abs(x))
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    waves(
      x * Math.PI,
      20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI),
      160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI),
    )
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    waves(
      x * Math.PI,
      20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI),
      150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI),
    )
  const phi = (lat * Math.PI) / 180
  const magic = 1 - eccentricity2 * Math.sin(phi) ** 2
  const meridian = (semiMajor * (1 - eccentricity2)) / (magic * Math.sqrt(magic))
  const parallel = (semiMajor / Math.sqrt(magic)) * Math.cos(phi)
  return [(east * 180) / (parallel * Math.PI), (north * 180) / (meridian * Math.PI)]
}
