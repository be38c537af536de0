import type { Issue, IssueValue } from '../core/issue.ts'
import type { DemandTable, Stage } from '../core/places.ts'
import { STAGE_GRADES } from '../core/stage.ts'
import type { Edit } from './edit.ts'

/** Says why an edit cannot be done, or what it leaves undone. */
export type Doubt = (code: string, severity: Issue['severity'], params?: Record<string, IssueValue>) => void

export function isCount(value: number, doubt: Doubt): boolean {
  if (Number.isFinite(value) && value >= 0) return true
  doubt('edit-number-invalid', 'stops', { number: String(value) })
  return false
}

/** Stage that an edit of children speaks of: primary, or the only stage that the data have. */
export const childrenStage = ({ children }: DemandTable, { stage }: { readonly stage?: Stage }): Stage =>
  stage ?? (children.primary ? 'primary' : 'junior')

/** The table with another count of children at one point; the same table, and an Issue, when that cannot be. */
export function withChildren(demand: DemandTable, edit: Extract<Edit, { op: 'children' }>, doubt: Doubt): DemandTable {
  const point = demand.id.indexOf(edit.id)
  const stage = childrenStage(demand, edit)
  const before = demand.children[stage]
  if (point < 0 || before === undefined) {
    doubt(point < 0 ? 'edit-point-unknown' : 'edit-stage-unknown', 'stops', { id: edit.id, stage })
    return demand
  }
  if (demand.id.indexOf(edit.id, point + 1) >= 0) {
    doubt('edit-point-ambiguous', 'stops', { id: edit.id })
    return demand
  }
  if (!isCount(edit.children, doubt)) return demand
  const after = before.slice()
  after[point] = edit.children
  const old = before[point] ?? 0
  const grades = demand.grades.map((column, k) => {
    if (!STAGE_GRADES[stage].includes(k + 1)) return column
    const changed = column.slice()
    // Cohorts keep their proportions; where there were no children, every grade gets the same.
    changed[point] = old > 0 ? (edit.children * (column[point] ?? 0)) / old : edit.children / STAGE_GRADES[stage].length
    return changed
  })
  return { ...demand, children: { ...demand.children, [stage]: after }, grades }
}

/** The table with one more point behind the others; the same table, and an Issue, when its id is taken or no number fits. */
export function withEstate(
  demand: DemandTable,
  edit: Extract<Edit, { op: 'estate' }>,
  at: { readonly x: number; readonly y: number },
  doubt: Doubt,
): DemandTable {
  const stage = childrenStage(demand, edit)
  if (demand.children[stage] === undefined) {
    doubt('edit-stage-unknown', 'stops', { id: edit.id, stage })
    return demand
  }
  if (demand.id.includes(edit.id)) {
    doubt('edit-point-taken', 'stops', { id: edit.id })
    return demand
  }
  if (!isCount(edit.children, doubt)) return demand
  const children = Object.entries(demand.children).map(([of, column]) => [
    of,
    longer(column, of === stage ? edit.children : 0),
  ])
  const share = edit.children / STAGE_GRADES[stage].length
  return {
    ...demand,
    id: [...demand.id, edit.id],
    x: longer(demand.x, at.x),
    y: longer(demand.y, at.y),
    children: Object.fromEntries(children),
    grades: demand.grades.map((column, k) => longer(column, STAGE_GRADES[stage].includes(k + 1) ? share : 0)),
  }
}

function longer(column: Float64Array, value: number): Float64Array {
  const all = new Float64Array(column.length + 1)
  all.set(column)
  all[column.length] = value
  return all
}
