import { useRef, useState } from 'react'
import { useApp, useNumbers, useShell, useWords } from '../../panels/context.tsx'
import { Icon } from '../../panels/parts/icons.tsx'
import { Segmented } from '../../panels/parts/segmented.tsx'
import { usePage, useReport, useReportWords } from '../../panels/report/composer-context.tsx'
import { saveBlob } from '../../panels/save-blob.ts'
import { paperOf } from '../../scenario/report.ts'
import { exportReport, type ReportFormat } from './export-report.ts'
import type { Layout } from './printer.ts'

interface Props {
  readonly layout: Layout | null
  readonly logo: HTMLImageElement | null
  readonly problemOf: (error: unknown) => string
}

/** What to look at before signing, and the files. */
export function ExportSection({ layout, logo, problemOf }: Props) {
  const w = useReportWords().screen
  const app = useWords()
  const n = useNumbers()
  const { actions } = useShell()
  const page = usePage()
  const [dpi, setDpi] = useState<'150' | '300'>('300')
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const stop = useRef<AbortController | null>(null)
  const save = async (format: ReportFormat) => {
    if (!layout) return
    const abort = new AbortController()
    stop.current = abort
    setProgress({ done: 0, of: 1 })
    try {
      const { blob, name } = await exportReport(layout, format, {
        dpi: Number(dpi),
        logo,
        signal: abort.signal,
        progress: (done, of) => setProgress({ done, of }),
      })
      saveBlob(blob, name)
      actions.say({ text: w.saved(name) })
    } catch (error) {
      actions.say({ text: abort.signal.aborted ? w.cancelled : `${app.exports.failed}${problemOf(error)}` })
    } finally {
      stop.current = null
      setProgress(null)
    }
  }
  const isBusy = progress !== null || !layout
  const paper = page ? paperOf(page) : null
  const pixels = (mm: number) => n.int(Math.round((mm / 25.4) * Number(dpi)))
  return (
    <div className="repfoot">
      {layout && <Checks layout={layout} />}
      {progress ? (
        <div className="working">
          <p role="status">{w.working(n.int(progress.done), n.int(progress.of))}</p>
          <progress value={progress.done} max={progress.of} aria-label={w.working('', '')} />
          <button type="button" className="btn" onClick={() => stop.current?.abort()}>
            {w.cancel}
          </button>
        </div>
      ) : (
        <div className="outs">
          <button type="button" className="btn pri" disabled={isBusy} onClick={() => void save('pdf')}>
            <Icon name="share" />
            {w.exportPdf(n.int(layout?.pages.length ?? 0))}
          </button>
          <button type="button" className="btn" disabled={isBusy} onClick={() => void save('png')}>
            {w.exportPng(dpi)}
          </button>
          <button type="button" className="btn" disabled={isBusy} onClick={() => void save('html')}>
            {w.exportHtml}
          </button>
        </div>
      )}
      <div className="outs three">
        {(['xlsx', 'csv', 'geojson'] as const).map((format) => (
          <button key={format} type="button" className="btn sm" onClick={() => void actions.saveTables(format)}>
            {format === 'geojson' ? 'GeoJSON' : format.toUpperCase()}
          </button>
        ))}
      </div>
      <div className="dpi">
        <Segmented
          label={w.resolution}
          value={dpi}
          segments={[
            { value: '150', label: '150 dpi' },
            { value: '300', label: '300 dpi' },
          ]}
          onChange={setDpi}
        />
      </div>
      {paper && <p className="note">{w.pixels(pixels(paper.width), pixels(paper.height))}</p>}
    </div>
  )
}

/** Checks that the app can make itself. */
function Checks({ layout }: { layout: Layout }) {
  const w = useReportWords().screen
  const n = useNumbers()
  const { approval } = useReport()
  const illustrative = useApp((s) => s.study?.data.illustrative)
  const { conservation } = layout.sources.run.analysis
  const closes = conservation.law !== 'equal' || conservation.holds
  const items: readonly (readonly [boolean, string])[] = [
    [true, w.sameSource],
    [closes, closes ? w.totals(n.int(layout.sources.sheet.total.children)) : w.totalsOff],
    [layout.missing.length === 0, layout.missing.length === 0 ? w.glyphs : w.glyphsMissing(layout.missing.join(' '))],
    [approval !== '', approval ? w.approvalGiven : w.approvalMissing],
    ...(illustrative ? ([[false, w.illustrative]] as const) : []),
  ]
  return (
    <details className="checks-list">
      <summary>
        {w.checks}
        <span className="note">{items.filter(([isGood]) => !isGood).length || ''}</span>
      </summary>
      <ul>
        {items.map(([isGood, text]) => (
          <li key={text} data-good={isGood}>
            <Icon name={isGood ? 'check' : 'warn'} size={14} />
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}
