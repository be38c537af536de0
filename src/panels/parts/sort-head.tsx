import { Icon } from './icons.tsx'

interface Props {
  readonly label: string
  /** What a press does, in words. */
  readonly title: string
  /** How the table is sorted by this column; null = by another. */
  readonly sorted: 'ascending' | 'descending' | null
  /** Order of a first press; the next one turns it round. */
  readonly first?: 'ascending' | 'descending'
  readonly num?: boolean
  /** A column that is set off from the others. */
  readonly mark?: boolean
  readonly onSort: (descending: boolean) => void
}

/** Head of a column that sorts its table. */
export function SortHead({ label, title, sorted, first = 'ascending', num = false, mark, onSort }: Props) {
  const next = sorted ? sorted === 'ascending' : first === 'descending'
  return (
    <th scope="col" className={num ? 'num' : undefined} data-on={mark} aria-sort={sorted ?? undefined}>
      <button type="button" data-on={sorted !== null} title={title} onClick={() => onSort(next)}>
        {label}
        {sorted && <Icon name={sorted === 'descending' ? 'down' : 'up'} size={10} />}
      </button>
    </th>
  )
}

/** How a table is sorted by column `key`. */
export function sortedBy<K>(order: { readonly key: K; readonly descending: boolean }, key: K) {
  if (order.key !== key) return null
  return order.descending ? 'descending' : 'ascending'
}
