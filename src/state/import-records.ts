import type { StudyData } from '../core/places.ts'
import type { Assessment } from '../scenario/assessment.ts'
import type { ImportRecord } from '../scenario/import-record.ts'
import type { Method } from '../scenario/method.ts'
import type { RawRow } from '../worker/import-protocol.ts'
import type { Desk } from './desk-state.ts'

/**
 * What was done to each file, as it is kept with the study.
 * @param originals rows with changed cells as they stand in the file, by part
 */
export function importRecords(
  { files, parts, report }: Desk,
  originals: ReadonlyMap<number, readonly RawRow[]>,
  date: string,
): ImportRecord[] {
  return parts.flatMap((part): ImportRecord[] => {
    const { decision } = part
    const check = report?.checks.find(({ id }) => id === part.id)
    if (!check || decision.role === 'unknown') return []
    const file = files.find(({ key }) => key === part.fileKey)
    const columns = Object.entries(check.mapping).map(([field, column]) => [field, part.columns[column] ?? ''])
    const properties = Object.entries(check.properties).filter((entry): entry is [string, string] => !!entry[1])
    const doubts: Record<string, number> = {}
    for (const { code, severity } of check.issues) if (severity !== 'note') doubts[code] = (doubts[code] ?? 0) + 1
    const encoding = file?.encoding
    const system = decision.system ?? part.crs
    return [
      {
        file: part.file,
        ...(part.part && { part: part.part }),
        role: decision.role,
        date,
        ...(encoding && { encoding }),
        ...(system && { system }),
        ...(decision.swapped && { swapped: true }),
        ...(check.isEstimated && decision.capacity !== undefined && { capacity: decision.capacity }),
        columns: Object.fromEntries([...columns, ...properties]),
        rows: part.count,
        used: check.used,
        excluded: decision.excluded,
        changed: [
          ...decision.cells.map(({ row, column, text }) => ({
            row,
            column: part.columns[column] ?? '',
            from: originals.get(part.id)?.find((one) => one.row === row)?.cells[column] ?? '',
            to: text,
          })),
          ...(decision.spots ?? []).map(({ row, lon, lat }) => ({
            row,
            column: 'lon, lat',
            from: '',
            to: `${lon}, ${lat}`,
          })),
        ],
        doubts,
      },
    ]
  })
}

/** The method, where the data cannot bear it brought to one that they can. */
export function methodFor(data: StudyData, method: Method): Method {
  const stage = data.demand.children[method.stage] ? method.stage : data.demand.children.primary ? 'primary' : 'junior'
  const lacks =
    (method.distance === 'matrix' && data.costs === null) ||
    (method.distance === 'catchment' && data.catchments === null)
  return { ...method, stage, distance: lacks ? 'straight' : method.distance }
}

/** What was decided about an older state of the data, as far as it speaks of what is still there. */
export function forData(assessment: Assessment, newSites: boolean): Assessment {
  return newSites ? { ...assessment, whatIf: [] } : assessment
}
