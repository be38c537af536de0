import type { Name, Provenance, StudyData } from '../../core/places.ts'
import { deskWordsOf } from '../../i18n/desk-words.ts'
import type { DeskWords } from '../../i18n/desk-zh.ts'
import type { Desk } from '../../state/desk-state.ts'
import type { About } from '../../worker/import-protocol.ts'

const inBoth = (say: (w: DeskWords) => string): Name => ({ zh: say(deskWordsOf('zh-CN')), en: say(deskWordsOf('en')) })

/** What a study made of the files on the desk says about itself, in both languages. */
export function aboutStudy(
  { parts, report, isFresh }: Desk,
  open: StudyData | null,
  name: string,
  date: string,
): About {
  const kept = isFresh ? null : open
  const used = parts.filter(({ decision }) => decision.role !== 'unknown')
  const provenance = used.flatMap((part): Provenance[] => {
    const isEstimated = report?.checks.find(({ id }) => id === part.id)?.isEstimated ?? false
    const { role } = part.decision
    const from: Provenance = { of: role, basis: 'real', text: inBoth((w) => w.provenance(part.file, date)) }
    if (role === 'schools' && isEstimated) {
      const text = inBoth((w) => w.placesStated(String(part.decision.capacity ?? 0), date))
      return [from, { of: 'schools.capacity', basis: 'estimated', text }]
    }
    if (role !== 'totals' && role !== 'children') return [from]
    if (!isEstimated) return [{ ...from, of: 'demand.children' }]
    return [{ of: 'demand.children', basis: 'estimated', text: inBoth((w) => w.estimatedFrom(part.file, date)) }]
  })
  const schools = used.find(({ decision }) => decision.role === 'schools')
  const isKeptName = kept !== null && (name === kept.name.zh || name === kept.name.en)
  const files = [...new Set(used.map(({ file }) => file))].join(', ')
  const isPartlyKept = kept !== null && (report?.kept.length ?? 0) > 0
  return {
    name: isKeptName ? kept.name : { zh: name, en: name },
    year: kept?.year ?? '',
    provenance,
    qualityDefinition: schools ? inBoth((w) => w.qualityFrom(schools.file)) : null,
    credit: isPartlyKept ? kept.credit : inBoth((w) => w.creditFrom(files)),
  }
}
