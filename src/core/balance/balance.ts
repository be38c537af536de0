import { type CvVerdict, type IndicatorId, judgeCvs, type Limits, ruleOf } from './rules.ts'
import type { SchoolTable } from './schools.ts'
import { type Variation, variation } from './variation.ts'

/** `open`: what is missing decides. */
export type Verdict = 'pass' | 'fail' | 'open'

/** One indicator of a rule over all schools. */
export interface IndicatorResult {
  readonly id: IndicatorId
  /** null = the data have no such column. */
  readonly variation: Variation | null
  /** Within the limit for CVs? null where the CV is not known, or the rule judges the mean alone. */
  readonly holds: boolean | null
  /** What a school should have; null = the rule asks nothing. */
  readonly norm: number | null
  /** Schools that reach the norm. */
  readonly met: number
}

/** One school against the norms. */
export interface SchoolResult {
  readonly met: number
  readonly missing: number
  /** Indicators below the floor. */
  readonly tooLow: number
  readonly verdict: Verdict
}

export interface Balance {
  readonly table: SchoolTable
  readonly limits: Limits
  readonly indicators: readonly IndicatorResult[]
  readonly cvs: CvVerdict
  /** By row of the table; empty where the rule asks nothing of a school. */
  readonly schools: readonly SchoolResult[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly verdict: Verdict
}

/** A norm is met by what equals it, also where a division has lost the last bit. */
const LAST_BITS = 1e-12
export const reaches = (value: number, norm: number) => value >= norm * (1 - LAST_BITS)

/** Judges the schools of a stage under a rule with its limits. */
export function balanceOf(table: SchoolTable, limits: Limits): Balance {
  const { indicators, judge } = ruleOf(table.rule)
  const asked = indicators.filter((id) => limits.norms[id] !== undefined)
  const results = indicators.map((id): IndicatorResult => {
    const value = table.value[id]
    const norm = limits.norms[id] ?? null
    const found = value ? variation(value, table.pupils) : null
    const { cv = null } = found ?? {}
    return {
      id,
      variation: found,
      holds: cv === null || judge === 'mean' ? null : cv <= limits.cv,
      norm,
      met: norm === null || !value ? 0 : value.reduce((count, x) => count + (reaches(x, norm) ? 1 : 0), 0),
    }
  })
  const known = results.flatMap(({ variation: v }) => (v?.cv == null ? [] : [v.cv]))
  const cvs = judgeCvs(known, judge, limits.cv)
  const complete = known.length === indicators.length && results.every(({ variation: v }) => v?.missing === 0)
  const schools = asked.length === 0 ? [] : Array.from(table.site, (_, row) => schoolResult(table, row, asked, limits))
  const counts = { pass: 0, fail: 0, open: 0 }
  for (const { verdict } of schools) counts[verdict]++
  // CVs that are not known can only add to the sum that the mean is made of.
  const failsMean = judge === 'mean' && known.reduce((a, b) => a + b, 0) / indicators.length > limits.cv
  const fails = counts.fail > 0 || (judge === 'each' ? cvs.over.length > 0 : failsMean)
  const isOpen = !complete || counts.open > 0 || table.withoutPupils.length > 0
  return {
    table,
    limits,
    indicators: results,
    cvs,
    schools,
    counts,
    verdict: table.site.length === 0 ? 'open' : fails ? 'fail' : isOpen ? 'open' : 'pass',
  }
}

/** A figure that is missing may turn out either way: it decides nothing that the others have not decided. */
function schoolResult(
  { value }: SchoolTable,
  row: number,
  asked: readonly IndicatorId[],
  { norms, met: needed, floor }: Limits,
): SchoolResult {
  let [met, missing, tooLow] = [0, 0, 0]
  for (const id of asked) {
    const [x, norm] = [value[id]?.[row] ?? Number.NaN, norms[id] as number]
    if (Number.isNaN(x)) missing++
    else if (reaches(x, norm)) met++
    else if (!reaches(x, floor * norm)) tooLow++
  }
  const fails = tooLow > 0 || met + missing < needed
  return { met, missing, tooLow, verdict: fails ? 'fail' : missing > 0 ? 'open' : 'pass' }
}
