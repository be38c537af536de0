import type { NearestSummary } from '../core/aggregate/summary.ts'
import type { ZonedCatchment } from '../core/catchment/zoning.ts'
import { type CsvCell, toCsv } from '../core/csv.ts'
import { nameIn } from '../core/name.ts'
import type { Name } from '../core/places.ts'
import { balanceWordsOf } from '../i18n/balance-words.ts'
import type { Lang } from '../i18n/language.ts'

interface AreaLine {
  readonly id: string
  readonly name: Name
  readonly children: number
  readonly coverage: number | null
  readonly chance: number | null
  readonly quality: NearestSummary | null
  readonly zoned: ZonedCatchment | null
}

/** Streets or catchments as CSV with BOM, in full precision; shares 0 … 1, distances in metres. */
export function areaCsv(
  rows: readonly AreaLine[],
  kind: 'zone' | 'catchment',
  notes: readonly (readonly [string, string | number])[],
  lang: Lang,
): string {
  const w = balanceWordsOf(lang)
  const { areas } = w.equity
  const header = [
    ...[w.csv.id, w.csv.name, areas.children, areas.coverage, areas.chance],
    ...[`${areas.quality} (m)`, `${areas.quality} P90 (m)`],
    ...(kind === 'catchment'
      ? [
          areas.places,
          areas.net,
          areas.notNearest,
          `${areas.farther} (m)`,
          `${areas.farther} P90 (m)`,
          areas.sharedSites,
        ]
      : []),
  ]
  const lines = rows.map(({ id, name, children, coverage, chance, quality, zoned }): CsvCell[] => [
    ...[id, nameIn(name, lang), children, coverage, chance],
    ...[quality?.mean ?? null, quality?.p90 ?? null],
    ...(zoned
      ? [
          ...[
            zoned.places,
            zoned.places - zoned.children,
            zoned.children > 0 ? zoned.notNearest / zoned.children : null,
          ],
          ...[zoned.farther?.mean ?? null, zoned.farther?.p90 ?? null, zoned.shared],
        ]
      : []),
  ])
  return toCsv(header, [...lines, [], ...notes])
}
