import { RULES } from '../core/balance/rules.ts'
import type { ClassChoice } from '../core/classes/scheme.ts'
import type { Stage } from '../core/places.ts'
import { parseRule, ruleWord } from '../core/quality.ts'
import { choiceWord, parseChoice } from '../scenario/classing.ts'
import { decayFor, decayWord, parseDecay } from '../scenario/decay-choice.ts'
import type { Method } from '../scenario/method.ts'
import { clampThreshold, MEASURE_IDS, STAGES } from '../scenario/method.ts'
import { shades } from '../symbology/shade.ts'
import type { Opened } from '../worker/protocol.ts'
import { choiceFor, classingOf } from './classing.ts'
import { indicatorIds } from './derived/indicators.ts'
import type { State } from './store.ts'
import {
  type Camera,
  distributions,
  type LayerSwitches,
  layerKeys,
  modes,
  pages,
  type Sort,
  type SortKey,
  type Target,
  type ValueRange,
  type View,
} from './view.ts'

/** More streets than this make a link too long to send. */
const MOST_PICKED = 60

const sortKeys: readonly SortKey[] = ['name', 'children', 'net', 'placed', 'quality', 'distance', 'value']
const targetKinds = ['zone', 'point', 'site', 'catchment'] as const

/** Ids, not rows, stand in the link: it survives a file whose rows moved. */
function idsOf({ data }: Opened, kind: Target['kind']): readonly string[] {
  if (kind === 'zone') return data.zones?.id ?? []
  if (kind === 'catchment') return data.catchments?.id ?? []
  return kind === 'site' ? data.sites.id : data.demand.id
}

/** The part of the state that a link carries, as query parameters. */
export function linkOf(state: Pick<State, 'method' | 'view' | 'study' | 'timeline'>): URLSearchParams {
  const { method, view, study } = state
  const query = new URLSearchParams()
  query.set('lang', view.lang)
  query.set('theme', view.theme)
  if (view.mode !== 'explore') query.set('mode', view.mode)
  if (view.page !== 'places') query.set('page', view.page)
  if (view.rule !== '2017') query.set('rule', view.rule)
  query.set('stage', method.stage)
  query.set('reach', String(method.threshold))
  query.set('decay', decayWord(method.decay))
  query.set('measure', method.measure)
  query.set('only', method.qualityOnly ? 'quality' : 'all')
  if (ruleWord(method.quality) !== 'flag') query.set('quality', ruleWord(method.quality))
  query.set('show', view.shade)
  query.set('classes', choiceWord(choiceFor(classingOf(state), view.shade, method)))
  query.set('layers', layerKeys.filter((key) => view.layers[key]).join(','))
  query.set('sort', `${view.sort.descending ? '-' : ''}${view.sort.key}`)
  if (view.filter) query.set('find', view.filter)
  if (view.classFilter !== null) query.set('class', String(view.classFilter))
  if (view.range) query.set('range', `${view.range.from ?? ''},${view.range.to ?? ''}`)
  const picked = view.picked?.map((row) => study?.data.zones?.id[row])
  if (view.distribution) {
    query.set('dist', view.distribution)
    query.set('axes', view.axes.join(','))
  }
  if (picked && picked.length <= MOST_PICKED) query.set('pick', picked.join(','))
  if (view.selection && study) {
    const id = idsOf(study, view.selection.kind)[view.selection.index]
    if (id !== undefined) query.set('at', `${view.selection.kind}:${id}`)
  }
  if (view.camera) {
    const { lon, lat, zoom } = view.camera
    query.set('map', `${lon.toFixed(5)},${lat.toFixed(5)},${zoom.toFixed(2)}`)
  }
  return query
}

/** What a link says, item by item; what is absent or makes no sense is left out. */
export interface LinkContent {
  readonly method: Partial<Method>
  readonly view: Partial<View>
  /** Classes of the shade that the link shows. */
  readonly classes: ClassChoice | null
  /** Picked streets by id, to be found once the study is open. */
  readonly pick: readonly string[] | null
  /** Selection by id, likewise. */
  readonly at: { readonly kind: Target['kind']; readonly id: string } | null
}

/**
 * @param base what the link is laid over
 * @param stages that the study knows; a link to another is not followed
 */
export function parseLink(query: URLSearchParams, base: Method, stages: readonly Stage[] = STAGES): LinkContent {
  const method: { -readonly [K in keyof Method]?: Method[K] } = {}
  const view: { -readonly [K in keyof View]?: View[K] } = {}

  const reach = query.get('reach')
  const threshold = reach !== null && Number(reach) > 0 ? clampThreshold(Number(reach)) : base.threshold
  if (threshold !== base.threshold) method.threshold = threshold
  const decay = parseDecay(query.get('decay'), threshold)
  if (decay) method.decay = decay
  // A stepped decay follows the reach, also when the link names only the reach.
  else if (base.decay.kind === 'stepped') method.decay = decayFor('stepped', threshold)
  const measure = MEASURE_IDS.find((id) => id === query.get('measure'))
  if (measure) method.measure = measure
  const only = query.get('only')
  if (only === 'quality' || only === 'all') method.qualityOnly = only === 'quality'
  const quality = parseRule(query.get('quality'))
  if (quality) method.quality = quality
  const stage = stages.find((s) => s === query.get('stage'))
  if (stage) method.stage = stage

  const theme = query.get('theme')
  if (theme === 'light' || theme === 'dark') view.theme = theme
  const mode = modes.find((one) => one === query.get('mode'))
  if (mode) view.mode = mode
  const page = pages.find((one) => one === query.get('page'))
  if (page) view.page = page
  const rule = RULES.find((one) => one === query.get('rule'))
  if (rule) view.rule = rule
  const shade = [...shades.map(({ id }) => id), 'value' as const].find((id) => id === query.get('show'))
  if (shade) view.shade = shade
  const layers = query.get('layers')
  if (layers !== null) {
    const on = new Set(layers.split(','))
    view.layers = Object.fromEntries(layerKeys.map((key) => [key, on.has(key)])) as unknown as LayerSwitches
  }
  const sort = parseSort(query.get('sort'))
  if (sort) view.sort = sort
  view.filter = (query.get('find') ?? '').slice(0, 100)
  const cls = query.get('class')
  if (cls !== null && /^[0-6]$/.test(cls)) view.classFilter = Number(cls)
  const distribution = distributions.find((one) => one === query.get('dist'))
  if (distribution) view.distribution = distribution
  const [x, y] = (query.get('axes') ?? '').split(',').map((word) => indicatorIds.find((id) => id === word))
  if (x && y) view.axes = [x, y]
  const range = parseRange(query.get('range'))
  if (range) view.range = range
  const camera = parseCamera(query.get('map'))
  if (camera) view.camera = camera

  const [kind, ...rest] = (query.get('at') ?? '').split(':')
  const known = targetKinds.find((k) => k === kind)
  return {
    method,
    view,
    classes: parseChoice(query.get('classes')),
    pick: query.get('pick')?.split(',').slice(0, MOST_PICKED) ?? null,
    at: known && rest.length ? { kind: known, id: rest.join(':') } : null,
  }
}

/** Row of a target that a link names; null when the study has no such id. */
export function findTarget(study: Opened, at: LinkContent['at']): Target | null {
  if (!at) return null
  const index = idsOf(study, at.kind).indexOf(at.id)
  return index < 0 ? null : { kind: at.kind, index }
}

/** Rows of the streets that a link names; null when it names none of this study. */
export function findPicked({ data }: Opened, pick: LinkContent['pick']): readonly number[] | null {
  const rows = (pick ?? []).map((id) => data.zones?.id.indexOf(id) ?? -1).filter((row) => row >= 0)
  return rows.length > 0 ? rows : null
}

function parseRange(text: string | null): ValueRange | null {
  const ends = (text ?? '').split(',')
  if (ends.length !== 2) return null
  const [from, to] = ends.map((end) => (end === '' ? null : Number(end)))
  if (from === undefined || to === undefined || (from === null && to === null)) return null
  if ([from, to].some((end) => end !== null && !Number.isFinite(end))) return null
  return from !== null && to !== null && from >= to ? null : { from, to }
}

function parseSort(text: string | null): Sort | null {
  const key = sortKeys.find((k) => k === text?.replace(/^-/, ''))
  return key ? { key, descending: text?.startsWith('-') ?? false } : null
}

function parseCamera(text: string | null): Camera | null {
  const [lon, lat, zoom, ...more] = (text ?? '').split(',').map(Number)
  if (more.length || lon === undefined || lat === undefined || zoom === undefined) return null
  const fine = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
  return fine ? { lon, lat, zoom } : null
}
