import { amountColumns } from '../core/balance/columns.ts'
import type { Name, SiteStage, SiteTable } from '../core/places.ts'

/** One site of a scenario while its edits are applied. */
export interface SiteDraft {
  /** Row in the baseline; −1 = added. */
  readonly from: number
  readonly id: string
  readonly name: Name
  stage: SiteStage
  x: number
  y: number
  capacity: number
  enrolment: number
  quality: boolean
  group: string
  lead: boolean
  partner: string
  threshold: number
  /** Rows of the baseline that merged into it; −1 = an added site. */
  absorbed: readonly number[]
}

/** The rows of a site table. */
export function siteDrafts(sites: SiteTable): SiteDraft[] {
  return sites.id.map((id, j) => ({
    from: j,
    id,
    name: sites.name[j] ?? { zh: id, en: '' },
    stage: sites.stage[j] ?? 'primary',
    x: sites.x[j] ?? 0,
    y: sites.y[j] ?? 0,
    capacity: sites.capacity[j] ?? 0,
    enrolment: sites.enrolment[j] ?? Number.NaN,
    quality: sites.quality[j] === 1,
    group: sites.group[j] ?? '',
    lead: sites.lead[j] === 1,
    partner: sites.partner[j] ?? '',
    absorbed: [],
    threshold: sites.threshold[j] ?? Number.NaN,
  }))
}

/** The table of these rows; indicators come from the baseline's row and are NaN for an added site. */
export function sitesFromDrafts(drafts: readonly SiteDraft[], baseline: SiteTable): SiteTable {
  const column = (value: (draft: SiteDraft) => number) => Float64Array.from(drafts, value)
  const amounts = amountColumns(baseline.extra)
  return {
    id: drafts.map((draft) => draft.id),
    name: drafts.map((draft) => draft.name),
    stage: drafts.map((draft) => draft.stage),
    x: column((draft) => draft.x),
    y: column((draft) => draft.y),
    capacity: column((draft) => draft.capacity),
    enrolment: column((draft) => draft.enrolment),
    quality: Uint8Array.from(drafts, (draft) => (draft.quality ? 1 : 0)),
    group: drafts.map((draft) => draft.group),
    lead: Uint8Array.from(drafts, (draft) => (draft.lead ? 1 : 0)),
    partner: drafts.map((draft) => draft.partner),
    threshold: column((draft) => draft.threshold),
    extra: Object.fromEntries(
      Object.entries(baseline.extra).map(([name, values]) => {
        const amount = (row: number) => values[row] ?? Number.NaN
        if (!amounts.has(name)) return [name, column(({ from }) => amount(from))]
        // Teachers and rooms of merged schools add up, as their pupils do; what is missing is not made up.
        return [name, column(({ from, absorbed }) => absorbed.reduce((sum, row) => sum + amount(row), amount(from)))]
      }),
    ),
  }
}
