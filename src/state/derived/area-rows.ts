import type { NearestSummary, Summary } from '../../core/aggregate/summary.ts'
import type { Analysis } from '../../core/analyse.ts'
import type { ZonedCatchment, Zoning } from '../../core/catchment/zoning.ts'
import type { Name, StudyData } from '../../core/places.ts'

export type AreaKind = 'zone' | 'catchment'

/** One street or catchment with what its children have of quality, and for a catchment of the schools it is zoned to. */
export interface AreaRow {
  readonly kind: AreaKind
  readonly index: number
  readonly id: string
  readonly name: Name
  readonly children: number
  /** 0 … 1; null where nobody lives. */
  readonly coverage: number | null
  readonly chance: number | null
  readonly quality: NearestSummary | null
  readonly zoned: ZonedCatchment | null
}

/** The streets or the catchments of an analysis, in the order of the study. */
export function areaRows(
  { zones, catchments }: Pick<StudyData, 'zones' | 'catchments'>,
  analysis: Pick<Analysis, 'zones' | 'catchments'>,
  zoning: Zoning | null,
  kind: AreaKind,
): AreaRow[] {
  const areas = kind === 'zone' ? zones : catchments
  const summaries: readonly Summary[] = kind === 'zone' ? analysis.zones : analysis.catchments
  return (areas?.id ?? []).flatMap((id, index): AreaRow[] => {
    const summary = summaries[index]
    const name = areas?.name[index]
    if (!summary || !name) return []
    const { children, qualityCovered, qualityPlaced, nearestQuality } = summary
    const share = (count: number) => (children > 0 ? count / children : null)
    return [
      {
        ...{ kind, index, id, name, children, quality: nearestQuality },
        coverage: share(qualityCovered),
        chance: share(qualityPlaced),
        zoned: kind === 'catchment' ? (zoning?.catchments[index] ?? null) : null,
      },
    ]
  })
}
