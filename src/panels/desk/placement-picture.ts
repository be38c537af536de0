import type { Placement } from '../../worker/import-protocol.ts'

/** Pixels of the picture; it is scaled to its column. */
export const PICTURE = { width: 340, height: 330 } as const
const PAD = 14

/** Where longitude and latitude come to lie on the picture, and what lies at a place of it. */
export interface Frame {
  readonly at: (lon: number, lat: number) => readonly [x: number, y: number]
  readonly back: (x: number, y: number) => readonly [lon: number, lat: number]
}

/** The frame holds nearly all points, so that a few that lie far off do not shrink the rest to a spot; without points, the streets. */
export function frameOf({ before, after, outlines }: Placement): Frame {
  const points = [...pairs(before), ...pairs(after)]
  return points.length > 0 ? frameAround(points, PICTURE) : frameOfStreets(outlines, PICTURE)
}

/** The frame holds all streets. */
export function frameOfStreets(outlines: readonly Float64Array[], size: Size): Frame {
  return frameAround(
    outlines.flatMap((ring) => [...pairs(ring)]),
    size,
  )
}

interface Size {
  readonly width: number
  readonly height: number
}

function frameAround(points: readonly (readonly [lon: number, lat: number])[], size: Size): Frame {
  const [west, east] = ends(points.map(([x]) => x))
  const [south, north] = ends(points.map(([, y]) => y))
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const width = Math.max(1e-4, (east - west) * narrowing)
  const height = Math.max(1e-4, north - south)
  const scale = Math.min((size.width - 2 * PAD) / width, (size.height - 2 * PAD) / height)
  const left = (size.width - width * scale) / 2
  const top = (size.height - height * scale) / 2
  return {
    at: (lon, lat) => [left + (lon - west) * narrowing * scale, top + (north - lat) * scale],
    back: (x, y) => [west + (x - left) / narrowing / scale, north - (y - top) / scale],
  }
}

/** The 2nd and 98th percentile of many values; both ends of few. */
function ends(values: readonly number[]): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b)
  const cut = sorted.length > 40 ? Math.floor(sorted.length * 0.02) : 0
  return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 1]
}

export function* pairs(flat: Float64Array): Generator<readonly [number, number]> {
  for (let k = 0; k + 1 < flat.length; k += 2) yield [flat[k]!, flat[k + 1]!]
}

const round = (value: number) => value.toFixed(2)

/** Rings as one path. */
export function ringPath(rings: readonly Float64Array[], { at }: Frame): string {
  return rings
    .map((ring) => {
      const corners = [...pairs(ring)].map(([lon, lat]) => at(lon, lat).map(round).join(' '))
      return corners.length > 0 ? `M${corners.join('L')}Z` : ''
    })
    .join('')
}

/** Discs of one radius as one path: thousands of elements would make the page heavy. */
export function discPath(places: Iterable<readonly [x: number, y: number]>, radius: number): string {
  let path = ''
  for (const [x, y] of places)
    path += `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`
  return path
}
