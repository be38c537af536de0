import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { nameIn } from '../core/name.ts'
import type { MapFailure } from '../map/controller.ts'
import { type MapHandle, MapView } from '../map/map-view.tsx'
import { shadeName } from '../panels/class-label.ts'
import { useApp, useNumbers, useScenarioWords, useShell, useSpotsWords, useWords } from '../panels/context.tsx'
import type { Derived } from '../panels/derived.tsx'
import { Legend } from '../panels/legend/legend.tsx'
import { MapTip } from '../panels/map-tip.tsx'
import { decayName } from '../panels/method-line.ts'
import { Notices } from '../panels/notices.tsx'
import { later, pageIsReady } from '../panels/parts/later.tsx'
import { useLayout } from '../panels/parts/use-layout.ts'
import { comparedPair } from '../state/derived/compared.ts'
import { isSiteTool, pickSite } from '../state/edit-actions.ts'
import { editAt, scenarioAt, scenariosOf } from '../state/scenario-state.ts'
import { freshSpots } from '../state/spots.ts'
import { setView } from '../state/store.ts'
import type { Target } from '../state/view.ts'
import { type ModeMap, mapKind, modeMap } from './mode-map-input.ts'

// What lies over the map in other modes, and the drawer, which most never open.
const CompareOverlay = later(async () => (await import('./compare-map.tsx')).CompareOverlay)
const ScenarioOverlay = later(async () => (await import('./scenario-overlay.tsx')).ScenarioOverlay)
const SpotOverlay = later(async () => (await import('./spot-overlay.tsx')).SpotOverlay)
const DistributionDrawer = later(
  async () => (await import('../panels/distribution/distribution-drawer.tsx')).DistributionDrawer,
)

interface Props {
  readonly derived: Derived
  readonly onMap: (handle: MapHandle | null) => void
  readonly onDrawable: (drawable: boolean) => void
  readonly onOpenMap: () => void
}

/** The sheet: the map with its title, legend and tooltip. */
export function MapStage({ derived, onMap, onDrawable, onOpenMap }: Props) {
  const w = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const view = useApp((s) => s.view)
  const layout = useLayout()
  const [failure, setFailure] = useState<MapFailure | null>(null)
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const { input, picture } = useModeInput(derived)
  const { mode } = view
  const hasDrawer = mode === 'explore' && view.distribution !== null && derived.sheet.rows.length > 0
  const isTwin = mode === 'compare' && mapKind(view, derived.run.method) !== 'delta'
  const tool = useApp((s) => s.tool)
  const isHeat = useApp((s) => s.view.mode === 'scenario' && freshSpots(s) !== null)
  const scenario = useApp((s) =>
    s.view.mode === 'explore' && s.view.page !== 'equity'
      ? null
      : s.view.mode === 'compare'
        ? (scenariosOf(s)[comparedPair(s).right] ?? null)
        : scenarioAt(s),
  )
  // Without a scenario the map shows the baseline, and so does its legend.
  const isCompared = mode === 'compare' && scenario !== null
  const isEdited = useApp((s) => editAt(s) >= 0)
  const sw = useScenarioWords()
  const spotsWords = useSpotsWords()
  const { data } = derived.study
  const { method } = derived.run
  const phone = layout === 'phone'
  const narrow = layout !== 'wide'
  const isBesideTable = layout === 'compact' && mode === 'compare'

  const words = useMemo(
    () => ({
      map: w.map.label,
      zoomIn: w.map.zoomIn,
      zoomOut: w.map.zoomOut,
      home: w.map.home,
      north: w.map.north,
      metres: 'm',
      kilometres: 'km',
      notes: narrow
        ? [nameIn(data.credit, view.lang)]
        : [w.map.source.veil, ...(data.illustrative ? [w.map.source.schematic] : []), nameIn(data.credit, view.lang)],
    }),
    [w, data, view.lang, narrow],
  )
  const padding = useMemo(
    () =>
      phone
        ? { top: 76, right: 24, bottom: 370, left: 24 }
        : // On a wide screen the open legend stands in the lower left; beside a comparison legend and notes lie one above the other.
          {
            top: 40,
            right: 60,
            bottom: isBesideTable ? 250 : narrow || hasDrawer ? 84 : 44,
            left: narrow ? 40 : 72,
          },
    [phone, narrow, hasDrawer, isBesideTable],
  )
  useEffect(() => {
    const drawable = failure !== 'webgl' && failure !== 'worker'
    onDrawable(drawable)
    if (!drawable) pageIsReady()
  }, [failure, onDrawable])

  const notes = (
    <div className="notices">
      <Notices />
      {(failure === 'lost' || failure === 'error') && <p className="notice">{w.map.lost}</p>}
    </div>
  )
  if (failure === 'webgl' || failure === 'worker') {
    return (
      <main className="mapbox">
        {notes}
        <div className="nomap" role="alert">
          <h2 className="head">{w.map.cannotDraw}</h2>
          <p>{w.map.lacks[failure].text}</p>
          <p className="sec">{w.map.lacks[failure].fix}</p>
        </div>
      </main>
    )
  }
  return (
    <main
      className="mapbox"
      data-tool={mode === 'scenario' ? (tool ?? undefined) : undefined}
      data-drawer={hasDrawer}
      data-twin={isTwin ? mapKind(view, derived.run.method) : undefined}
      style={isTwin ? { '--swipe': `${view.swipe}%` } : undefined}
    >
      <MapView
        input={input}
        camera={view.camera}
        padding={padding}
        words={words}
        onHover={(hover: Target | null, point) => {
          setAt(hover ? point : null)
          setView(store, { hover })
        }}
        onSelect={(selection) => {
          if (mode !== 'explore') {
            const id = selection?.kind === 'site' ? data.sites.id[selection.index] : undefined
            if (isSiteTool(tool) && id !== undefined) pickSite(store, tool, id)
            return
          }
          onOpenMap()
          setView(store, { selection })
        }}
        onCamera={(camera) => setView(store, { camera })}
        onReady={(handle) => {
          onMap(handle)
          pageIsReady()
        }}
        onFailure={setFailure}
        onRecovered={() => setFailure(null)}
      >
        <Suspense>{isCompared && <CompareOverlay derived={derived} map={words} at={at} onPoint={setAt} />}</Suspense>
        {!isTwin && (
          <div className="sheet-title" data-plate={scenario !== null}>
            <h2>
              {isHeat
                ? spotsWords.mapTitle
                : scenario
                  ? sw.map.title(scenario.name)
                  : shadeName(derived.picture.shade, method.measure, w)}
            </h2>
            {scenario && !isHeat && (
              <p className="against">
                {mode === 'scenario' && isEdited ? sw.map.against.edit : sw.map.against.baseline}
              </p>
            )}
            <p>
              {scenario
                ? `${w.stage[method.stage]} · ${n.metres(method.threshold)} · ${decayName(method, w)}`
                : w.map.subtitle({
                    stage: w.stage[method.stage],
                    reach: n.metres(method.threshold),
                    decay: decayName(method, w),
                  })}
              {method.qualityOnly && ` · ${w.quality.only}`}
            </p>
          </div>
        )}
        {!isCompared && !isHeat && <Legend {...derived} picture={picture} />}
        <Suspense>
          {isHeat && <SpotOverlay />}
          {mode === 'scenario' && <ScenarioOverlay />}
        </Suspense>
        {mode === 'explore' && at && view.hover && <MapTip {...derived} target={view.hover} at={at} />}
      </MapView>
      {hasDrawer && (
        <Suspense fallback={<section className="drawer" aria-busy="true" />}>
          <DistributionDrawer {...derived} />
        </Suspense>
      )}
      {notes}
    </main>
  )
}

/** The map and its legend follow the view, the hand and the results of scenarios, and nothing else of the state. */
function useModeInput(derived: Derived) {
  const { store } = useShell()
  const view = useApp((s) => s.view)
  const answer = useApp((s) => s.held?.answer)
  const spots = useApp((s) => s.spots?.found)
  const outcomes = useApp((s) => s.outcomes)
  const timeline = useApp((s) => s.timeline)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the parts of the state that the input depends on
  const now = useMemo(() => modeMap(derived, store.getState()), [derived, view, answer, spots, outcomes, timeline])
  const last = useRef<{ key: string; map: ModeMap } | null>(null)
  const key = `${derived.study.key} ${view.mode} ${view.scenario} ${view.shade} ${spots?.key ?? ''}`
  if (!now.isPending) last.current = { key, map: now }
  if (!now.isPending || last.current?.key !== key) return now
  // A site that was just put down keeps the colours of the hand until it is computed in full: none of the baseline flash up.
  const { input, picture } = last.current.map
  return { input: { ...now.input, classes: input.classes, quality: input.quality }, picture }
}
