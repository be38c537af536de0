import type { CostTable } from '../core/places.ts'
import type { SiteDraft } from './site-draft.ts'

/**
 * The user's costs for the sites of a scenario: columns of sites that are gone leave, an added site gets the column that
 * the matrix held for its id.
 * @param siteCount sites of the baseline, which `costs` speaks of
 * @param pointCount demand points of the scenario; those beyond the matrix reach nobody
 * @returns the new table, and the ids of added sites for which the matrix has no costs (nobody reaches them)
 */
export function editCosts(
  costs: CostTable,
  siteCount: number,
  drafts: readonly SiteDraft[],
  pointCount: number = costs.rowOffset.length - 1,
): { readonly table: CostTable; readonly missing: readonly string[] } {
  const points = costs.rowOffset.length - 1
  const isSame = points === pointCount && drafts.length === siteCount && drafts.every((draft, j) => draft.from === j)
  if (isSame) return { table: costs, missing: [] }

  const newIndex = new Int32Array(siteCount).fill(-1)
  const added: { index: number; pointIndex: Uint32Array; cost: Float64Array; next: number }[] = []
  const missing: string[] = []
  drafts.forEach((draft, index) => {
    if (draft.from >= 0) newIndex[draft.from] = index
    else {
      const column = costs.proposals?.get(draft.id)
      if (column) added.push({ index, ...column, next: 0 })
      else missing.push(draft.id)
    }
  })

  const rowOffset = new Uint32Array(pointCount + 1)
  const siteIndex: number[] = []
  const cost: number[] = []
  for (let i = 0; i < points; i++) {
    for (let k = costs.rowOffset[i] ?? 0; k < (costs.rowOffset[i + 1] ?? 0); k++) {
      const index = newIndex[costs.siteIndex[k] ?? 0] ?? -1
      if (index < 0) continue
      siteIndex.push(index)
      cost.push(costs.cost[k] ?? 0)
    }
    // Added sites stand last in the table, so the row stays ascending.
    for (const column of added) {
      if (column.pointIndex[column.next] !== i) continue
      siteIndex.push(column.index)
      cost.push(column.cost[column.next] ?? 0)
      column.next += 1
    }
    rowOffset[i + 1] = siteIndex.length
  }
  rowOffset.fill(siteIndex.length, points + 1)
  return {
    table: { ...costs, rowOffset, siteIndex: Uint32Array.from(siteIndex), cost: Float64Array.from(cost) },
    missing,
  }
}
