import '../../panels/report/report.css'
import { useEffect, useMemo, useState } from 'react'
import { obstacleToDrawing } from '../../map/obstacle.ts'
import { pageIsReady } from '../../panels/parts/later.tsx'
import { useLayout } from '../../panels/parts/use-layout.ts'
import { type Composer, ComposerProvider, useReport, useReportWords } from '../../panels/report/composer-context.tsx'
import { PresetCards, ReportRail } from '../../panels/report/report-rail.tsx'
import { ReportSide } from '../../panels/report/report-side.tsx'
import { ExportSection } from './export-section.tsx'
import { readLogo } from './logo.ts'
import { PageCanvas, ReportStage } from './report-stage.tsx'
import { useLayoutOfReport, useLogo, usePictures } from './use-report.ts'

/** 报告: pages on the left, the sheet in the middle, what can be decided about it on the right. */
export function ReportMode() {
  const w = useReportWords()
  const screen = useLayout()
  const report = useReport()
  const logo = useLogo()
  const { layout, isCurrent, error } = useLayoutOfReport(logo)
  const [asked, setSheet] = useState(0)
  /** A page that was just made: shown as soon as it is laid out. */
  const [wanted, setWanted] = useState<string | null>(null)
  const [block, choose] = useState<string | null>(null)
  const count = layout?.pages.length ?? 0
  const sheet = Math.max(0, Math.min(asked, count - 1))
  useEffect(() => {
    pageIsReady()
  }, [])
  useEffect(() => {
    if (wanted === null || !layout) return
    const at = layout.pageIds.indexOf(wanted)
    if (at < 0) return
    setSheet(at)
    setWanted(null)
  }, [layout, wanted])
  const composer = useMemo<Composer>(
    () => ({
      sheet,
      sheets: (layout?.pages ?? []).map(({ name }, k) => ({ name, pageId: layout?.pageIds[k] ?? '' })),
      showSheet: (next) => {
        setSheet(next)
        choose(null)
      },
      showPage: (id) => {
        setWanted(id)
        choose(null)
      },
      block,
      choose,
    }),
    [sheet, layout, block],
  )
  const firsts = report.pages.map(({ id }) => layout?.pageIds.indexOf(id) ?? -1)
  const keysOf = (k: number) =>
    (layout?.pages[k]?.parts ?? []).flatMap(({ inks }) =>
      inks.flatMap((ink) => (ink.kind === 'image' ? [ink.picture] : [])),
    )
  const keys = [...new Set([sheet, ...firsts].flatMap(keysOf))]
  const canDraw = obstacleToDrawing() === null
  const pictures = usePictures(layout, keys, canDraw)
  useEffect(() => {
    const isBusy = pictures.isDrawing || !(isCurrent || error) || wanted !== null
    document.documentElement.dataset['report'] = isBusy ? 'busy' : 'still'
  }, [pictures.isDrawing, isCurrent, error, wanted])

  const problemOf = (reason: unknown) =>
    `${w.screen.failed}${reason instanceof Error ? reason.message : String(reason)}`
  const problem = error ? w.screen.fonts : !canDraw ? w.screen.noMap : pictures.error ? problemOf(pictures.error) : null
  const isPhone = screen === 'phone'
  const exports = (
    <ExportSection layout={isCurrent && report.pages.length > 0 ? layout : null} logo={logo} problemOf={problemOf} />
  )
  const thumb = (page: string) => {
    const k = layout?.pageIds.indexOf(page) ?? -1
    const ink = layout?.pages[k]
    if (!layout || !ink) return <span className="thumb" />
    const scale = Math.min(64 / ink.width, 52 / ink.height)
    return (
      <span className="thumb" aria-hidden="true">
        <PageCanvas layout={layout} sheet={k} scale={scale} pictures={pictures} logo={logo} label="" />
      </span>
    )
  }
  if (report.pages.length === 0) {
    return (
      <ComposerProvider value={composer}>
        <main className="repempty">
          <div>
            <h1 className="head">{w.screen.empty}</h1>
            <PresetCards />
            <p className="note">{isPhone ? w.screen.phoneNote : w.screen.emptyNote}</p>
          </div>
        </main>
      </ComposerProvider>
    )
  }
  return (
    <ComposerProvider value={composer}>
      {!isPhone && <ReportRail thumb={thumb} />}
      <ReportStage layout={layout} pictures={pictures} logo={logo} editable={!isPhone} problem={problem} />
      {isPhone ? (
        <section className="repphone" aria-label={w.screen.options}>
          <PresetCards />
          <p className="note">{w.screen.phoneNote}</p>
          {exports}
        </section>
      ) : (
        <ReportSide readLogo={readLogo}>{exports}</ReportSide>
      )}
    </ComposerProvider>
  )
}
