import type { Balance } from '../core/balance/balance.ts'
import { perOf, ruleOf } from '../core/balance/rules.ts'
import { type CsvCell, toCsv } from '../core/csv.ts'
import { nameIn } from '../core/name.ts'
import type { SiteTable } from '../core/places.ts'
import { balanceWordsOf } from '../i18n/balance-words.ts'
import type { Lang } from '../i18n/language.ts'

/**
 * The balance page as CSV with BOM, in full precision: a line a school, then norm, district and CVs in the same columns.
 * @param notes lines under the table: what it was made with
 */
export function balanceCsv(
  balance: Balance,
  sites: SiteTable,
  notes: readonly (readonly [string, string | number])[],
  lang: Lang,
): string {
  const w = balanceWordsOf(lang)
  const { table, indicators, schools } = balance
  const { judge } = ruleOf(table.rule)
  const header = [
    w.csv.id,
    w.csv.name,
    w.schools.pupils,
    ...indicators.map(
      ({ id }) => `${w.indicators[id]} (${[w.units[id], w.per[perOf(table.rule, id)]].filter(Boolean).join(' ')})`,
    ),
    w.csv.metOf,
    w.schools.verdict,
  ]
  const rows = Array.from(table.site, (j, row): CsvCell[] => [
    sites.id[j] ?? '',
    nameIn(sites.name[j] ?? { zh: '', en: '' }, lang),
    table.pupils[row] ?? null,
    ...indicators.map(({ id }) => table.value[id]?.[row] ?? null),
    schools[row]?.met ?? null,
    w.verdicts[schools[row]?.verdict ?? ''] ?? '',
  ])
  const line = (label: string, value: (k: number) => number | null, verdict = ''): CsvCell[] => [
    '',
    label,
    null,
    ...indicators.map((_, k) => value(k)),
    null,
    verdict,
  ]
  const of = (key: 'mean' | 'cv' | 'unweighted') => (k: number) => indicators[k]?.variation?.[key] ?? null
  const mean = judge === 'mean' ? ` · ${w.table.meanCv} ${balance.cvs.mean ?? '–'}` : ''
  const foot = [
    line(w.csv.indicatorNorm, (k) => indicators[k]?.norm ?? null),
    line(w.csv.indicatorMean, of('mean')),
    line(w.csv.indicatorCv, of('cv'), `${w.table.limit} ${balance.limits.cv}${mean}`),
    line(w.csv.indicatorPlain, of('unweighted')),
  ]
  return toCsv(header, [...rows, ...foot, [], ...notes])
}
