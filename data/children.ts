import { seeded } from '../src/core/random.ts'
import { pupilsByGrade, sitePositions, uninhabitedRings } from './facts.ts'
import { inPolygons, inRing, rounded, toDegrees, toPlane } from './plane.ts'
import { interleaved, largestRemainder } from './shares.ts'
import { districtOutline, type Street, streetLocalities } from './streets.ts'

/** Edge of a demand cell, metres. */
export const cellSize = 250

export interface Cell {
  readonly id: string
  readonly lon: number
  readonly lat: number
  /** Metres in the local plane. */
  readonly x: number
  readonly y: number
  readonly street: string
  readonly children: number
  readonly grades: readonly number[]
}

interface Blank extends Omit<Cell, 'children' | 'grades'> {
  readonly weight: number
}

/** Nobody lives further than this from a locality or a listed school, metres. */
const reach = 750
/** In towns the land between villages is empty: cells below this density (1 = at a locality of its own) hold no children. */
const leastTownDensity = 0.5

/** Children per 250 m cell and grade: exact in total, by grade, and by street in proportion to population. */
export function buildChildren(streets: readonly Street[]): Cell[] {
  const grades = pupilsByGrade('海淀区')
  const total = grades.reduce((a, b) => a + b, 0)
  const blanks = inhabitedCells(streets)
  const perStreet = largestRemainder(
    total,
    streets.map((street) => street.population),
  )
  const count = new Map<string, number>()
  streets.forEach((street, k) => {
    const own = blanks.filter((cell) => cell.street === street.name)
    const parts = largestRemainder(
      perStreet[k]!,
      own.map((cell) => cell.weight),
    )
    own.forEach((cell, m) => {
      count.set(cell.id, parts[m]!)
    })
  })
  const settled = blanks.filter((cell) => count.get(cell.id)! > 0)
  const byGrade = interleaved(
    settled.map((cell) => count.get(cell.id)!),
    grades,
  )
  return settled.map(({ weight: _, ...cell }, k) => ({ ...cell, children: count.get(cell.id)!, grades: byGrade[k]! }))
}

/** Cells of the metric grid whose centre lies in a street, off the hills and near a locality or a listed school. */
function inhabitedCells(streets: readonly Street[]): Blank[] {
  const random = seeded(20201)
  const rings = uninhabitedRings()
  const free = (lon: number, lat: number) => !rings.some((ring) => inRing(lon, lat, ring))
  const centres = [
    // Towns are a mix of villages and estates, so their localities differ more.
    ...streetLocalities()
      .map(({ lon, lat, street }) => ({
        lon,
        lat,
        strength: street.endsWith('镇') ? 0.25 + 1.5 * random() : 0.8 + 0.5 * random(),
      }))
      .filter(({ lon, lat }) => free(lon, lat)),
    ...sitePositions().map(({ lon, lat }) => ({ lon, lat, strength: 1 })),
  ].map(({ lon, lat, strength }) => ({ at: toPlane([lon, lat]), strength }))

  const [west, south, east, north] = planeBounds()
  const cells: Blank[] = []
  // From north to south and west to east, as one reads.
  for (let row = Math.ceil(north / cellSize); row >= Math.floor(south / cellSize); row--) {
    for (let column = Math.floor(west / cellSize); column <= Math.ceil(east / cellSize); column++) {
      const [x, y] = [(column + 0.5) * cellSize, (row + 0.5) * cellSize]
      const [lon, lat] = toDegrees(x, y).map((degree) => rounded(degree, 6)) as [number, number]
      const texture = 0.65 + 0.7 * random()
      const street = streets.find(({ polygons }) => inPolygons(lon, lat, polygons))
      if (!street || !free(lon, lat)) continue
      let density = 0
      let nearest = Number.POSITIVE_INFINITY
      for (const { at, strength } of centres) {
        const distance2 = (x - at[0]) ** 2 + (y - at[1]) ** 2
        nearest = Math.min(nearest, distance2)
        density += strength * Math.exp(-distance2 / (2 * 420 ** 2))
      }
      if (nearest > reach ** 2) continue
      if (street.kind === 'town' && density * texture < leastTownDensity) continue
      const id = `r${String(row + 60).padStart(3, '0')}c${String(column + 60).padStart(3, '0')}`
      cells.push({ id, lon, lat, x, y, street: street.name, weight: (0.08 + density) * texture })
    }
  }
  return cells
}

function planeBounds(): [number, number, number, number] {
  const points = districtOutline().map(toPlane)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
