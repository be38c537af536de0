import type { SiteTable } from './places.ts'

/** A group of schools (教育集团) among the sites that have places. */
export interface SchoolGroup {
  readonly name: string
  /** Rows in the table of sites. */
  readonly members: readonly number[]
  /** Row of the lead school; −1 = none is given. */
  readonly lead: number
  readonly places: number
  /** Of all places, in [0, 1]. */
  readonly share: number
}

/** How schools are linked: groups, the one with most places first, and hand-in-hand pairs (手拉手), each once. */
export interface SchoolLinks {
  readonly groups: readonly SchoolGroup[]
  readonly pairs: readonly (readonly [number, number])[]
  /** Of all places, those at sites of a group, and those at sites of a pair; in [0, 1]. */
  readonly grouped: number
  readonly paired: number
}

/** @param capacity places that count, one entry a site; a site without any takes no part */
export function schoolLinks(
  { id, group, lead, partner }: Pick<SiteTable, 'id' | 'group' | 'lead' | 'partner'>,
  capacity: Float64Array,
): SchoolLinks {
  const all = capacity.reduce((sum, places) => sum + places, 0)
  const shareOf = (places: number) => (all > 0 ? places / all : 0)
  const placesOf = (rows: Iterable<number>) => [...rows].reduce((sum, j) => sum + (capacity[j] ?? 0), 0)
  const members = new Map<string, number[]>()
  const row = new Map<string, number>()
  id.forEach((one, j) => {
    if ((capacity[j] ?? 0) <= 0) return
    row.set(one, j)
    const name = group[j] ?? ''
    if (name === '') return
    const list = members.get(name)
    if (list) list.push(j)
    else members.set(name, [j])
  })
  const groups = [...members].map(([name, rows]): SchoolGroup => {
    const places = placesOf(rows)
    return { name, members: rows, lead: rows.find((j) => lead[j] === 1) ?? -1, places, share: shareOf(places) }
  })
  const pairs = new Map<string, readonly [number, number]>()
  const inPair = new Set<number>()
  for (const j of row.values()) {
    const other = row.get(partner[j] ?? '')
    if (other === undefined || other === j) continue
    const [a, b] = j < other ? [j, other] : [other, j]
    pairs.set(`${a} ${b}`, [a, b])
    inPair.add(a).add(b)
  }
  return {
    groups: groups.sort((a, b) => b.places - a.places || (a.name < b.name ? -1 : 1)),
    pairs: [...pairs.values()],
    grouped: shareOf(groups.reduce((sum, { places }) => sum + places, 0)),
    paired: shareOf(placesOf(inPair)),
  }
}
