import { nameIn } from '../../core/name.ts'
import type { Sort, SortKey, StreetFilter, View } from '../view.ts'
import type { Picture } from './picture.ts'
import type { ZoneRow } from './zone-rows.ts'

const value = (row: ZoneRow, key: Exclude<Sort['key'], 'name'>): number | null => {
  switch (key) {
    case 'children':
      return row.children
    case 'net':
      return row.children > 0 ? row.balance : null
    case 'placed':
      return row.placedShare
    case 'quality':
      return row.coverage
    case 'value':
      return row.value
    case 'distance':
      return row.nearest?.mean ?? null
  }
}

/** True when a name or the code contains the text, whatever the case. */
function nameMatches(row: ZoneRow, filter: string): boolean {
  const needle = filter.trim().toLowerCase()
  if (!needle) return true
  return [row.name.zh, row.name.en, row.code].some((text) => text.toLowerCase().includes(needle))
}

/** Does a street pass the filter? Its text, its class and its value on the map, and what was picked, all count. */
export function passes(
  row: ZoneRow,
  { filter, classFilter, range, picked }: StreetFilter,
  { zoneClass, values }: Pick<Picture, 'zoneClass' | 'values'>,
): boolean {
  if (!nameMatches(row, filter)) return false
  if (classFilter !== null && zoneClass[row.index] !== classFilter) return false
  if (picked && !picked.includes(row.index)) return false
  if (!range) return true
  const here = values[row.index] ?? null
  if (here === null) return false
  return (range.from === null || here >= range.from) && (range.to === null || here < range.to)
}

/** The column to sort by: what a measure does not know is replaced by what it does. */
export function sortKeyFor(key: SortKey, gap: boolean): SortKey {
  if (gap) return key === 'value' ? 'net' : key
  return key === 'net' || key === 'placed' ? 'value' : key
}

/** Rows as the table shows them: filtered, then sorted; rows without a value come last either way. */
export function tableRows(
  rows: readonly ZoneRow[],
  view: StreetFilter & Pick<View, 'sort' | 'lang'>,
  picture: Pick<Picture, 'zoneClass' | 'values'>,
  gap: boolean,
): ZoneRow[] {
  const { sort, lang } = view
  const shown = rows.filter((row) => passes(row, view, picture))
  const key = sortKeyFor(sort.key, gap)
  const sign = sort.descending ? -1 : 1
  const collator = new Intl.Collator(lang === 'en' ? 'en' : 'zh-CN')
  const nameOf = (row: ZoneRow) => nameIn(row.name, lang)
  return shown.sort((a, b) => {
    if (key === 'name') return sign * collator.compare(nameOf(a), nameOf(b))
    const x = value(a, key)
    const y = value(b, key)
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a.index - b.index
    return sign * (x - y) || a.index - b.index
  })
}
