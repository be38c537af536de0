import { latitudeOf, mercatorX, mercatorY } from '../../core/mercator.ts'
import { nameIn } from '../../core/name.ts'
import { distributionWordsOf } from '../../i18n/distribution-words.ts'
import { extentOf } from '../../map/extent.ts'
import { geometryOf } from '../../map/geometry.ts'
import type { MapInput } from '../../map/map-input.ts'
import { classLabel, shadeName } from '../../panels/class-label.ts'
import type { Derived } from '../../panels/derived.tsx'
import type { Content, LegendContent, PictureRequest } from '../../report/page/content.ts'
import type { PictureCamera } from '../../report/page/lay-out.ts'
import type { Block, MapChoice, ReportPage } from '../../scenario/report.ts'
import { classingOf } from '../../state/classing.ts'
import { contrastOf } from '../../state/derived/contrast.ts'
import { type Picture, pictureOf } from '../../state/derived/picture.ts'
import { placeOf } from '../../state/hand.ts'
import { siteOf } from '../../state/scenario-actions.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import type { State } from '../../state/store.ts'
import { noFilter } from '../../state/view.ts'
import { deltaBreaks, deltaRamp } from '../../symbology/delta.ts'
import { paletteOf } from '../../symbology/palette.ts'
import { rampOf } from '../../symbology/ramp.ts'
import { metresPerPixel } from '../../symbology/scale-bar.ts'
import { NO_DATA, type ShadeId } from '../../symbology/shade.ts'
import { modeMap } from '../mode-map-input.ts'
import { gapOf, type Sources, sheetOf, shownOf } from './sources.ts'

type MapBlock = Extract<Block, { kind: 'map' }>
type MapsBlock = Extract<Block, { kind: 'maps' }>
const notice = (text: string): Content => ({ kind: 'notice', text })

export function mapOf(s: Sources, block: MapBlock, zone: number): Content {
  const shown = shownOf(s, block.scenario)
  if ('problem' in shown) return notice(shown.problem)
  return { kind: 'map', request: { choice: choiceOf(block), zone }, alt: altOf(s, block, zone) }
}

/** The scenarios side by side, each with what it does; without a choice, all. */
export function mapsOf(s: Sources, block: MapsBlock, zone: number): Content {
  const { rw, n, run, study } = s
  const names = scenariosOf(s.state).map(({ name }) => name)
  const chosen = block.scenarios ? names.filter((name) => block.scenarios?.includes(name)) : names
  if (chosen.length === 0) return notice(rw.made.noScenarios)
  const isChange = block.change && gapOf(s)
  const before = sheetOf(study, run.analysis).total.placed
  const maps = []
  for (const name of isChange ? chosen : ['', ...chosen]) {
    const shown = shownOf(s, name)
    if ('problem' in shown) return notice(shown.problem)
    const gain = name && gapOf(s) ? contrastOf(run.analysis, shown.analysis).after.placed - before : 0
    const choice: MapChoice = { ...choiceOf(block), scenario: name, change: isChange }
    maps.push({
      request: { choice, zone },
      caption: name ? s.sw.map.title(name) : rw.made.baseline,
      note: name && gapOf(s) ? rw.made.more(n.signed(gain)) : '',
      alt: altOf(s, choice, zone),
    })
  }
  return { kind: 'maps', maps }
}

const choiceOf = ({ shade, layers, scenario, change, centre, scale }: MapChoice): MapChoice => ({
  shade,
  layers,
  scenario,
  change,
  centre,
  scale,
})

function altOf(s: Sources, choice: MapChoice, zone: number): string {
  const { picture } = drawn(s, choice)
  const what = choice.change ? s.rw.made.changeTitle : shadeName(picture.shade, s.run.method.measure, s.w)
  const where = zone < 0 ? s.name : nameIn(s.sheet.rows[zone]!.name, s.lang)
  const counts = choice.change
    ? []
    : picture.legend.classes.map((entry) => `${classLabel(picture.shade, entry, s.w, s.n)}: ${s.n.int(entry.count)}`)
  return [`${where} · ${what}`, choice.scenario, counts.join(', ')].filter(Boolean).join('. ')
}

/** What the map of a choice draws: the map of the modes, on white, without what the pointer or the hand does. */
function drawn(s: Sources, choice: MapChoice): { readonly input: MapInput; readonly picture: Picture } {
  const shown = shownOf(s, choice.scenario)
  const index = 'problem' in shown ? -1 : shown.index
  const picture = pictureOf(s.study.data, s.run, choice.shade as ShadeId, classingOf(s.state))
  const derived: Derived = { study: s.study, run: s.run, sheet: s.sheet, picture }
  const state: State = {
    ...s.state,
    held: null,
    view: {
      ...s.state.view,
      ...noFilter,
      mode: index < 0 ? 'explore' : choice.change ? 'compare' : 'scenario',
      compareMap: 'delta',
      scenario: index,
      edit: -1,
      shade: choice.shade as ShadeId,
      layers: choice.layers,
      theme: 'light',
      hover: null,
      selection: null,
    },
  }
  return modeMap(derived, state)
}

/** A place that a scenario changes, to be drawn over its map. */
export interface ProposalMark {
  readonly lon: number
  readonly lat: number
  /** `new`: something stands here now; `changed`: it is altered where it stood; `closed`. */
  readonly look: 'new' | 'changed' | 'closed'
}

/** What a map draws, for the one hand that draws maps. */
export function drawingOf(
  s: Sources,
  { choice, zone }: PictureRequest,
): { readonly input: MapInput; readonly marks: readonly ProposalMark[] } {
  const { input } = drawn(s, choice)
  const { data } = s.study
  const { place } = geometryOf(data).placement
  const edits = scenariosOf(s.state).find(({ name }) => name === choice.scenario)?.edits ?? []
  const marks = edits.flatMap((edit): ProposalMark[] => {
    const at = placeOf(edit) ?? siteOf(data.sites, edit.id)
    if (edit.off || !at) return []
    const [lon, lat] = place(at.x, at.y)
    return [
      { lon, lat, look: placeOf(edit) ? 'new' : edit.op === 'close' || edit.op === 'merge' ? 'closed' : 'changed' },
    ]
  })
  return { input: zone < 0 ? input : { ...input, selection: { kind: 'zone', index: zone } }, marks }
}

/** The legend of a map of the page: its classes with their counts, what was proposed, how sites are drawn. */
export function legendOf(s: Sources, page: ReportPage, of: string, zone: number): Content {
  const maps = page.blocks.filter(
    (block): block is MapBlock | MapsBlock => block.kind === 'map' || block.kind === 'maps',
  )
  const block = maps.find(({ id }) => id === of) ?? maps[0]
  if (!block) return notice(s.rw.made.noMap)
  const names = scenariosOf(s.state).map(({ name }) => name)
  const scenario = block.kind === 'maps' ? (block.scenarios?.[0] ?? names[0]) || '' : block.scenario
  if (block.kind === 'maps' && scenario === '')
    return { kind: 'legend', legend: { title: '', unit: '', rows: [], sites: [] } }
  const shown = shownOf(s, scenario)
  if ('problem' in shown) return notice(shown.problem)
  const isChange = block.change && gapOf(s) && scenario !== ''
  // Several maps share the legend: its counts would be those of one of them.
  const counted = block.kind === 'map' && zone < 0
  const legend = isChange ? changeLegend(s) : shadeLegend(s, { ...choiceOf(block), scenario }, counted)
  const palette = paletteOf('light')
  const proposed = scenario === '' ? [] : [{ look: 'full' as const, label: s.rw.made.proposed, colour: palette.prop }]
  const sites = block.layers.sites ? siteKeys(s, block.kind === 'maps') : []
  return { kind: 'legend', legend: { ...legend, sites: [...sites, ...proposed] } }
}

function shadeLegend(s: Sources, choice: MapChoice, counted: boolean): LegendContent {
  const { picture, input } = drawn(s, choice)
  const { w, n, run } = s
  const { shade, legend } = picture
  const palette = paletteOf('light')
  const count = (value: number) => (counted ? n.int(value) : '')
  return {
    title: shadeName(shade, run.method.measure, w),
    unit: `${w.shade.units[shade.id]} · ${distributionWordsOf(s.lang).schemeShort[shade.choice.scheme]}`,
    rows: [
      ...legend.classes.map((entry) => ({
        colour: input.colours.zone[entry.class] ?? rampOf('light', shade)[entry.class]!,
        label: classLabel(shade, entry, w, n),
        count: count(entry.count),
      })),
      ...(picture.zoneClass.includes(NO_DATA)
        ? [{ colour: palette.ground, label: w.legend.noData, count: count(legend.noData), hatched: 'no-data' as const }]
        : []),
      ...(picture.thin.includes(1)
        ? [{ colour: input.colours.zone[2]!, label: w.legend.thin, count: '', hatched: 'thin' as const }]
        : []),
    ],
    sites: [],
  }
}

function changeLegend({ rw, w, n }: Sources): LegendContent {
  const ramp = deltaRamp('light')
  const text = (value: number) => n.signedDecimal(value)
  const rows = ramp.map((colour, k) => {
    const [from, to] = [deltaBreaks[k - 1], deltaBreaks[k]]
    const label =
      from === undefined
        ? w.legend.below(text(to!))
        : to === undefined
          ? w.legend.above(text(from))
          : w.legend.between(text(from), text(to))
    return { colour, label, count: '' }
  })
  return { title: rw.made.changeTitle, unit: rw.made.changeUnit, rows, sites: [] }
}

function siteKeys({ w }: Sources, isShort: boolean): LegendContent['sites'] {
  const { load } = paletteOf('light')
  if (isShort) return []
  const looks = ['ring', 'core', 'full', 'over'] as const
  return [
    ...looks.map((look, k) => ({ look, label: `${w.legend.load} ${w.legend.loads[k]!}`, colour: load[k]! })),
    { look: 'dot' as const, label: w.legend.qualitySite },
    { look: 'sizes' as const, label: w.legend.area },
  ]
}

/**
 * Where a map looks: the whole (or the street) as large as it fits, or the chosen middle and scale.
 * @param metresPerPaperPx what one CSS px measures on the paper: a scale of 1 : n shows n times as much ground
 */
export function cameraOf(
  s: Sources,
  { choice, zone }: PictureRequest,
  width: number,
  height: number,
  metresPerPaperPx: number,
): PictureCamera {
  const whole = geometryOf(s.study.data).placement.bounds
  const [west, south, east, north] = (zone < 0 ? null : extentOf(s.study.data, { kind: 'zone', index: zone })) ?? whole
  const [left, right] = [mercatorX(west), mercatorX(east)]
  const [top, bottom] = [mercatorY(north), mercatorY(south)]
  const middle = { lon: (west + east) / 2, lat: latitudeOf((top + bottom) / 2) }
  const { lon, lat } = choice.centre ?? middle
  if (choice.scale !== null) {
    // metresPerPixel(lat, zoom) = scale × metres per px of paper, solved for the zoom.
    return { lon, lat, zoom: Math.log2(metresPerPixel(lat, 0) / (choice.scale * metresPerPaperPx)) }
  }
  const pad = zone < 0 ? 14 : 0.14 * Math.min(width, height)
  const room = (size: number, from: number, to: number) =>
    Math.max(20, size - 2 * pad) / (512 * Math.max(1e-9, to - from))
  const zoom = Math.log2(Math.min(room(width, left, right), room(height, top, bottom)))
  return { lon, lat, zoom: Math.min(zone < 0 ? 22 : 14.5, zoom) }
}
