import { metresPerDegree } from '../../core/distance/ellipsoid.ts'
import { nameIn } from '../../core/name.ts'
import type { StudyData } from '../../core/places.ts'
import type { Lang } from '../../i18n/language.ts'
import type { Numbers } from '../../i18n/numbers.ts'
import type { ScenarioWords } from '../../i18n/scenario-zh.ts'
import type { ClassPlan, Edit } from '../../scenario/edit.ts'
import { placeOf } from '../../state/hand.ts'
import { siteOf } from '../../state/scenario-actions.ts'
import type { IconName } from '../parts/icons.tsx'

export const editIcon: Readonly<Record<Edit['op'], IconName>> = {
  add: 'plus',
  move: 'move',
  resize: 'resize',
  close: 'close',
  merge: 'merge',
  quality: 'check',
  stage: 'school',
  group: 'layers',
  threshold: 'pin',
  children: 'info',
  estate: 'home',
}

/** Name of the site that an edit is about, whether the data or an edit brought it. */
export function editedName(data: StudyData, edits: readonly Edit[], id: string, lang: Lang): string {
  const site = siteOf(data.sites, id)
  if (site) return nameIn(site.name, lang)
  return edits.find((edit) => (edit.op === 'add' || edit.op === 'estate') && edit.id === id)?.name || id
}

/** Places as a product of classes where they were chosen so and still are. */
export function placesText(edit: ClassPlan & { capacity: number }, w: ScenarioWords, n: Numbers): string {
  const { classes = 0, classSize = 0, capacity } = edit
  if (classes > 0 && classes * classSize === capacity) {
    return w.edits.plan(n.int(classes), n.int(classSize), n.int(capacity))
  }
  return w.edits.places(n.int(capacity))
}

/** An edit in words: what is done, to what, and how. */
export function editText(
  data: StudyData,
  edits: readonly Edit[],
  edit: Edit,
  lang: Lang,
  w: ScenarioWords,
  n: Numbers,
) {
  const object = editedName(data, edits, edit.id, lang)
  const site = siteOf(data.sites, edit.id)
  const { verbs } = w.edits
  switch (edit.op) {
    case 'add':
      return { verb: verbs.add, object, detail: placesText(edit, w, n) }
    case 'move': {
      const to = placeOf(edit)
      const metres = site && to ? metresBetween(data, site, to) : Number.NaN
      return { verb: verbs.move, object, detail: w.edits.moved(n.metres(metres)) }
    }
    case 'resize': {
      const before = site?.capacity ?? 0
      const detail = w.edits.from(n.int(before), n.int(edit.capacity))
      return { verb: edit.capacity < before ? verbs.shrink : verbs.resize, object, detail }
    }
    case 'quality':
      return {
        verb: edit.quality ? verbs.quality : verbs.notQuality,
        object,
        detail: edit.quality ? w.edits.qualityTo.yes : w.edits.qualityTo.no,
      }
    case 'merge':
      return { verb: verbs.merge, object, detail: w.edits.into(editedName(data, edits, edit.into, lang)) }
    case 'close':
      return { verb: verbs.close, object, detail: site ? w.edits.places(n.int(site.capacity)) : '' }
    case 'children':
      return { verb: verbs.children, object, detail: n.int(edit.children) }
    case 'estate':
      return { verb: verbs.estate, object, detail: n.int(edit.children) }
    case 'threshold':
      return { verb: verbs.threshold, object, detail: edit.threshold === null ? '' : n.metres(edit.threshold) }
    case 'group':
      return { verb: verbs.group, object, detail: edit.group }
    case 'stage':
      return { verb: verbs.stage, object, detail: '' }
  }
}

function metresBetween({ coordinates }: StudyData, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const perUnit = Float64Array.of(1, 0, 1, 0)
  if (coordinates === 'lonlat') metresPerDegree((a.y + b.y) / 2, perUnit, 0)
  return Math.hypot((b.x - a.x) * (perUnit[0] ?? 1), (b.y - a.y) * (perUnit[2] ?? 1))
}
