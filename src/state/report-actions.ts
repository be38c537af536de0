import {
  type Block,
  type BlockContent,
  changedBlock,
  changedPage,
  clampPlace,
  emptyReport,
  freeId,
  GRID,
  type Orientation,
  type PaperSize,
  type Place,
  type PresetId,
  type Report,
  type ReportPage,
  shiftedBlock,
  shiftedPage,
  withoutBlock,
  withoutPage,
  withPages,
} from '../scenario/report.ts'
import { onPaper, presetPage } from '../scenario/report-presets.ts'
import { type AppStore, dispatch, type State, settle } from './store.ts'

export const reportOf = (state: State): Report => state.timeline?.project.report ?? emptyReport

function setReport(store: AppStore, step: string, report: Report, gesture: string | null = null): void {
  dispatch(store, { label: step, patch: { report } }, gesture)
}

function change(store: AppStore, step: string, page: string, how: (page: ReportPage) => ReportPage, gesture?: string) {
  setReport(store, step, changedPage(reportOf(store.getState()), page, how), gesture ?? null)
}

/** A page as a preset makes it, or an empty one, behind the page `after`. Maps begin with what the explore map shows. @returns its id */
export function addPage(store: AppStore, preset: PresetId | 'blank', after: string | null): string {
  const state = store.getState()
  const report = reportOf(state)
  const id = freeId(report, 'p')
  const fresh: ReportPage =
    preset === 'blank'
      ? { ...presetPage('brief', id), preset: null, blocks: [] }
      : withShade(presetPage(preset, id), state.view.shade)
  const at = report.pages.findIndex((page) => page.id === after)
  setReport(store, 'report-preset', withPages(report, [fresh], at < 0 ? undefined : at + 1))
  return id
}

const withShade = (page: ReportPage, shade: string): ReportPage => ({
  ...page,
  blocks: page.blocks.map((block) => (block.kind === 'map' || block.kind === 'maps' ? { ...block, shade } : block)),
})

export const removePage = (store: AppStore, page: string): void =>
  setReport(store, 'report-page-remove', withoutPage(reportOf(store.getState()), page))

export const movePage = (store: AppStore, page: string, by: -1 | 1): void =>
  setReport(store, 'report-page-order', shiftedPage(reportOf(store.getState()), page, by))

export const setPaper = (store: AppStore, page: string, size: PaperSize, orientation: Orientation): void =>
  change(store, 'report-paper', page, (old) => onPaper(old, size, orientation))

export const setDetails = (store: AppStore, details: Partial<Omit<Report, 'pages'>>): void =>
  setReport(
    store,
    'report-about',
    { ...reportOf(store.getState()), ...details },
    `report-${Object.keys(details).join()}`,
  )

/** How large a block of a kind begins, in cells. */
const startSize: Readonly<Partial<Record<Block['kind'], readonly [number, number]>>> = {
  title: [24, 3],
  map: [15, 20],
  maps: [24, 14],
  legend: [5, 9],
  scale: [5, 2],
  north: [2, 3],
  headline: [12, 4],
  kpis: [12, 5],
  table: [12, 14],
  method: [24, 6],
  footer: [24, 2],
  field: [6, 2],
  logo: [3, 4],
}

/** Puts a block in the middle of the page. @returns its id */
export function addBlock(store: AppStore, page: string, content: BlockContent): string {
  const id = freeId(reportOf(store.getState()), 'b')
  const [columns, rows] = startSize[content.kind] ?? [10, 8]
  const place = clampPlace({ column: (GRID.columns - columns) / 2, row: (GRID.rows - rows) / 2, columns, rows })
  change(store, 'report-block-add', page, (old) => ({ ...old, blocks: [...old.blocks, { ...content, id, place }] }))
  return id
}

/** One gesture (typing in a field) is one step until the hand rests. */
export const setBlock = (store: AppStore, page: string, block: Block): void =>
  change(store, 'report-block', page, (old) => changedBlock(old, block), `report-block-${block.id}`)

/** One drag, or one run of arrow keys, is one step until {@link letGoOfBlock}. */
export function placeBlock(store: AppStore, page: string, block: Block, place: Place): void {
  const next = clampPlace(place)
  if (JSON.stringify(next) === JSON.stringify(block.place)) return
  change(
    store,
    'report-block-move',
    page,
    (old) => changedBlock(old, { ...block, place: next }),
    `report-move-${block.id}`,
  )
}

export const letGoOfBlock = (store: AppStore): void => settle(store)

export const removeBlock = (store: AppStore, page: string, block: string): void =>
  change(store, 'report-block-remove', page, (old) => withoutBlock(old, block))

export const moveBlock = (store: AppStore, page: string, block: string, by: -1 | 1): void =>
  change(store, 'report-block-order', page, (old) => shiftedBlock(old, block, by))
