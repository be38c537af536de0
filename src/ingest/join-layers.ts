import type { CatchmentTable, DemandTable, SiteTable, Stage, ZoneTable } from '../core/places.ts'
import { finish, ROWS_A_STEP, type Steps } from '../core/steps.ts'

/** Ids of several files in one list; one that an earlier file uses gets a suffix, for it is another thing. */
function* joinIds(lists: readonly (readonly string[])[]): Steps<string[]> {
  const taken = new Set<string>()
  const joined: string[] = []
  for (const ids of lists) {
    const from = joined.length
    for (const id of ids) {
      let n = 1
      let name = id
      while (taken.has(name)) name = `${id}~${++n}`
      joined.push(name)
      if (joined.length % ROWS_A_STEP === 0) yield 0
    }
    // Ids that a file uses twice stay as they are: that is a doubt of its own.
    for (let k = from; k < joined.length; k++) {
      taken.add(joined[k] ?? '')
      if (k % ROWS_A_STEP === 0) yield 0
    }
  }
  return joined
}

function joinNumbers(lists: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    joined.set(list, at)
    at += list.length
  }
  return joined
}
const blank = (length: number, value: number) => new Float64Array(length).fill(value)

interface WithExtra {
  readonly id: readonly string[]
  readonly extra?: Readonly<Record<string, Float64Array>>
}

/** Further columns of several tables; NaN where a table does not have one. */
function joinExtra(tables: readonly WithExtra[]): Record<string, Float64Array> {
  const names = [...new Set(tables.flatMap(({ extra = {} }) => Object.keys(extra)))]
  return Object.fromEntries(
    names.map((name) => [
      name,
      joinNumbers(tables.map(({ id, extra = {} }) => extra[name] ?? blank(id.length, Number.NaN))),
    ]),
  )
}

/** Schools of several files as one list; an indicator that a file does not have is blank there. */
export function joinSites(tables: readonly SiteTable[]): SiteTable {
  const [only] = tables
  if (tables.length === 1 && only) return only
  return {
    id: finish(joinIds(tables.map(({ id }) => id))),
    name: tables.flatMap(({ name }) => name),
    stage: tables.flatMap(({ stage }) => stage),
    x: joinNumbers(tables.map(({ x }) => x)),
    y: joinNumbers(tables.map(({ y }) => y)),
    capacity: joinNumbers(tables.map(({ capacity }) => capacity)),
    enrolment: joinNumbers(tables.map(({ enrolment }) => enrolment)),
    lead: Uint8Array.from(tables.flatMap(({ lead }) => [...lead])),
    partner: tables.flatMap(({ partner }) => partner),
    quality: Uint8Array.from(tables.flatMap(({ quality }) => [...quality])),
    group: tables.flatMap(({ group }) => group),
    threshold: joinNumbers(tables.map(({ threshold }) => threshold)),
    extra: joinExtra(tables),
  }
}

/** Children of several files as one list, in steps; a stage or grade that a file does not count is 0 there. */
export function* joinDemandSteps(tables: readonly DemandTable[]): Steps<DemandTable> {
  const [only] = tables
  if (tables.length === 1 && only) return only
  const stages = [...new Set(tables.flatMap(({ children }) => Object.keys(children) as Stage[]))]
  const grades = Math.max(0, ...tables.map((table) => table.grades.length))
  const cells = new Set(tables.map(({ cellSize }) => cellSize))
  return {
    id: yield* joinIds(tables.map(({ id }) => id)),
    x: joinNumbers(tables.map(({ x }) => x)),
    y: joinNumbers(tables.map(({ y }) => y)),
    children: Object.fromEntries(
      stages.map((stage) => [
        stage,
        joinNumbers(tables.map(({ id, children }) => children[stage] ?? blank(id.length, 0))),
      ]),
    ),
    grades: Array.from({ length: grades }, (_, g) =>
      joinNumbers(tables.map((table) => table.grades[g] ?? blank(table.id.length, 0))),
    ),
    // Cells of different sizes cannot be drawn as one grid.
    cellSize: cells.size === 1 ? (tables[0]?.cellSize ?? 0) : 0,
  }
}

export function joinZones(tables: readonly ZoneTable[]): ZoneTable {
  const [only] = tables
  if (tables.length === 1 && only) return only
  return {
    id: finish(joinIds(tables.map(({ id }) => id))),
    name: tables.flatMap(({ name }) => name),
    polygons: tables.flatMap(({ polygons }) => polygons),
    population: joinNumbers(tables.map(({ population }) => population)),
    estimated: tables.flatMap(({ estimated }) => estimated),
    ...(tables.some(({ extra }) => extra) && { extra: joinExtra(tables) }),
  }
}

export function joinCatchments(tables: readonly CatchmentTable[]): CatchmentTable {
  const [only] = tables
  if (tables.length === 1 && only) return only
  return {
    id: finish(joinIds(tables.map(({ id }) => id))),
    name: tables.flatMap(({ name }) => name),
    polygons: tables.flatMap(({ polygons }) => polygons),
    sites: tables.flatMap(({ sites }) => sites),
  }
}
