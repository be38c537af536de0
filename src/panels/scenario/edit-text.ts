import { metresPerDegree } from '../../core/distance/ellipsoid.ts'
import { nameIn } from '../../core/name.ts'
import type { SiteStage, StudyData } from '../../core/places.ts'
import { editsWordsOf } from '../../i18n/edits-words.ts'
import type { EditsWords } from '../../i18n/edits-zh.ts'
import type { Lang } from '../../i18n/language.ts'
import type { Numbers } from '../../i18n/numbers.ts'
import type { ScenarioWords } from '../../i18n/scenario-zh.ts'
import { childrenStage } from '../../scenario/apply-children.ts'
import type { ClassPlan, Edit, HomePlan } from '../../scenario/edit.ts'
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
  group: 'group',
  threshold: 'pin',
  children: 'children',
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

/** Names of the stages that a site may have. */
export const stageName = (stage: SiteStage, w: EditsWords): string => w.form.stages[stage]

/**
 * An edit in words: what is done, to what, and how.
 * @param before the study as the edits before this one leave it
 */
export function editText(
  before: StudyData,
  edits: readonly Edit[],
  edit: Edit,
  lang: Lang,
  w: ScenarioWords,
  n: Numbers,
) {
  const said = whatItDoes(before, edits, edit, lang, w, n)
  const ew = editsWordsOf(lang).edits
  const own = edit.name && edit.op !== 'add' && edit.op !== 'estate' ? ew.name(edit.name) : ''
  const more = [
    own,
    edit.opening === undefined ? '' : ew.opening(String(edit.opening)),
    edit.cost === undefined ? '' : n.money(edit.cost),
  ]
  return { ...said, detail: [said.detail, ...more].filter(Boolean).join(' · ') }
}

function whatItDoes(
  before: StudyData,
  edits: readonly Edit[],
  edit: Edit,
  lang: Lang,
  w: ScenarioWords,
  n: Numbers,
): { verb: string; object: string; detail: string } {
  const object = editedName(before, edits, edit.id, lang)
  const site = siteOf(before.sites, edit.id)
  const { verbs } = w.edits
  const words = editsWordsOf(lang)
  const ew = words.edits
  switch (edit.op) {
    case 'add':
      return { verb: verbs.add, object, detail: placesText(edit, w, n) }
    case 'move': {
      const to = placeOf(edit)
      const metres = site && to ? metresBetween(before, site, to) : Number.NaN
      return { verb: verbs.move, object, detail: w.edits.moved(n.metres(metres)) }
    }
    case 'resize': {
      const old = site?.capacity ?? 0
      const detail = w.edits.from(n.int(old), n.int(edit.capacity))
      return { verb: edit.capacity < old ? verbs.shrink : verbs.resize, object, detail }
    }
    case 'quality':
      return {
        verb: edit.quality ? verbs.quality : verbs.notQuality,
        object,
        detail: edit.quality ? w.edits.qualityTo.yes : w.edits.qualityTo.no,
      }
    case 'merge': {
      const into = editedName(before, edits, edit.into, lang)
      return { verb: verbs.merge, object, detail: ew.merged(n.int(site?.capacity ?? 0), into) }
    }
    case 'close':
      return { verb: verbs.close, object, detail: site ? w.edits.places(n.int(site.capacity)) : '' }
    case 'children': {
      const old = childrenAt(before, edit)
      const detail =
        old === null ? ew.children(n.int(edit.children)) : ew.childrenFrom(n.int(old), n.int(edit.children))
      return { verb: verbs.children, object, detail }
    }
    case 'estate':
      return { verb: verbs.estate, object, detail: homesText(edit, words, n) }
    case 'threshold':
      return { verb: verbs.threshold, object, detail: edit.threshold === null ? '' : n.metres(edit.threshold) }
    case 'group': {
      const old = site ? (before.sites.group[site.index] ?? '') : ''
      const joins = edit.lead ? ew.leads(edit.group) : ew.joins(edit.group)
      return { verb: verbs.group, object, detail: edit.group === '' ? ew.leaves(old) : joins }
    }
    case 'stage': {
      const old = site ? before.sites.stage[site.index] : undefined
      const to = stageName(edit.stage, words)
      return { verb: verbs.stage, object, detail: old ? ew.stageFrom(stageName(old, words), to) : to }
    }
  }
}

/** Children that an edit of children finds; null where there is no such point. */
export function childrenAt({ demand }: StudyData, edit: Extract<Edit, { op: 'children' }>): number | null {
  const point = demand.id.indexOf(edit.id)
  return point < 0 ? null : (demand.children[childrenStage(demand, edit)]?.[point] ?? null)
}

/** Children as a product of homes where they were chosen so and still are. */
function homesText(
  { homes = 0, rate = 0, children }: HomePlan & { children: number },
  w: EditsWords,
  n: Numbers,
): string {
  if (homes > 0 && Math.round(homes * rate) === children) {
    return w.edits.homes(n.int(homes), n.short(rate), n.int(children))
  }
  return w.edits.children(n.int(children))
}

/** Metres between two places, good to a percent. */
export function metresBetween(
  { coordinates }: StudyData,
  a: { x: number; y: number },
  b: { x: number; y: number },
): number {
  const perUnit = Float64Array.of(1, 0, 1, 0)
  if (coordinates === 'lonlat') metresPerDegree((a.y + b.y) / 2, perUnit, 0)
  return Math.hypot((b.x - a.x) * (perUnit[0] ?? 1), (b.y - a.y) * (perUnit[2] ?? 1))
}
