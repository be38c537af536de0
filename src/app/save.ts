import { nameIn } from '../core/name.ts'
import { wordsOf } from '../i18n/language.ts'
import { methodLine } from '../panels/method-line.ts'
import { fileName, saveBlob, today } from '../panels/save-blob.ts'
import { streetCsv } from '../report/street-csv.ts'
import { presetPage } from '../scenario/report-presets.ts'
import { version } from '../scenario/version.ts'
import { classingOf } from '../state/classing.ts'
import { pictureOf } from '../state/derived/picture.ts'
import type { AppStore, State } from '../state/store.ts'
import { metresPerPixel } from '../symbology/scale-bar.ts'
import { classLine } from './report/class-breaks.ts'
import { exportReport } from './report/export-report.ts'
import { checkText } from './report/fill-method.ts'
import { laidOut } from './report/printer.ts'
import { gapOf, type Sources, sourcesOf, streetsInOrder } from './report/sources.ts'

/** @throws Error before the first result */
function sourcesNow(state: State): Sources {
  const sources = sourcesOf(state, today())
  if (!sources) throw new Error(wordsOf(state.view.lang).start.opening)
  return sources
}

const nameOf = ({ name, run }: Sources, what: string, extension: string): string =>
  fileName([name, what, `${run.method.threshold}m`, today()].join('-'), extension)

/** The street table in the order and language of the screen. @returns the file's name */
export function saveTable(store: AppStore): string {
  const s = sourcesNow(store.getState())
  const { study, run, sheet, lang, w, n, state } = s
  const picture = pictureOf(study.data, run, state.view.shade, classingOf(state))
  const check = checkText(s)
  const notes = [
    methodLine(run.method, w, n),
    classLine(picture, s),
    ...(check ? [`${w.check.title}　${check}`] : []),
    ...(study.data.illustrative ? [`${w.about.lead} ${w.map.source.schematic}`] : []),
    nameIn(study.data.credit, lang),
    `${w.sheet.madeWith(version)} · ${today()}`,
  ]
  const name = nameOf(s, w.exports.fileTable, 'csv')
  const text = streetCsv(streetsInOrder(s), sheet.outside, sheet.total, notes, lang, gapOf(s))
  saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)
  return name
}

/** What the map shows as a one-page brief, A4 landscape at 300 dpi, always on white. @returns the file's name */
export async function saveImage(store: AppStore): Promise<string> {
  const state = store.getState()
  const s = sourcesNow(briefOf(state))
  const layout = await laidOut(s, 1)
  const { signal } = new AbortController()
  const { blob } = await exportReport(layout, 'png', { dpi: 300, logo: null, signal, progress: () => {} })
  const name = nameOf(s, s.w.exports.fileMap, 'png')
  saveBlob(blob, name)
  return name
}

/** The state with a report of one page: the brief, its map as it is on the screen. */
function briefOf(state: State): State {
  const { timeline, view } = state
  if (!timeline) return state
  const page = presetPage('brief', 'map')
  const { camera, shade, layers } = view
  // The same zoom on paper as on the screen: 96 px to the inch.
  const scale = camera && metresPerPixel(camera.lat, camera.zoom) / (0.0254 / 96)
  const centre = camera && { lon: camera.lon, lat: camera.lat }
  const blocks = page.blocks.map((block) => (block.kind === 'map' ? { ...block, shade, layers, centre, scale } : block))
  const report = { ...timeline.project.report, pages: [{ ...page, blocks }] }
  return { ...state, timeline: { ...timeline, project: { ...timeline.project, report } } }
}
