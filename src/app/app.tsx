import './tokens.css'
import './base.css'
import './frame.css'
import './rail.css'
import './sheet.css'
import './results.css'
import './floats.css'
import './layouts.css'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { failureText } from '../i18n/failure-text.ts'
import { wordsOf } from '../i18n/language.ts'
import type { MapHandle } from '../map/map-view.tsx'
import { AboutDialog } from '../panels/about-dialog.tsx'
import { type Actions, type Shell, ShellProvider, useApp, useShell, useWords } from '../panels/context.tsx'
import { DerivedProvider, useDerived } from '../panels/derived.tsx'
import { Header } from '../panels/header.tsx'
import { MethodDialog } from '../panels/method-dialog.tsx'
import { Announcer, Progress } from '../panels/notices.tsx'
import { ErrorBoundary } from '../panels/parts/error-boundary.tsx'
import { Icon } from '../panels/parts/icons.tsx'
import { useLayout } from '../panels/parts/use-layout.ts'
import { PhoneShell } from '../panels/phone-shell.tsx'
import { Rail } from '../panels/rail.tsx'
import { Results } from '../panels/results.tsx'
import { StartScreen } from '../panels/start-screen.tsx'
import type { Analyst } from '../state/analyse.ts'
import { type AppStore, redoStep, undoStep } from '../state/store.ts'
import type { Client } from '../worker/client.ts'
import { PageState } from './page-state.tsx'
import { type Message, Toast } from './toast.tsx'

// MapLibre is most of the page: it is fetched while the study is read and computed, not before.
const stageModule = import('./map-stage.tsx')
const MapStage = lazy(async () => ({ default: (await stageModule).MapStage }))

interface Props {
  readonly store: AppStore
  readonly client: Client
  readonly analyst: Analyst
}

export function App({ store, client, analyst }: Props) {
  const map = useRef<MapHandle | null>(null)
  const [message, setMessage] = useState<Message | null>(null)
  const shell = useMemo<Shell>(() => {
    const w = () => wordsOf(store.getState().view.lang).exports
    const attempt = async (run: () => Promise<string>) => {
      try {
        setMessage({ text: await run() })
      } catch (error) {
        setMessage({ text: `${w().failed}${error instanceof Error ? error.message : String(error)}` })
      }
    }
    /** Goes one step and says which; where there is none, nothing. */
    const travel = (way: 'past' | 'future', go: (store: AppStore) => void) => {
      const step = store.getState().timeline?.[way].at(-1)?.label
      if (step === undefined) return
      go(store)
      const { undo } = wordsOf(store.getState().view.lang)
      const name = undo.steps[step] ?? undo.step
      setMessage({ text: way === 'past' ? undo.undone(name) : undo.redone(name) })
    }
    const actions: Actions = {
      show: (target) => map.current?.flyTo(target),
      saveImage: () => {
        setMessage({ text: w().busy })
        return attempt(async () => w().saved(await (await import('./save.ts')).saveImage(store, map.current)))
      },
      saveTable: () => void attempt(async () => w().saved((await import('./save.ts')).saveTable(store))),
      copyLink: () =>
        attempt(async () => {
          await navigator.clipboard.writeText(location.href).catch(() => Promise.reject(new Error(w().copyFailed)))
          return w().copied
        }),
      cancel: analyst.cancel,
      rerun: analyst.rerun,
      undo: () => travel('past', undoStep),
      redo: () => travel('future', redoStep),
    }
    return { store, client, actions }
  }, [store, client, analyst])

  return (
    <ShellProvider value={shell}>
      <DerivedProvider>
        <PageState />
        <ErrorBoundary instead={(message) => <Broken message={message} />}>
          <Screen onMap={(handle) => (map.current = handle)} />
        </ErrorBoundary>
        <Toast message={message} onDone={() => setMessage(null)} />
      </DerivedProvider>
    </ShellProvider>
  )
}

function Screen({ onMap }: { onMap: (handle: MapHandle | null) => void }) {
  const w = useWords()
  const layout = useLayout()
  const derived = useDerived()
  const failed = useApp((s) => s.status === 'failed')
  const [about, setAbout] = useState(false)
  const [note, setNote] = useState(false)
  const [railOpen, setRailOpen] = useState(false)
  const [hasMap, setHasMap] = useState(true)
  const folded = layout === 'compact' || layout === 'stack'

  useEffect(() => {
    if (failed) document.documentElement.dataset['ready'] = 'true'
  }, [failed])
  useEffect(() => {
    if (!railOpen) return
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setRailOpen(false)
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [railOpen])

  if (!derived) {
    return (
      <>
        <Header hasMap={false} onAbout={() => setAbout(true)} />
        <StartScreen />
      </>
    )
  }
  const rail = <Rail onAbout={() => setAbout(true)} onMethod={() => setNote(true)} />
  const stage = (
    <ErrorBoundary instead={(message) => <NoMap message={message} onGone={() => setHasMap(false)} />}>
      <Suspense fallback={<main className="mapbox" aria-busy="true" />}>
        <MapStage derived={derived} onMap={onMap} onDrawable={setHasMap} onOpenMap={() => setRailOpen(false)} />
      </Suspense>
    </ErrorBoundary>
  )
  return (
    <div className="app" data-layout={layout}>
      <a className="skip" href="#streets">
        {w.head.skip}
      </a>
      <Header hasMap={hasMap} onAbout={() => setAbout(true)} />
      <Progress />
      {folded && (
        <div className="strip">
          <button
            type="button"
            className="ib"
            aria-expanded={railOpen}
            aria-controls="rail"
            aria-label={railOpen ? w.rail.close : w.rail.open}
            title={railOpen ? w.rail.close : w.rail.open}
            onClick={() => setRailOpen(!railOpen)}
          >
            <Icon name={railOpen ? 'close' : 'sliders'} />
          </button>
        </div>
      )}
      {layout === 'phone' ? (
        <PhoneShell stage={stage} rail={rail} derived={derived} />
      ) : (
        <>
          <aside className="rail" id="rail" aria-label={w.rail.label} hidden={folded && !railOpen}>
            {rail}
          </aside>
          {stage}
          <section className="results" aria-label={w.results.label}>
            <Results derived={derived} />
          </section>
        </>
      )}
      <AboutDialog open={about} onClose={() => setAbout(false)} />
      <MethodDialog open={note} onClose={() => setNote(false)} />
      <Announcer derived={derived} />
    </div>
  )
}

/** The map's own part could not be loaded or failed: the table goes on without it. */
function NoMap({ message, onGone }: { message: string; onGone: () => void }) {
  const w = useWords()
  useEffect(() => {
    onGone()
    document.documentElement.dataset['ready'] = 'true'
  }, [onGone])
  return (
    <main className="mapbox">
      <div className="nomap" role="alert">
        <h2 className="head">{w.map.cannotDraw}</h2>
        <p>{failureText({ code: 'unexpected', params: { message }, message }, w)}</p>
      </div>
    </main>
  )
}

/** The screen itself failed: say so, with a way out. */
function Broken({ message }: { message: string }) {
  const { store } = useShell()
  useEffect(() => {
    store.setState({ status: 'failed', failure: { code: 'unexpected', params: { message }, message } })
  }, [store, message])
  return <StartScreen />
}
