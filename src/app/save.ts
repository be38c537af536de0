import { percentages } from '../core/aggregate/apportion.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import type { Measure } from '../core/fca/measures/measure.ts'
import { nameIn } from '../core/name.ts'
import { distributionWordsOf } from '../i18n/distribution-words.ts'
import { type Lang, wordsOf } from '../i18n/language.ts'
import { type Numbers, numbersOf } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { MapHandle } from '../map/map-view.tsx'
import { classLabel, measureNumber, shadeName, shadeNumber } from '../panels/class-label.ts'
import { formulas } from '../panels/formulas.ts'
import { headlineText } from '../panels/headline-text.ts'
import { decayName, methodLine } from '../panels/method-line.ts'
import { fileName, saveBlob, today } from '../panels/save-blob.ts'
import { composePng, layoutOf } from '../report/png.ts'
import { a4Landscape, type SheetContent } from '../report/sheet.ts'
import { streetCsv } from '../report/street-csv.ts'
import type { Method } from '../scenario/method.ts'
import { version } from '../scenario/version.ts'
import { classingOf } from '../state/classing.ts'
import { type Picture, pictureOf } from '../state/derived/picture.ts'
import { tableRows } from '../state/derived/table-rows.ts'
import { type ZoneSheet, zoneSheet } from '../state/derived/zone-rows.ts'
import type { AppStore, Run, State } from '../state/store.ts'
import { noFilter } from '../state/view.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'
import { metresPerPixel } from '../symbology/scale-bar.ts'
import { NO_DATA } from '../symbology/shade.ts'
import type { Opened } from '../worker/protocol.ts'
import { mapInput } from './map-input-of.ts'

interface Shown {
  readonly state: State
  readonly study: Opened
  readonly run: Run
  readonly sheet: ZoneSheet
  readonly picture: Picture
}

/** @throws Error before the first result */
function shown(store: AppStore): Shown {
  const state = store.getState()
  const { run } = state
  if (!run) throw new Error(wordsOf(state.view.lang).start.opening)
  const { study } = run
  return {
    state,
    study,
    run,
    sheet: zoneSheet(study.data, run.analysis),
    picture: pictureOf(study.data, run, state.view.shade, classingOf(state)),
  }
}

function nameOf({ state, study, run }: Shown, what: string, extension: string): string {
  const { lang } = state.view
  const name = [nameIn(study.data.name, lang), what, `${run.method.threshold}m`, today()].join('-')
  return fileName(name, extension)
}

const dataNote = (data: Opened['data'], w: Words) =>
  data.illustrative ? `${w.about.lead} ${w.map.source.schematic}` : ''

/** The classes of the map: their scheme and ranges. */
function classLine({ shade, legend }: Picture, { method }: Run, lang: Lang): string {
  const [w, dw, n] = [wordsOf(lang), distributionWordsOf(lang), numbersOf(lang)]
  const ranges = legend.classes.map((entry) => classLabel(shade, entry, w, n)).join(' | ')
  return dw.line(`${shadeName(shade, method.measure, w)} · ${dw.schemes[shade.choice.scheme]}`, ranges)
}

/** The conservation check, where the measure promises equality. */
function checkLine({ analysis: { conservation } }: Run, w: Words, n: Numbers): string[] {
  if (conservation.law !== 'equal') return []
  const numbers = { given: n.decimal(conservation.given, 1), places: n.decimal(conservation.places, 1) }
  return [`${w.check.title}　${conservation.holds ? w.check.holds(numbers) : w.check.broken(numbers)}`]
}

/** The street table in the order and language of the screen. @returns the file's name */
export function saveTable(store: AppStore): string {
  const all = shown(store)
  const { state, study, run, sheet, picture } = all
  const { lang } = state.view
  const w = wordsOf(lang)
  const n = numbersOf(lang)
  const { gap } = measureOf(run.method.measure)
  const notes = [
    methodLine(run.method, w, n),
    classLine(picture, run, lang),
    ...checkLine(run, w, n),
    ...(study.data.illustrative ? [dataNote(study.data, w)] : []),
    nameIn(study.data.credit, lang),
    `${w.sheet.madeWith(version)} · ${today()}`,
  ]
  const rows = tableRows(sheet.rows, { ...state.view, ...noFilter }, picture, gap)
  const name = nameOf(all, w.exports.fileTable, 'csv')
  saveBlob(
    new Blob([streetCsv(rows, sheet.outside, sheet.total, notes, lang, gap)], { type: 'text/csv;charset=utf-8' }),
    name,
  )
  return name
}

/** The map as a printed sheet, A4 landscape at 300 dpi, always on white. @returns the file's name */
export async function saveImage(store: AppStore, map: MapHandle | null): Promise<string> {
  const all = shown(store)
  const { state, study, picture, run } = all
  const w = wordsOf(state.view.lang)
  if (!map) throw new Error(w.exports.noMap)
  const content = sheetContent(all)
  const { mapPx } = layoutOf(content, a4Landscape)
  // Paper is white: the sheet is drawn in the light colours whatever the screen shows, without hover or selection.
  const view = { ...state.view, theme: 'light' as const, hover: null, selection: null }
  const pixelRatio = a4Landscape.dpi / 96
  const { canvas, camera } = await map.snapshot({
    widthPx: mapPx.width,
    heightPx: mapPx.height,
    pixelRatio,
    frame: state.view.camera,
    input: mapInput({ study, picture, run }, view),
  })
  const blob = await composePng(content, a4Landscape, {
    canvas,
    metresPerPixel: metresPerPixel(camera.lat, camera.zoom) / pixelRatio,
    bearing: 0,
  })
  const name = nameOf(all, w.exports.fileMap, 'png')
  saveBlob(blob, name)
  return name
}

function sheetContent({ state, study, run, sheet, picture }: Shown): SheetContent {
  const { lang } = state.view
  const w = wordsOf(lang)
  const n = numbersOf(lang)
  const { data } = study
  const { shade, legend } = picture
  const palette = paletteOf('light')
  const colours = rampOf('light', shade)
  const { method } = run
  const measure = measureOf(method.measure)
  const name = nameIn(data.name, lang)
  return {
    title: `${name} · ${shadeName(shade, measure.id, w)}`,
    subtitle: `${data.year ? `${w.data.year(data.year)} · ` : ''}${w.reach.title} ${n.metres(method.threshold)} · ${decayName(method, w)}${method.qualityOnly ? ` · ${w.quality.only}` : ''}`,
    legend: {
      title: shadeName(shade, measure.id, w),
      unit: `${w.shade.units[shade.id]} · ${distributionWordsOf(lang).schemeShort[shade.choice.scheme]}`,
      rows: [
        ...legend.classes.map((entry) => ({
          colour: colours[entry.class]!,
          label: classLabel(shade, entry, w, n),
          count: n.int(entry.count),
        })),
        ...(picture.zoneClass.includes(NO_DATA)
          ? [
              {
                colour: palette.ground,
                label: w.legend.noData,
                count: n.int(legend.noData),
                hatched: 'no-data' as const,
              },
            ]
          : []),
        ...(picture.thin.includes(1)
          ? [{ colour: colours[2]!, label: w.legend.thin, count: '', hatched: 'thin' as const }]
          : []),
      ],
      sites: state.view.layers.sites ? siteKeys(palette.load, w) : [],
    },
    headline: headlineText(sheet, method, w, n),
    figures: figures(sheet, method, w, n),
    table: streetTable(sheet, picture, measure, lang, w, n),
    parameters: [
      `${w.sheet.method}　${methodLine(method, w, n)}　${formulas[method.measure].lines.join(' ; ')}　${formulas[method.measure].source}`,
      ...checkLine(run, w, n),
    ],
    dataNote: dataNote(data, w),
    credit: nameIn(data.credit, lang),
    projection: 'WGS 84 / Web Mercator',
    date: today(),
    app: w.sheet.madeWith(version),
    north: 'N',
    metres: 'm',
    kilometres: 'km',
    theme: 'light',
    fonts: fontsOfPage(),
  }
}

/** The parts of all children: three for a measure that knows a gap, else two. */
function figures(
  { total }: ZoneSheet,
  { measure, qualityOnly }: Method,
  w: Words,
  n: Numbers,
): SheetContent['figures'] {
  const palette = paletteOf('light')
  const { gap } = measureOf(measure)
  const { short } = qualityOnly ? w.partsQuality : w.parts
  const parts = gap
    ? ([
        [short.placed, total.placed],
        [short.full, total.full],
        [short.out, total.out],
      ] as const)
    : ([
        [w.measure.inReach, total.children - total.out],
        [short.out, total.out],
      ] as const)
  const shares = percentages(parts.map(([, count]) => count))
  return parts.map(([label, count], k) => ({
    share: shares[k]! / 100,
    colour: k === parts.length - 1 ? palette.parts[2] : palette.parts[k]!,
    value: n.int(count),
    label: `${label} ${n.percent(shares[k]!, 1)}`,
    hatched: k === parts.length - 1,
  }))
}

function fontsOfPage() {
  const style = getComputedStyle(document.documentElement)
  return { sans: style.getPropertyValue('--sans').trim(), song: style.getPropertyValue('--song').trim() }
}

function siteKeys(load: readonly string[], w: Words): SheetContent['legend']['sites'] {
  const looks = ['ring', 'core', 'full', 'over'] as const
  return [
    ...looks.map((look, k) => ({ look, label: `${w.legend.load} ${w.legend.loads[k]!}`, colour: load[k]! })),
    { look: 'dot', label: w.legend.qualitySite },
    { look: 'sizes', label: w.legend.area },
  ]
}

/** All streets, the largest shortage first, with the value on the map. */
function streetTable(
  sheet: ZoneSheet,
  picture: Picture,
  measure: Measure,
  lang: Lang,
  w: Words,
  n: Numbers,
): SheetContent['table'] {
  if (sheet.rows.length === 0) return null
  const palette = paletteOf('light')
  const order = (row: ZoneSheet['rows'][number]) => (measure.gap ? row.balance : -(row.value ?? 0))
  const rows = [...sheet.rows].sort((a, b) => order(a) - order(b))
  const scale = Math.max(1, ...rows.map((row) => Math.abs(row.balance)))
  const { shade } = picture
  const byNet = shade.id === 'balance'
  return {
    title: w.table.title,
    heads: [
      w.table.zone,
      w.table.children,
      measure.gap ? w.table.net : w.measure.mean,
      byNet ? w.table.placed : shadeName(shade, measure.id, w),
    ],
    rows: rows.map((row) => ({
      cells: [
        nameIn(row.name, lang),
        n.int(row.children),
        measure.gap ? n.signed(row.balance) : measureNumber(measure, row.value, n),
        byNet ? n.percent(row.placedShare ?? Number.NaN) : shadeNumber(shade, picture.values[row.index] ?? null, n),
      ],
      ...(measure.gap
        ? { bar: { share: row.balance / scale, colour: row.balance < 0 ? palette.gap[0] : palette.gap[4] } }
        : {}),
    })),
    rest: (count) => w.table.others(n.int(count)),
  }
}
