import { assignZones } from '../core/aggregate/locate.ts'
import type { Issue } from '../core/issue.ts'
import type { CatchmentTable, StudyData } from '../core/places.ts'
import { type Doubt, isCount, withChildren, withEstate } from './apply-children.ts'
import type { Edit, Spot } from './edit.ts'
import { editCosts } from './edit-costs.ts'
import { type SiteDraft, siteDrafts, sitesFromDrafts } from './site-draft.ts'

/** The study after a scenario, and every edit that could not be done as it was meant. */
export interface EditedStudy {
  readonly data: StudyData
  readonly issues: readonly Issue[]
}

/**
 * The baseline with a scenario's edits, in order; edits that are switched off are passed over. The baseline is never touched; parts that no edit concerns are shared
 * with it. Closed sites leave the table; added sites and estates come last.
 * @returns the new study, and an Issue (`edit-…`, with the edit's number from 1, its op and its id) for each edit that
 *   names an unknown, ambiguous or taken id, or that carries a number or a position that cannot be used; such an edit
 *   changes nothing.
 */
export function applyEdits(data: StudyData, edits: readonly Edit[]): EditedStudy {
  if (edits.every(({ off }) => off)) return { data, issues: [] }
  const issues: Issue[] = []
  let sites = siteDrafts(data.sites)
  let catchments = data.catchments
  let demand = data.demand

  const apply = (edit: Edit, index: number): void => {
    if (edit.off) return
    const doubt: Doubt = (code, severity, params = {}) => {
      issues.push({ code, severity, value: edit.id, params: { edit: index + 1, op: edit.op, ...params } })
    }
    const find = (id: string): SiteDraft | null => {
      const found = sites.filter((site) => site.id === id)
      if (found.length === 1) return found[0] ?? null
      doubt(found.length === 0 ? 'edit-site-unknown' : 'edit-site-ambiguous', 'stops', { id })
      return null
    }
    if (edit.op === 'children') {
      demand = withChildren(demand, edit, doubt)
      return
    }
    if (edit.op === 'estate') {
      const at = position(data, edit, doubt)
      if (at !== null) demand = withEstate(demand, edit, at, doubt)
      return
    }
    if (edit.op === 'add') {
      if (sites.some((site) => site.id === edit.id)) {
        doubt('edit-site-taken', 'stops')
        return
      }
      const at = position(data, edit, doubt)
      if (at === null || !isCount(edit.capacity, doubt)) return
      sites = [...sites, addedSite(edit, at)]
      catchments = serveCatchments(catchments, edit.id, edit.catchments ?? catchmentsAt(catchments, at), doubt)
      return
    }
    const site = find(edit.id)
    if (site === null) return
    switch (edit.op) {
      case 'move': {
        const at = position(data, edit, doubt)
        if (at === null) return
        Object.assign(site, at)
        // The user's own costs cannot follow: they were measured from the old place.
        if (data.costs) doubt('edit-costs-unmoved', 'note')
        return
      }
      case 'resize':
        if (isCount(edit.capacity, doubt)) site.capacity = edit.capacity
        return
      case 'close':
        sites = sites.filter((other) => other !== site)
        catchments = replaceServing(catchments, edit.id, null)
        return
      case 'merge': {
        const into = find(edit.into)
        if (into === null || into === site) return
        into.capacity += site.capacity
        into.enrolment += site.enrolment
        into.absorbed = [...into.absorbed, site.from, ...site.absorbed]
        if (into.stage !== site.stage) into.stage = 'nine-year'
        sites = sites.filter((other) => other !== site)
        catchments = replaceServing(catchments, edit.id, edit.into)
        return
      }
      case 'quality':
        site.quality = edit.quality
        return
      case 'stage':
        site.stage = edit.stage
        return
      case 'group':
        site.group = edit.group
        site.lead = edit.lead ?? false
        return
      case 'threshold':
        if (edit.threshold === null) site.threshold = Number.NaN
        else if (Number.isFinite(edit.threshold) && edit.threshold > 0) site.threshold = edit.threshold
        else doubt('edit-number-invalid', 'stops', { number: String(edit.threshold) })
    }
  }
  edits.forEach(apply)

  const edited: StudyData = { ...data, sites: sitesFromDrafts(sites, data.sites), demand, catchments }
  if (data.costs === null) return { data: edited, issues }
  const costs = editCosts(data.costs, data.sites.id.length, sites, demand.id.length)
  for (const id of [...costs.missing, ...demand.id.slice(data.demand.id.length)])
    issues.push({ code: 'edit-costs-missing', severity: 'doubtful', value: id })
  return { data: { ...edited, costs: costs.table }, issues }
}

function addedSite(edit: Extract<Edit, { op: 'add' }>, at: { x: number; y: number }): SiteDraft {
  const name = edit.name ?? edit.id
  return {
    from: -1,
    id: edit.id,
    name: { zh: name, en: name },
    stage: edit.stage ?? 'primary',
    ...at,
    capacity: edit.capacity,
    enrolment: Number.NaN,
    quality: edit.quality ?? false,
    group: edit.group ?? '',
    lead: false,
    partner: '',
    absorbed: [],
    threshold: edit.threshold ?? Number.NaN,
  }
}

/** The edit's position in the study's coordinates; null (and an Issue) when it is of the other kind or off the globe. */
function position(data: StudyData, edit: Edit & Spot, doubt: Doubt): { x: number; y: number } | null {
  const inDegrees = 'lon' in edit
  if (inDegrees !== (data.coordinates === 'lonlat')) {
    doubt('edit-coordinates-differ', 'stops', { coordinates: data.coordinates })
    return null
  }
  const at = inDegrees ? { x: edit.lon, y: edit.lat } : { x: edit.x, y: edit.y }
  const usable =
    Number.isFinite(at.x) && Number.isFinite(at.y) && (!inDegrees || (Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90))
  if (!usable) doubt('edit-position-invalid', 'stops', { x: String(at.x), y: String(at.y) })
  return usable ? at : null
}

/** Ids of the catchments that hold a place; several may overlap. */
function catchmentsAt(table: CatchmentTable | null, at: { x: number; y: number }): readonly string[] {
  const [x, y] = [Float64Array.of(at.x), Float64Array.of(at.y)]
  return (table?.id ?? []).filter((_, k) => assignZones(x, y, [table?.polygons[k] ?? []])[0] === 0)
}

function serveCatchments(
  table: CatchmentTable | null,
  site: string,
  ids: readonly string[],
  doubt: Doubt,
): CatchmentTable | null {
  for (const id of ids) if (!table?.id.includes(id)) doubt('edit-catchment-unknown', 'stops', { catchment: id })
  if (table === null) return null
  return {
    ...table,
    sites: table.sites.map((serving, k) => (ids.includes(table.id[k] ?? '') ? [...serving, site] : serving)),
  }
}

/** `site` gives way to `heir` in every catchment that it serves; no heir = it only leaves. */
function replaceServing(table: CatchmentTable | null, site: string, heir: string | null): CatchmentTable | null {
  if (table === null) return null
  const replace = (serving: readonly string[]): readonly string[] => {
    if (!serving.includes(site)) return serving
    const rest = serving.filter((id) => id !== site)
    return heir === null || rest.includes(heir) ? rest : [...rest, heir]
  }
  return { ...table, sites: table.sites.map(replace) }
}
