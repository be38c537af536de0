import type { Doubts } from './doubts.ts'
import { cellText, type Table } from './table.ts'

const TOTALS = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|sum|(?:sub|grand )?total)s?[:：]?$/i
const LONGEST_TOTAL = 12
const REMARK =
  /^(?:注|备注|说明|填表|填报|制表|审核|联系人|联系电话|数据来源|来源|截至|截止|note|remark|source)\s*[\d一二三]?\s*[:：.、]?/i
/** UTF-8 Chinese read as GBK or Latin-1 and saved again; none of these occurs in names. */
const MOJIBAKE = /\uFFFD|锟斤拷|烫烫|屯屯|[À-ï][\u0080-¿]{2}|娴锋|灏忓|瀛︽|琛楅/

/** True for text that went through a wrong encoding. */
export function isMojibake(text: string): boolean {
  return MOJIBAKE.test(text)
}

/**
 * True when a row is no data: a totals row (`totals-row`), a remark below the table (`remark-row`) or the header again
 * (`header-repeated`). They are left out with an Issue.
 * @param label columns whose text may say "total"
 */
export function isNoData(table: Table, k: number, label: readonly (number | undefined)[], doubts: Doubts): boolean {
  const cells = table.rows[k] ?? []
  const row = table.rowNumber[k] ?? 0
  for (const column of label) {
    const value = cellText(cells, column)
    if (value === '' || value.length > LONGEST_TOTAL || !TOTALS.test(value)) continue
    doubts.add('totals-row', 'doubtful', { row, value })
    return true
  }
  const [only = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (others.length === 0 && table.columns.length > 2 && REMARK.test(only)) {
    doubts.add('remark-row', 'note', { row, value: only })
    return true
  }
  if (!isHeader(table, cells)) return false
  doubts.add('header-repeated', 'doubtful', { row })
  return true
}

/** True when at least two cells, and all that have a header, say what their header says. */
function isHeader({ columns }: Table, cells: readonly string[]): boolean {
  let named = 0
  for (let column = 0; column < columns.length; column++) {
    const name = columns[column]
    if (name === '' || name === undefined) continue
    if (cellText(cells, column) !== name) return false
    named += 1
  }
  return named >= 2
}

/** Notes ids that occur twice (`id-duplicate`, with the row of the first); the rows are kept apart, nothing is merged. */
export class SeenIds {
  private readonly first = new Map<string, number>()
  private readonly code: string
  private readonly doubts: Doubts

  constructor(doubts: Doubts, code = 'id-duplicate') {
    this.doubts = doubts
    this.code = code
  }

  note(id: string, row: number, column: string): void {
    const before = this.first.get(id)
    if (before === undefined) this.first.set(id, row)
    else
      this.doubts.add(this.code, this.code === 'id-duplicate' ? 'doubtful' : 'note', {
        row,
        column,
        value: id,
        params: { first: before },
      })
  }
}

/** The id of a row; a missing one is replaced by the row number (`id-missing`). Without an id column every row is numbered. */
export function readId(table: Table, k: number, column: number | undefined, doubts: Doubts): string {
  const id = cellText(table.rows[k] ?? [], column)
  if (id !== '') return id
  const row = table.rowNumber[k] ?? 0
  if (column !== undefined) doubts.add('id-missing', 'doubtful', { row, column: table.columns[column] ?? '' })
  return `row-${row}`
}
