import { type Balance, balanceOf } from '../core/balance/balance.ts'
import { type RuleId, ruleOf } from '../core/balance/rules.ts'
import { schoolTable } from '../core/balance/schools.ts'
import { drivers } from '../core/balance/variation.ts'
import type { SiteTable, Stage } from '../core/places.ts'
import { type Assessment, limitKey, limitsOf } from '../scenario/assessment.ts'

/** The schools of a stage judged under a rule with the district's limits, "what if" included. */
export function judgedBalance(sites: SiteTable, rule: RuleId, stage: Stage, assessment: Assessment): Balance {
  const limits = limitsOf(assessment, rule, stage)
  return balanceOf(schoolTable(sites, rule, stage, limits.smallest, assessment.whatIf), limits)
}

/** Schools that are named as driving a CV. */
export const DRIVERS = 5

/** Balance as plain numbers for a file, in full precision; null where there is nothing to say. */
export function balanceSummary(sites: SiteTable, balance: Balance, { limits, whatIf }: Assessment) {
  const { table, indicators, cvs, counts, verdict } = balance
  const ids = (rows: Iterable<number>) => Array.from(rows, (j) => sites.id[j] ?? '')
  const driving = (value: Float64Array | undefined) =>
    value
      ? drivers(value, table.pupils, DRIVERS).map(({ school, cv }) => ({
          site: sites.id[table.site[school] ?? -1] ?? '',
          cvWithout: cv,
        }))
      : []
  return {
    rule: table.rule,
    stage: table.stage,
    verdict,
    limits: { ...balance.limits, source: limits[limitKey(table.rule, table.stage)]?.source ?? null },
    judge: ruleOf(table.rule).judge,
    meanCv: cvs.mean,
    indicators: indicators.map(({ id, variation, holds, norm, met }) => ({
      id,
      ...(variation ?? { mean: null, sd: null, cv: null, unweighted: null, schools: 0, missing: table.site.length }),
      holds,
      norm,
      met,
      drivers: driving(table.value[id]),
    })),
    schools: { counted: table.site.length, ...counts },
    withoutPupils: ids(table.withoutPupils),
    tooSmall: ids(table.tooSmall),
    whatIf,
  }
}
