import type { Position } from 'geojson'
import polylabel from 'polylabel'
import { voronoiBorders } from './borders.ts'
import { absorbFragments, dissolve, faceRing, traceFaces } from './faces.ts'
import { fromLattice, noded, type Segment } from './lattice.ts'
import { inPolygons, toDegrees, toPlane } from './plane.ts'
import { type Site, shortName } from './sites.ts'
import { type Street, segmentsOf } from './streets.ts'

export interface Catchment {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly sites: readonly string[]
  readonly polygons: Position[][][]
}

interface Cluster {
  readonly label: string
  readonly street: string
  readonly sites: readonly Site[]
}

/** Sites that one catchment holds, about. */
const sitesEach = 3
/** A detached part of a catchment below this size (m²) goes to a neighbour in the same street. */
const smallestPart = 150_000

/** A partition of the district: each street split among small groups of its sites, by nearness. */
export function buildCatchments(streets: readonly Street[], sites: readonly Site[]): Catchment[] {
  const clusters = streets.flatMap((street) => clustersOf(street, sites))
  let pieces: Segment[] = streets.flatMap((street) => street.polygons.flat().flatMap((ring) => segmentsOf(ring, '')))
  // Street by street, so that the lines of one never bend those of another where they overshoot.
  for (const street of streets) {
    const inner = innerBorders(clusters.filter((cluster) => cluster.street === street.name))
    pieces = noded([...pieces, ...inner]).filter(({ from, to, tag }) => {
      const [a, b] = [fromLattice(from), fromLattice(to)]
      return tag !== street.name || inPolygons((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, street.polygons)
    })
  }
  const mesh = traceFaces(pieces)
  const labels = mesh.faces.map((_, face) => labelAt(polylabel([faceRing(mesh, face)], 1e-4), streets, clusters))
  const streetOf = (label: string) => label.slice(0, label.indexOf(' '))
  absorbFragments(mesh, labels, smallestPart, (from, to) => streetOf(from) === streetOf(to))
  const number = new Map<string, number>()
  return clusters.map((cluster) => {
    const at = (number.get(cluster.street) ?? 0) + 1
    number.set(cluster.street, at)
    const street = streets.find(({ name }) => name === cluster.street)!
    const polygons = dissolve(mesh, labels, cluster.label)
    if (polygons.length === 0) throw new Error(`Catchment ${cluster.label} has no area`)
    return {
      code: `${street.code}-${at}`,
      name: `${shortName(street.name)} ${at} 片`,
      nameEn: `${street.nameEn} ${at}`,
      sites: cluster.sites.map(({ id }) => id),
      polygons,
    }
  })
}

/** Groups a street's sites: split the widest group across its longer axis until each holds about `sitesEach`. */
function clustersOf(street: Street, sites: readonly Site[]): Cluster[] {
  const own = sites.filter((site) => site.street === street.name)
  const wanted = Math.max(1, Math.round(own.length / sitesEach))
  const groups: Site[][] = [own.length > 0 ? own : nearestSites(street, sites)]
  while (groups.length < wanted) {
    groups.sort((p, q) => q.length - p.length)
    const widest = groups.shift()!
    const axis = span(widest, 'x') >= span(widest, 'y') ? 'x' : 'y'
    const sorted = [...widest].sort((p, q) => p[axis] - q[axis])
    const half = Math.ceil(sorted.length / 2)
    groups.push(sorted.slice(0, half), sorted.slice(half))
  }
  const byId = (p: Site, q: Site) => (p.id < q.id ? -1 : 1)
  return groups
    .map((group) => [...group].sort(byId))
    .sort((p, q) => byId(p[0]!, q[0]!))
    .map((group, k) => ({ label: `${street.name} ${k}`, street: street.name, sites: group }))
}

function span(group: readonly Site[], axis: 'x' | 'y'): number {
  const values = group.map((site) => site[axis])
  return Math.max(...values) - Math.min(...values)
}

/** A street without a site is served by the nearest one elsewhere. */
function nearestSites(street: Street, sites: readonly Site[]): Site[] {
  const [x, y] = toPlane(
    polylabel(
      street.polygons[0]!.map((ring) => ring.map(([lon, lat]) => [lon!, lat!])),
      1e-4,
    ),
  )
  const distance2 = (site: Site) => (site.x - x) ** 2 + (site.y - y) ** 2
  return [sites.reduce((best, site) => (distance2(site) < distance2(best) ? site : best))]
}

/** Borders between the groups of one street, tagged with the street; they run past its edge and are cut there later. */
function innerBorders(clusters: readonly Cluster[]) {
  if (clusters.length < 2) return []
  const sites = clusters.flatMap((cluster) => cluster.sites.map((site) => ({ site, label: cluster.label })))
  const borders = voronoiBorders(
    sites.map(({ site }) => [site.x, site.y] as const),
    sites.map(({ label }) => label),
    0,
  )
  return borders.flatMap(({ points }) =>
    segmentsOf(
      points.map(([x, y]) => toDegrees(x, y)),
      clusters[0]!.street,
    ),
  )
}

function labelAt(place: readonly number[], streets: readonly Street[], clusters: readonly Cluster[]): string {
  const street = streets.find(({ polygons }) => inPolygons(place[0]!, place[1]!, polygons))
  if (!street) throw new Error(`No street at ${place.join(', ')}`)
  const [x, y] = toPlane([...place])
  let best = ''
  let nearest = Number.POSITIVE_INFINITY
  for (const cluster of clusters) {
    if (cluster.street !== street.name) continue
    for (const site of cluster.sites) {
      const distance2 = (site.x - x) ** 2 + (site.y - y) ** 2
      if (distance2 >= nearest) continue
      best = cluster.label
      nearest = distance2
    }
  }
  return best
}
