import type { SiteTable, Stage } from '../places.ts'
import { indicatorColumn } from './columns.ts'
import { type IndicatorId, perOf, type RuleId, ruleOf } from './rules.ts'
import { stagePart } from './split.ts'

/** A figure of a school that "what if" may set: its pupils, or what it has of an indicator, as its column counts it. */
export type Figure = IndicatorId | 'pupils'
export interface WhatIf {
  /** Id of the site. */
  readonly site: string
  readonly figure: Figure
  readonly value: number
}

/** The schools of one stage with what each has per pupil, one row a school that counts. */
export interface SchoolTable {
  readonly rule: RuleId
  readonly stage: Stage
  /** Row in the study's table of sites. */
  readonly site: Int32Array
  /** Pupils of the stage, > 0. */
  readonly pupils: Float64Array
  /** Per pupil or per 100 (see `perOf`), by indicator of the rule; NaN = not given. An indicator without a column is absent. */
  readonly value: Readonly<Partial<Record<IndicatorId, Float64Array>>>
  /** Sites of the stage that do not count, by row in the study's table. */
  readonly withoutPupils: readonly number[]
  readonly tooSmall: readonly number[]
}

/** A column as it would be: the file's, with what "what if" says. The file's array is never written to. */
function withWhatIf(given: Float64Array, rows: ReadonlyMap<string, number>, figure: Figure, whatIf: readonly WhatIf[]) {
  const changes = whatIf.filter((change) => change.figure === figure)
  if (changes.length === 0) return given
  const column = given.slice()
  for (const { site, value } of changes) column[rows.get(site) ?? -1] = value
  return column
}

/** What a site has of each figure as the data count it, "what if" included; null = the data have no such column. */
export function figureColumns(sites: SiteTable, whatIf: readonly WhatIf[]) {
  const rows = new Map(sites.id.map((id, j) => [id, j]))
  return (figure: Figure): { readonly values: Float64Array; readonly per: 1 | 100 | null } | null => {
    if (figure === 'pupils') return { values: withWhatIf(sites.enrolment, rows, figure, whatIf), per: null }
    const found = indicatorColumn(sites.extra, figure)
    const given = found && sites.extra[found.column]
    return given ? { values: withWhatIf(given, rows, figure, whatIf), per: found.per } : null
  }
}

/** @param smallest schools with fewer pupils are left out */
export function schoolTable(
  sites: SiteTable,
  rule: RuleId,
  stage: Stage,
  smallest: number,
  whatIf: readonly WhatIf[],
): SchoolTable {
  const columnOf = figureColumns(sites, whatIf)
  const { pupils, share } = stagePart(sites, columnOf('pupils')?.values ?? sites.enrolment, stage)
  const teaches = [...share.keys()].filter((j) => share[j] > 0)
  const withoutPupils = teaches.filter((j) => !(pupils[j] > 0))
  const tooSmall = teaches.filter((j) => pupils[j] > 0 && pupils[j] < smallest)
  const counted = teaches.filter((j) => pupils[j] > 0 && pupils[j] >= smallest)
  const value: Partial<Record<IndicatorId, Float64Array>> = {}
  for (const id of ruleOf(rule).indicators) {
    const column = columnOf(id)
    if (!column) continue
    const unit = perOf(rule, id)
    value[id] = Float64Array.from(counted, (j) =>
      column.per === null ? (column.values[j] * share[j] * unit) / pupils[j] : (column.values[j] * unit) / column.per,
    )
  }
  return {
    rule,
    stage,
    site: Int32Array.from(counted),
    pupils: Float64Array.from(counted, (j) => pupils[j]),
    value,
    withoutPupils,
    tooSmall,
  }
}
