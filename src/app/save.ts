import type { Lang } from '../i18n/language.ts'
import { wordsOf } from '../i18n/language.ts'
import { numbersOf } from '../i18n/numbers.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { MapHandle } from '../map/map-view.tsx'
import { classLabel, shadeNumber } from '../panels/class-label.ts'
import { headlineText } from '../panels/headline-text.ts'
import { decayName, methodLine } from '../panels/method-line.ts'
import { fileName, saveBlob, today } from '../panels/save-blob.ts'
import { composePng, layoutOf } from '../report/png.ts'
import { a4Landscape, type SheetContent } from '../report/sheet.ts'
import { streetCsv } from '../report/street-csv.ts'
import { version } from '../scenario/version.ts'
import { type Picture, pictureOf } from '../state/derived/picture.ts'
import { nameIn, tableRows } from '../state/derived/table-rows.ts'
import { type ZoneSheet, zoneSheet } from '../state/derived/zone-rows.ts'
import type { AppStore, Run, State } from '../state/store.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'
import { metresPerPixel } from '../symbology/scale-bar.ts'
import { NO_DATA } from '../symbology/shade.ts'
import type { Opened } from '../worker/protocol.ts'
import { mapInput } from './map-stage.tsx'

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
    picture: pictureOf(study.data, run, state.view.shade),
  }
}

function nameOf({ state, study }: Shown, what: string, extension: string): string {
  const { lang } = state.view
  const name = [nameIn(study.data.name, lang), what, `${state.method.threshold}m`, today()].join('-')
  return fileName(name, extension)
}

const dataNote = (data: Opened['data'], w: Words) =>
  data.illustrative ? `${w.about.lead} ${w.map.source.schematic}` : ''

/** The street table in the order and language of the screen. @returns the file's name */
export function saveTable(store: AppStore): string {
  const all = shown(store)
  const { state, study, run, sheet, picture } = all
  const { lang } = state.view
  const w = wordsOf(lang)
  const n = numbersOf(lang)
  const { given, places } = run.analysis.conservation
  const notes = [
    methodLine(run.method, w, n),
    `${w.check.title}: ${w.check.holds({ given: n.decimal(given, 1), places: n.decimal(places, 1) })}`,
    ...(study.data.illustrative ? [dataNote(study.data, w)] : []),
    nameIn(study.data.credit, lang),
    `${w.sheet.madeWith(version)} · ${today()}`,
  ]
  const rows = tableRows(sheet.rows, { ...state.view, filter: '', classFilter: null }, picture)
  const name = nameOf(all, w.exports.fileTable, 'csv')
  saveBlob(
    new Blob([streetCsv(rows, sheet.outside, sheet.total, notes, lang)], { type: 'text/csv;charset=utf-8' }),
    name,
  )
  return name
}

/** The map as a printed sheet, A4 landscape at 300 dpi, always on white. @returns the file's name */
export async function saveImage(store: AppStore, map: MapHandle | null): Promise<string> {
  const all = shown(store)
  const { state, study, picture } = all
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
    input: mapInput({ study, picture }, view),
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
  const colours = rampOf(palette, shade.ramp)
  const { method, analysis } = run
  const { total } = sheet
  const name = nameIn(data.name, lang)
  return {
    title: `${name} · ${w.shade.names[shade.id]}`,
    subtitle: `${data.year ? `${w.data.year(data.year)} · ` : ''}${w.reach.title} ${n.metres(method.threshold)} · ${decayName(method, w)}${method.qualityOnly ? ` · ${w.quality.only}` : ''}`,
    legend: {
      title: w.shade.names[shade.id],
      unit: w.shade.units[shade.id],
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
    figures: (['placed', 'full', 'out'] as const).map((part, k) => ({
      share: total.shares[k]! / 100,
      colour: palette.parts[k]!,
      value: n.int(total[part]),
      label: `${w.parts.short[part]} ${n.percent(total.shares[k]!, 1)}`,
      hatched: part === 'out',
    })),
    table: streetTable(sheet, picture, lang, w, n),
    parameters: [
      `${w.sheet.method}　${w.method.line(decayName(method, w))}：${w.method.formulas.join('；')}　${methodLine(method, w, n)}`,
      `${w.check.title}　${w.check.holds({ given: n.decimal(analysis.conservation.given, 1), places: n.decimal(analysis.conservation.places, 1) })}`,
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
  lang: Lang,
  w: Words,
  n: ReturnType<typeof numbersOf>,
): SheetContent['table'] {
  if (sheet.rows.length === 0) return null
  const palette = paletteOf('light')
  const rows = [...sheet.rows].sort((a, b) => a.balance - b.balance)
  const scale = Math.max(1, ...rows.map((row) => Math.abs(row.balance)))
  const { shade } = picture
  const byNet = shade.id === 'balance'
  return {
    title: w.table.title,
    heads: [w.table.zone, w.table.children, w.table.net, byNet ? w.table.placed : w.shade.names[shade.id]],
    rows: rows.map((row) => ({
      cells: [
        nameIn(row.name, lang),
        n.int(row.children),
        n.signed(row.balance),
        byNet ? n.percent(row.placedShare ?? Number.NaN) : shadeNumber(shade, picture.values[row.index] ?? null, n),
      ],
      bar: { share: row.balance / scale, colour: row.balance < 0 ? palette.gap[0] : palette.gap[4] },
    })),
    rest: (count) => w.table.others(n.int(count)),
  }
}
