import type { Position } from 'geojson'
import { fromLattice, type Point, pointKey, type Segment } from './lattice.ts'
import { inRing, signedArea, toPlane } from './plane.ts'

/** One side of a border piece. The face lies on its left. */
interface HalfEdge {
  readonly from: Point
  readonly to: Point
  readonly tag: string
  /** True where the half-edge runs against the segment it came from. */
  readonly reversed: boolean
  readonly twin: number
  next: number
  face: number
}

/** A plane cut into faces by borders that touch only at their ends. */
export interface Mesh {
  readonly edges: readonly HalfEdge[]
  /** Half-edge indices around each bounded face; its ring runs counter-clockwise. */
  readonly faces: readonly (readonly number[])[]
}

/** Traces the faces of a noded, connected set of borders. Pieces with a loose end are dropped. */
export function traceFaces(segments: readonly Segment[]): Mesh {
  const edges: HalfEdge[] = withoutLooseEnds(segments).flatMap(({ from, to, tag }, k) => [
    { from, to, tag, reversed: false, twin: 2 * k + 1, next: -1, face: -1 },
    { from: to, to: from, tag, reversed: true, twin: 2 * k, next: -1, face: -1 },
  ])
  const around = new Map<string, number[]>()
  edges.forEach((edge, k) => {
    around.set(pointKey(edge.from), [...(around.get(pointKey(edge.from)) ?? []), k])
  })
  for (const leaving of around.values()) {
    leaving.sort((p, q) => bearing(edges[p]!) - bearing(edges[q]!))
    // The face on the left of an arriving half-edge goes on along the next one clockwise from its twin.
    leaving.forEach((k, at) => {
      edges[edges[k]!.twin]!.next = leaving[(at + leaving.length - 1) % leaving.length]!
    })
  }
  const faces: number[][] = []
  const seen = new Set<number>()
  edges.forEach((_, start) => {
    if (seen.has(start)) return
    const loop: number[] = []
    for (let k = start; !seen.has(k); k = edges[k]!.next) {
      seen.add(k)
      loop.push(k)
    }
    // The unbounded face is the one loop that runs clockwise.
    if (signedArea(loop.map((k) => [...edges[k]!.from])) <= 0) return
    for (const k of loop) edges[k]!.face = faces.length
    faces.push(loop)
  })
  return { edges, faces }
}

function bearing(edge: HalfEdge): number {
  return Math.atan2(edge.to[1] - edge.from[1], edge.to[0] - edge.from[0])
}

function withoutLooseEnds(segments: readonly Segment[]): Segment[] {
  let kept = [...segments]
  for (;;) {
    const degree = new Map<string, number>()
    for (const { from, to } of kept) {
      for (const end of [pointKey(from), pointKey(to)]) degree.set(end, (degree.get(end) ?? 0) + 1)
    }
    const next = kept.filter(({ from, to }) => degree.get(pointKey(from))! > 1 && degree.get(pointKey(to))! > 1)
    if (next.length === kept.length) return kept
    kept = next
  }
}

/** Ring of a face in degrees, not closed. */
export function faceRing(mesh: Mesh, face: number): [number, number][] {
  return mesh.faces[face]!.map((k) => fromLattice(mesh.edges[k]!.from))
}

/** Area of a face in m². */
function faceArea(mesh: Mesh, face: number): number {
  return signedArea(faceRing(mesh, face).map(toPlane))
}

/**
 * Gives small faces away: while a group of touching faces with one label is smaller than `smallest` m² and is not the
 * largest of its label, it takes the label across its longest border. Labels are changed in place.
 * @param allowed whether a group may go from one label to another
 */
export function absorbFragments(
  mesh: Mesh,
  labels: string[],
  smallest: number,
  allowed: (from: string, to: string) => boolean,
): void {
  for (;;) {
    const groups = connected(mesh, labels)
    const largest = new Map<string, number>()
    for (const group of groups) largest.set(group.label, Math.max(largest.get(group.label) ?? 0, group.area))
    const candidates = groups
      .filter((group) => group.area < smallest && group.area < largest.get(group.label)!)
      .sort((p, q) => p.area - q.area || p.faces[0]! - q.faces[0]!)
    const moved = candidates.some((group) => {
      const target = longestBorder(mesh, labels, group.faces, (to) => allowed(group.label, to))
      if (target === null) return false
      for (const face of group.faces) labels[face] = target
      return true
    })
    if (!moved) return
  }
}

function connected(mesh: Mesh, labels: readonly string[]): { label: string; faces: number[]; area: number }[] {
  const seen = new Set<number>()
  return mesh.faces.flatMap((_, start) => {
    if (seen.has(start)) return []
    const faces = [start]
    seen.add(start)
    for (const face of faces) {
      for (const k of mesh.faces[face]!) {
        const other = mesh.edges[mesh.edges[k]!.twin]!.face
        if (other < 0 || seen.has(other) || labels[other] !== labels[start]) continue
        seen.add(other)
        faces.push(other)
      }
    }
    return [{ label: labels[start]!, faces, area: faces.reduce((sum, face) => sum + faceArea(mesh, face), 0) }]
  })
}

function longestBorder(
  mesh: Mesh,
  labels: readonly string[],
  faces: readonly number[],
  allowed: (to: string) => boolean,
) {
  const length = new Map<string, number>()
  for (const k of faces.flatMap((face) => mesh.faces[face]!)) {
    const edge = mesh.edges[k]!
    const other = mesh.edges[edge.twin]!.face
    if (other < 0 || faces.includes(other) || !allowed(labels[other]!)) continue
    const [a, b] = [toPlane(fromLattice(edge.from)), toPlane(fromLattice(edge.to))]
    const metres = Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
    length.set(labels[other]!, (length.get(labels[other]!) ?? 0) + metres)
  }
  return [...length].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1))[0]?.[0] ?? null
}

/** Polygons of all faces with one label: closed rings, outer first and counter-clockwise (RFC 7946), largest polygon first. */
export function dissolve(mesh: Mesh, labels: readonly string[], label: string): Position[][][] {
  const labelOf = (k: number) => (mesh.edges[k]!.face < 0 ? '' : labels[mesh.edges[k]!.face]!)
  const onBorder = (k: number) => labelOf(k) === label && labelOf(mesh.edges[k]!.twin) !== label
  const seen = new Set<number>()
  const outers: Position[][] = []
  const holes: Position[][] = []
  mesh.edges.forEach((_, start) => {
    if (!onBorder(start) || seen.has(start)) return
    const ring: Position[] = []
    for (let k = start; !seen.has(k); ) {
      seen.add(k)
      ring.push(fromLattice(mesh.edges[k]!.from))
      k = mesh.edges[k]!.next
      while (!onBorder(k)) k = mesh.edges[mesh.edges[k]!.twin]!.next
    }
    ring.push(ring[0]!)
    if (signedArea(ring) > 0) outers.push(ring)
    else holes.push(ring)
  })
  outers.sort((p, q) => signedArea(q) - signedArea(p))
  return outers.map((outer) => [outer, ...holes.filter((hole) => inRing(hole[0]![0]!, hole[0]![1]!, outer))])
}
