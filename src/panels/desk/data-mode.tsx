import { nameIn } from '../../core/name.ts'
import './desk.css'
import { useEffect, useState } from 'react'
import { toCsv } from '../../core/csv.ts'
import { failureText } from '../../i18n/failure-text.ts'
import { isBusy } from '../../state/desk-state.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { pageIsReady } from '../parts/later.tsx'
import { fileName, saveBlob, today } from '../save-blob.ts'
import { aboutStudy } from './about-study.ts'
import { ColumnCards } from './column-cards.tsx'
import { ChosenProvider, useChosenOf, useDesk, useDeskWords } from './desk-context.tsx'
import { DeskFoot } from './desk-foot.tsx'
import { DeskHead } from './desk-head.tsx'
import { DeskRail } from './desk-rail.tsx'
import { DeskSide } from './desk-side.tsx'
import { IssueReport } from './issue-report.tsx'
import { issueSheet } from './issue-sheet.ts'
import { PlacingDialog } from './placing-dialog.tsx'
import { StudyNow } from './study-now.tsx'
import { StudySide } from './study-side.tsx'

/** 数据: files on their way into the study, or what the study is made of. */
export function DataMode() {
  const w = useDeskWords()
  const app = useWords()
  const n = useNumbers()
  const { store, desk, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const study = useApp((s) => s.study)
  const state = useDesk((one) => one)
  const chosen = useChosenOf()
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? (study && !state.isFresh ? nameIn(study.data.name, lang) : w.rest.unnamed)
  const isEmpty = state.files.length === 0

  useEffect(() => {
    pageIsReady()
    // One column scrolls as a whole; it begins at its top, also after an import.
    document.querySelector('.app')?.scrollTo({ top: 0 })
  }, [])
  const busy = isBusy(state)
  useEffect(() => {
    document.documentElement.dataset['desk'] = busy ? 'busy' : 'still'
  }, [busy])

  const start = async () => {
    const files = state.files.length
    if (!(await desk.start(aboutStudy(state, study?.data ?? null, name, today()), today()))) return
    setTyped(null)
    setView(store, { mode: 'explore' })
    actions.say({ text: w.toast.started(n.int(files)), action: { label: w.toast.undo, run: actions.undo } })
  }
  const exportIssues = () => {
    const { heads, rows } = issueSheet(state, lang, w)
    saveBlob(
      new Blob([toCsv(heads, rows)], { type: 'text/csv;charset=utf-8' }),
      fileName(`${name}-${w.head.fileIssues}`, 'csv'),
    )
  }
  return (
    <ChosenProvider value={chosen}>
      <aside className="rail deskrail" aria-label={w.files.title}>
        <DeskRail name={name} onName={setTyped} />
      </aside>
      <main className="imp">
        {state.failure && (
          <p className="notice err" role="alert">
            <Icon name="warn" size={14} />
            {failureText(state.failure, app)}
          </p>
        )}
        {isEmpty ? (
          <StudyNow />
        ) : (
          <>
            <DeskHead onStart={() => void start()} onExport={exportIssues} />
            <ColumnCards />
            <IssueReport />
            <DeskFoot />
          </>
        )}
      </main>
      <aside className="deskside" aria-label={isEmpty ? w.now.study : w.place.mapTitle}>
        {isEmpty ? <StudySide /> : <DeskSide />}
      </aside>
      <PlacingDialog />
    </ChosenProvider>
  )
}
