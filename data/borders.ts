import { Delaunay } from 'd3-delaunay'

type Place = readonly [number, number]

/** A chain of points (metres) between two junctions, with the owner on either side. */
export interface Border {
  readonly points: readonly Place[]
  readonly left: string
  readonly right: string
}

interface Link {
  readonly from: number
  readonly to: number
  readonly left: string
  readonly right: string
}

/** Spacing of the points that smoothing works on, metres. */
const spacing = 100

/**
 * The Voronoi borders between places with different owners.
 * @param places metres; @param owners one per place
 * @param passes rounds of smoothing; each moves every point, junctions included, half-way to the mean of its neighbours
 */
export function voronoiBorders(places: readonly Place[], owners: readonly string[], passes: number): Border[] {
  const graph = linkGraph(places, owners)
  const links = graph.links.flatMap((link) => subdivided(graph.points, link))
  let points = graph.points
  const neighbours: number[][] = points.map(() => [])
  for (const { from, to } of links) {
    neighbours[from]!.push(to)
    neighbours[to]!.push(from)
  }
  for (let pass = 0; pass < passes; pass++) {
    points = points.map((point, k) => {
      const near = neighbours[k]!
      if (near.length < 2) return point
      const mean = (axis: 0 | 1) => near.reduce((sum, other) => sum + points[other]![axis], 0) / near.length
      return [(point[0] + mean(0)) / 2, (point[1] + mean(1)) / 2]
    })
  }
  return chains(points, links).map((border) => ({ ...border, points: simplified(border.points, 8) }))
}

/** Voronoi edges between different owners as links between shared circumcentres. */
function linkGraph(places: readonly Place[], owners: readonly string[]): { points: Place[]; links: Link[] } {
  // A far ring of ownerless places closes every real cell, so that no border runs to infinity.
  const far = Array.from({ length: 24 }, (_, k): Place => {
    const angle = (k * Math.PI) / 12
    return [80_000 * Math.cos(angle), 80_000 * Math.sin(angle)]
  })
  const all = [...places, ...far]
  const owner = (k: number) => owners[k] ?? ''
  const delaunay = Delaunay.from(all as [number, number][])
  const { triangles, halfedges } = delaunay
  const { circumcenters } = delaunay.voronoi([-1e6, -1e6, 1e6, 1e6])
  const points: Place[] = []
  const index = new Map<string, number>()
  const centre = (triangle: number) => {
    const [x, y] = [circumcenters[2 * triangle]!, circumcenters[2 * triangle + 1]!]
    const key = `${Math.round(x * 10)},${Math.round(y * 10)}`
    const known = index.get(key)
    if (known !== undefined) return known
    index.set(key, points.length)
    return points.push([x, y]) - 1
  }
  const links: Link[] = []
  halfedges.forEach((opposite, e) => {
    if (opposite < e) return
    const i = triangles[e]!
    const j = triangles[e % 3 === 2 ? e - 2 : e + 1]!
    if (owner(i) === owner(j) || owner(i) === '' || owner(j) === '') return
    const [from, to] = [centre(Math.floor(e / 3)), centre(Math.floor(opposite / 3))]
    if (from === to) return
    const [a, b, p] = [points[from]!, points[to]!, all[i]!]
    const iOnLeft = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0
    links.push({ from, to, left: owner(iOnLeft ? i : j), right: owner(iOnLeft ? j : i) })
  })
  return { points, links }
}

function subdivided(points: Place[], link: Link): Link[] {
  const [a, b] = [points[link.from]!, points[link.to]!]
  const pieces = Math.max(1, Math.round(Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) / spacing))
  let from = link.from
  return Array.from({ length: pieces }, (_, k) => {
    const t = (k + 1) / pieces
    const to = k === pieces - 1 ? link.to : points.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]) - 1
    const piece = { ...link, from, to }
    from = to
    return piece
  })
}

/** Joins links into chains that run from junction to junction. */
function chains(points: readonly Place[], links: readonly Link[]): Border[] {
  const at = new Map<number, number[]>()
  links.forEach(({ from, to }, k) => {
    for (const end of [from, to]) at.set(end, [...(at.get(end) ?? []), k])
  })
  const used = new Set<number>()
  const follow = (start: number, k: number): Border => {
    const first = links[k]!
    const forward = first.from === start
    const nodes = [start]
    for (let link = k; ; ) {
      used.add(link)
      const here = nodes[nodes.length - 1]!
      const there = links[link]!.from === here ? links[link]!.to : links[link]!.from
      nodes.push(there)
      const onward = at.get(there)!.filter((other) => !used.has(other))
      if (at.get(there)!.length !== 2 || onward.length === 0) break
      link = onward[0]!
    }
    return {
      points: nodes.map((node) => points[node]!),
      left: forward ? first.left : first.right,
      right: forward ? first.right : first.left,
    }
  }
  const result: Border[] = []
  for (const [node, incident] of at) {
    if (incident.length === 2) continue
    for (const k of incident) if (!used.has(k)) result.push(follow(node, k))
  }
  // What is left are closed loops without a junction.
  links.forEach((link, k) => {
    if (!used.has(k)) result.push(follow(link.from, k))
  })
  return result
}

/** Douglas–Peucker; `tolerance` in metres. A closed chain keeps its middle point too. */
function simplified(points: readonly Place[], tolerance: number): readonly Place[] {
  if (points.length < 3) return points
  const [a, b] = [points[0]!, points[points.length - 1]!]
  const length = Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2)
  const distance = (p: Place) =>
    length === 0
      ? Math.sqrt((p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2)
      : Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length
  let far = 0
  let off = -1
  points.forEach((point, k) => {
    if (k === 0 || k === points.length - 1 || distance(point) <= off) return
    far = k
    off = distance(point)
  })
  if (off <= tolerance) return [a, b]
  return [...simplified(points.slice(0, far + 1), tolerance).slice(0, -1), ...simplified(points.slice(far), tolerance)]
}
