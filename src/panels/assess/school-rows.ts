import type { Balance, Verdict } from '../../core/balance/balance.ts'
import type { IndicatorId } from '../../core/balance/rules.ts'
import { nameIn } from '../../core/name.ts'
import type { SiteTable } from '../../core/places.ts'
import type { Lang } from '../../i18n/language.ts'

export type SchoolKey = 'name' | 'pupils' | 'verdict' | IndicatorId

export interface SchoolOrder {
  readonly key: SchoolKey
  readonly descending: boolean
  readonly filter: string
  /** Only schools of this verdict; null = all. */
  readonly only: Verdict | null
}

const rank: Readonly<Record<Verdict, number>> = { fail: 0, open: 1, pass: 2 }

/** Rows of a balance table as the page shows them: filtered, then sorted; what is missing comes last either way. */
export function schoolRows(
  { table, schools }: Pick<Balance, 'table' | 'schools'>,
  sites: SiteTable,
  { key, descending, filter, only }: SchoolOrder,
  lang: Lang,
): number[] {
  const needle = filter.trim().toLowerCase()
  const fits = (row: number) => {
    const j = table.site[row] ?? -1
    if (only !== null && schools[row]?.verdict !== only) return false
    const { zh = '', en = '' } = sites.name[j] ?? {}
    return needle === '' || [zh, en, sites.id[j] ?? ''].some((text) => text.toLowerCase().includes(needle))
  }
  const rows = Array.from(table.site.keys()).filter(fits)
  const sign = descending ? -1 : 1
  if (key === 'name') {
    const collator = new Intl.Collator(lang === 'en' ? 'en' : 'zh-CN', { numeric: true })
    const name = (row: number) => nameIn(sites.name[table.site[row] ?? -1] ?? { zh: '', en: '' }, lang)
    return rows.sort((a, b) => sign * collator.compare(name(a), name(b)) || a - b)
  }
  const value = (row: number): number => {
    if (key === 'pupils') return table.pupils[row] ?? Number.NaN
    // The verdict first, then how many norms are met.
    if (key === 'verdict') return schools[row] ? 100 * rank[schools[row].verdict] + schools[row].met : 0
    return table.value[key]?.[row] ?? Number.NaN
  }
  return rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b
    return sign * (x - y) || a - b
  })
}
