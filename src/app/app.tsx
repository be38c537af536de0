import './tokens.css'
import './base.css'
import './frame.css'
import './rail.css'
import './sheet.css'
import './results.css'
import './floats.css'
import './scenario.css'
import './compare.css'
import './spots.css'
import './edits.css'
import './layouts.css'
import './assess.css'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { failureText } from '../i18n/failure-text.ts'
import { wordsOf } from '../i18n/language.ts'
import type { MapHandle } from '../map/map-view.tsx'
import { type Message, type Shell, ShellProvider, useApp, useWords } from '../panels/context.tsx'
import { DerivedProvider, useDerived } from '../panels/derived.tsx'
import { Header } from '../panels/header.tsx'
import { Announcer, Progress } from '../panels/notices.tsx'
import { ErrorBoundary } from '../panels/parts/error-boundary.tsx'
import { later, pageIsReady } from '../panels/parts/later.tsx'
import { useLayout } from '../panels/parts/use-layout.ts'
import { StartScreen } from '../panels/start-screen.tsx'
import { createAnalyst } from '../state/analyse.ts'
import { createDesk } from '../state/desk.ts'
import { createHand } from '../state/hand.ts'
import { createKeeper } from '../state/keep.ts'
import { createScenarioRuns } from '../state/scenario-runs.ts'
import { createSpotFinder } from '../state/spots.ts'
import type { AppStore } from '../state/store.ts'
import { TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf } from '../worker/protocol.ts'
import { createActions } from './actions.ts'
import { DeskTabs } from './desk-tabs.tsx'
import { DropZone } from './drop-zone.tsx'
import { Explore } from './explore.tsx'
import { Broken } from './no-map.tsx'
import { openFirst } from './opening.ts'
import { PageState } from './page-state.tsx'
import { Toast } from './toast.tsx'

const DataMode = later(async () => (await import('../panels/desk/data-mode.tsx')).DataMode)
const ReportMode = later(async () => (await import('./report/report-mode.tsx')).ReportMode)

// Read by few, these load when they are opened.
const AboutDialog = later(async () => (await import('../panels/about-dialog.tsx')).AboutDialog)
const MethodDialog = later(async () => (await import('../panels/method-dialog.tsx')).MethodDialog)

interface Props {
  readonly store: AppStore
  readonly client: Client
  /** What the address says. */
  readonly query: URLSearchParams
  /** What stands behind its #. */
  readonly hash: string
}

export function App({ store, client, query, hash }: Props) {
  const map = useRef<MapHandle | null>(null)
  const [message, setMessage] = useState<Message | null>(null)
  const { shell, start } = useMemo(() => {
    const say = (next: Message) => setMessage(next)
    const analyst = createAnalyst(store, client)
    const desk = createDesk(store, client)
    const words = () => wordsOf(store.getState().view.lang)
    const why = (error: unknown) => failureText(error instanceof TaskFailed ? error.failure : failureOf(error), words())
    const keeper = createKeeper(store, client, (error) => say({ text: words().keep.failed(why(error)) }))
    const actions = createActions({ store, client, analyst, keeper, desk, map: () => map.current, say })
    const begin = async () => {
      const { restoredAt, lost } = await openFirst(analyst, client, keeper, query)
      const { keep } = words()
      const action = { label: keep.toSample, run: () => void actions.openSample() }
      if (lost !== null) say({ text: keep.lost(why(lost)) })
      else if (restoredAt !== null) say({ text: keep.restored(shortDate(restoredAt)), action })
      if (hash.includes('scenarios=') && store.getState().study) await actions.openLinked(hash)
    }
    createScenarioRuns(store, client)
    const hand = createHand(store, client)
    const spots = createSpotFinder(store, client)
    return { shell: { store, client, desk, hand, spots, actions } satisfies Shell, start: begin }
  }, [store, client, query, hash])
  useEffect(() => void start(), [start])

  return (
    <ShellProvider value={shell}>
      <DerivedProvider>
        <PageState />
        <ErrorBoundary instead={(message) => <Broken message={message} />}>
          <Screen onMap={(handle) => (map.current = handle)} />
        </ErrorBoundary>
        <Toast message={message} onDone={() => setMessage(null)} />
        <DropZone />
      </DerivedProvider>
    </ShellProvider>
  )
}

/** 11-22 16:30, local time; the same in both languages. */
function shortDate(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

function Screen({ onMap }: { onMap: (handle: MapHandle | null) => void }) {
  const w = useWords()
  const layout = useLayout()
  const derived = useDerived()
  const mode = useApp((s) => s.view.mode)
  const page = useApp((s) => s.view.page)
  const failed = useApp((s) => s.status === 'failed')
  const [dialog, setDialog] = useState<'about' | 'method' | null>(null)
  // Once opened a dialog stays, closed, so that focus finds its way back.
  const [seen, setSeen] = useState({ about: false, method: false })
  const openDialog = (which: 'about' | 'method') => {
    setSeen({ ...seen, [which]: true })
    setDialog(which)
  }
  const [hasMap, setHasMap] = useState(true)
  const needsMap = mode !== 'data' && mode !== 'report'
  const [wasExplored, setExplored] = useState(needsMap)
  if (needsMap && !wasExplored) setExplored(true)

  useEffect(() => {
    if (failed) pageIsReady()
  }, [failed])

  const header = <Header hasMap={hasMap && derived !== null} onAbout={() => openDialog('about')} />
  if (!derived && mode !== 'data') {
    return (
      <>
        {header}
        <StartScreen />
      </>
    )
  }
  return (
    <div className="app" data-layout={layout} data-mode={mode} data-page={mode === 'explore' ? page : undefined}>
      {mode === 'explore' && (
        <a className="skip" href="#streets">
          {w.head.skip}
        </a>
      )}
      {header}
      <Progress />
      {mode === 'data' && (
        <Suspense fallback={<p className="sr">{w.start.computing}</p>}>
          <DataMode />
          {layout === 'phone' && <DeskTabs />}
        </Suspense>
      )}
      {derived && mode === 'report' && (
        <Suspense fallback={<p className="sr">{w.start.computing}</p>}>
          <ReportMode />
        </Suspense>
      )}
      {derived && wasExplored && (
        <Explore
          derived={derived}
          onMap={onMap}
          onDrawable={setHasMap}
          onAbout={() => openDialog('about')}
          onMethod={() => openDialog('method')}
        />
      )}
      <Suspense>
        {seen.about && <AboutDialog open={dialog === 'about'} onClose={() => setDialog(null)} />}
        {seen.method && <MethodDialog open={dialog === 'method'} onClose={() => setDialog(null)} />}
      </Suspense>
      {derived && <Announcer derived={derived} />}
    </div>
  )
}
