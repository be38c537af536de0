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
import { linkOf } from '../state/link.ts'
import type { AppStore } from '../state/store.ts'
import type { Client } from '../worker/client.ts'

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
  const [toast, setToast] = useState('')
  const shell = useMemo<Shell>(() => {
    const w = () => wordsOf(store.getState().view.lang).exports
    const attempt = async (run: () => Promise<string>) => {
      try {
        setToast(await run())
      } catch (error) {
        setToast(`${w().failed}${error instanceof Error ? error.message : String(error)}`)
      }
    }
    const actions: Actions = {
      show: (target) => map.current?.flyTo(target),
      saveImage: () => {
        setToast(w().busy)
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
        <Toast text={toast} onDone={() => setToast('')} />
      </DerivedProvider>
    </ShellProvider>
  )
}

/** Everything outside React's tree that follows the state: language, theme, address bar, readiness. */
function PageState() {
  const w = useWords()
  const state = useApp((s) => s)
  const { view, study } = state
  const derived = useDerived()
  useEffect(() => {
    document.documentElement.lang = view.lang
    document.title = study
      ? `${view.lang === 'en' ? study.data.name.en : study.data.name.zh} · ${w.brand.name} Jiujin`
      : `${w.brand.name} Jiujin`
  }, [view.lang, study, w])
  useEffect(() => {
    document.documentElement.dataset['theme'] = view.theme
  }, [view.theme])
  useEffect(() => {
    document.documentElement.dataset['busy'] = String(state.progress !== null || state.status === 'opening')
  }, [state.progress, state.status])
  const link = derived ? linkOf(state).toString() : null
  useEffect(() => {
    if (link === null) return
    // Browsers refuse more than some hundred changes of the address in half a minute: wait for the hand to rest.
    const timer = setTimeout(() => history.replaceState(null, '', `?${link}`), 150)
    return () => clearTimeout(timer)
  }, [link])
  return null
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
  const strip = useRef<HTMLButtonElement>(null)
  const folded = layout === 'compact' || layout === 'stack'

  useEffect(() => {
    if (failed) document.documentElement.dataset['ready'] = 'true'
  }, [failed])
  useEffect(() => {
    if (!railOpen) return
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setRailOpen(false)
      // What had the focus is about to vanish.
      strip.current?.focus()
    }
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
            ref={strip}
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

/** One line at the foot of the page; it goes after six seconds, or stays while looked at. */
function Toast({ text, onDone }: { text: string; onDone: () => void }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!text || held) return
    const timer = setTimeout(onDone, 6000)
    return () => clearTimeout(timer)
  }, [text, held, onDone])
  return (
    <div aria-live="polite">
      {text && (
        <div className="toast" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
          {text}
        </div>
      )}
    </div>
  )
}
