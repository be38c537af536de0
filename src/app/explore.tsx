import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { MapHandle } from '../map/map-view.tsx'
import { PageSwitch } from '../panels/assess/page-switch.tsx'
import { useApp, useWords } from '../panels/context.tsx'
import type { Derived } from '../panels/derived.tsx'
import { ErrorBoundary } from '../panels/parts/error-boundary.tsx'
import { Icon } from '../panels/parts/icons.tsx'
import { later } from '../panels/parts/later.tsx'
import { useLayout } from '../panels/parts/use-layout.ts'
import { PhoneShell } from '../panels/phone-shell.tsx'
import { Rail } from '../panels/rail.tsx'
import { Results } from '../panels/results.tsx'
import { NoMap } from './no-map.tsx'

// Pages and modes that are not looked at first.
const EquityPage = later(async () => (await import('../panels/assess/equity-page.tsx')).EquityPage)
const BalancePage = later(async () => (await import('../panels/assess/balance-page.tsx')).BalancePage)
const ScenarioRail = later(async () => (await import('../panels/scenario/scenario-rail.tsx')).ScenarioRail)
const ScenarioResults = later(async () => (await import('../panels/scenario/scenario-results.tsx')).ScenarioResults)
const SpotPanel = later(async () => (await import('../panels/spots/spot-panel.tsx')).SpotPanel)
const ComparePanel = later(async () => (await import('../panels/compare/compare-panel.tsx')).ComparePanel)

// MapLibre is most of the page: it is fetched while the study is read and computed, not before.
const stageModule = import('./map-stage.tsx')
const MapStage = lazy(async () => ({ default: (await stageModule).MapStage }))

interface Props {
  readonly derived: Derived
  readonly onMap: (handle: MapHandle | null) => void
  readonly onDrawable: (isDrawable: boolean) => void
  readonly onAbout: () => void
  readonly onMethod: () => void
}

/** 探索: settings, map, results. In other modes it stays, unseen, so that the map need not be drawn anew. */
export function Explore({ derived, onMap, onDrawable, onAbout, onMethod }: Props) {
  const w = useWords()
  const layout = useLayout()
  const mode = useApp((s) => s.view.mode)
  const page = useApp((s) => s.view.page)
  const spots = useApp((s) => s.spots)
  const [railOpen, setRailOpen] = useState(false)
  const strip = useRef<HTMLButtonElement>(null)
  const folded = layout === 'compact' || layout === 'stack'
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

  const wait = <p className="note page-wait">{w.start.computing}</p>
  const rail =
    mode === 'scenario' ? (
      <Suspense fallback={wait}>
        <ScenarioRail />
      </Suspense>
    ) : (
      <Rail onAbout={onAbout} onMethod={onMethod} />
    )
  const inMargin = () => {
    if (mode === 'scenario') return spots ? <SpotPanel spots={spots} /> : <ScenarioResults />
    if (mode === 'compare') return <ComparePanel />
    if (page === 'balance') return <BalancePage study={derived.study} />
    return page === 'places' ? null : <EquityPage {...derived} />
  }
  const other = inMargin()
  const margin = other && <Suspense fallback={wait}>{other}</Suspense>
  const stage = (
    <ErrorBoundary instead={(message) => <NoMap message={message} onGone={() => onDrawable(false)} />}>
      <Suspense fallback={<main className="mapbox" aria-busy="true" />}>
        <MapStage derived={derived} onMap={onMap} onDrawable={onDrawable} onOpenMap={() => setRailOpen(false)} />
      </Suspense>
    </ErrorBoundary>
  )
  if (layout === 'phone') return <PhoneShell stage={stage} rail={rail} margin={margin} derived={derived} />
  return (
    <>
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
      <aside className="rail" id="rail" aria-label={w.rail.label} hidden={folded && !railOpen}>
        {rail}
      </aside>
      {stage}
      <section className="results" aria-label={w.results.label}>
        {mode === 'explore' && <PageSwitch />}
        {margin ?? <Results derived={derived} />}
      </section>
    </>
  )
}
