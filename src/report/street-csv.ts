import type { NearestSummary } from '../core/aggregate/summary.ts'
import type { Standing, WholeSummary } from '../core/aggregate/whole.ts'
import { type CsvCell, toCsv } from '../core/csv.ts'
import { nameIn } from '../core/name.ts'
import type { Name } from '../core/places.ts'
import type { Lang } from '../i18n/language.ts'
import { wordsOf } from '../i18n/language.ts'

/** One street as it stands in the table on the screen. */
export interface StreetLine extends WholeSummary {
  readonly code: string
  readonly name: Name
  readonly access: number | null
  /** Mean of the measure's value. */
  readonly value: number | null
  readonly placedShare: number | null
  readonly coverage: number | null
  readonly chance: number | null
  readonly nearest: NearestSummary | null
  readonly nearestQuality: NearestSummary | null
  readonly sites: number
  readonly places: number
  readonly standing: Standing
}

/** Digits by column: access with four, percent with one, metres whole. */
const digits = [...Array<null>(10).fill(null), 4, 1, 1, 1, 0, 0, 0, 0, null, null, null]

/**
 * The street table as CSV with BOM: the numbers of the screen, children in whole numbers that add up, shares in percent
 * with one decimal. Lines below the total say what the numbers were made with.
 * @param outside demand outside every street, if any
 * @param gap does the measure give places per child? Else the columns that rest on them stay empty
 * @param notes parameter and data lines, written under the table
 */
export function streetCsv(
  rows: readonly StreetLine[],
  outside: StreetLine | null,
  total: StreetLine,
  notes: readonly string[],
  lang: Lang,
  gap: boolean,
): string {
  const w = wordsOf(lang)
  const head = [
    w.csv.code,
    w.csv.zone,
    w.csv.children,
    w.csv.placed,
    w.csv.full,
    w.csv.out,
    w.csv.gap,
    w.csv.spare,
    w.csv.net,
    w.csv.standing,
    w.csv.access,
    w.csv.placedShare,
    w.csv.coverage,
    w.csv.chance,
    w.csv.nearestMean,
    w.csv.nearestMedian,
    w.csv.nearestP90,
    w.csv.nearestQualityMean,
    w.csv.value,
    w.csv.sites,
    w.csv.places,
  ]
  const known = (value: number | null) => (gap ? value : null)
  const line = (row: StreetLine, name: string, standing: string): CsvCell[] => [
    row.code,
    name,
    row.children,
    known(row.placed),
    known(row.full),
    row.out,
    known(row.gap),
    known(row.spare),
    known(row.balance),
    gap ? standing : '',
    known(row.access),
    known(row.placedShare),
    row.coverage,
    known(row.chance),
    row.nearest?.mean ?? null,
    row.nearest?.median ?? null,
    row.nearest?.p90 ?? null,
    row.nearestQuality?.mean ?? null,
    row.value,
    row.sites,
    row.places,
  ]
  return toCsv(
    head,
    [
      ...rows.map((row) => line(row, nameIn(row.name, lang), w.table.standing[row.standing])),
      ...(outside ? [line(outside, w.table.outside, '')] : []),
      line(total, w.table.total, ''),
      [],
      ...notes.map((note) => [note]),
    ],
    { digits },
  )
}
