import type { SiteTable, Stage } from '../places.ts'
import { balanceOf } from './balance.ts'
import { ruleOf } from './rules.ts'
import { schoolTable } from './schools.ts'

/**
 * Whether each site meets the resource standard of 教督〔2017〕6号: at least six of the seven norms (equal counts as met) and at
 * least 85 % of the other.
 * @returns one entry a site: 1 it does, 0 it does not, −1 it cannot be told, as a figure is missing that would decide
 */
export function meetsStandard(sites: SiteTable, stage: Stage): Int8Array {
  const table = schoolTable(sites, '2017', stage, 0, [])
  const { schools } = balanceOf(table, ruleOf('2017').limits[stage])
  const answers = new Int8Array(sites.id.length).fill(-1)
  schools.forEach(({ verdict }, row) => {
    if (verdict !== 'open') answers[table.site[row]] = verdict === 'pass' ? 1 : 0
  })
  return answers
}
