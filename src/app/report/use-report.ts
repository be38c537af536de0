import { useEffect, useMemo, useRef, useState } from 'react'
import { openStudio, type Studio } from '../../map/studio.ts'
import { useApp, useShell } from '../../panels/context.tsx'
import { today } from '../../panels/save-blob.ts'
import type { Logo } from '../../scenario/report.ts'
import { reportOf } from '../../state/report-actions.ts'
import { readImage } from './logo.ts'
import { drawPicture, type Layout, laidOut, pictureKey } from './printer.ts'
import { type Sources, sourcesOf } from './sources.ts'

/** What the report speaks of; the same object until one of these parts changes. */
function useSources(): Sources | null {
  const { store } = useShell()
  const run = useApp((s) => s.run)
  const project = useApp((s) => s.timeline?.project)
  const outcomes = useApp((s) => s.outcomes)
  const lang = useApp((s) => s.view.lang)
  const sort = useApp((s) => s.view.sort)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the parts of the state that a report speaks of
  return useMemo(() => sourcesOf(store.getState(), today()), [store, run, project, outcomes, lang, sort])
}

/** The logo as a picture; null = none, or not yet decoded. */
export function useLogo(): HTMLImageElement | null {
  const logo = useApp((s) => reportOf(s).logo)
  const [image, setImage] = useState<{ of: Logo; image: HTMLImageElement } | null>(null)
  useEffect(() => {
    let isOn = true
    if (logo) void readImage(logo).then((read) => isOn && read && setImage({ of: logo, image: read }))
    return () => {
      isOn = false
    }
  }, [logo])
  return logo && image?.of === logo ? image.image : null
}

/** The report laid out; the last layout stays until the next is there. */
export function useLayoutOfReport(logo: HTMLImageElement | null): {
  layout: Layout | null
  /** False: the layout is of what was, the next one is on its way. */
  isCurrent: boolean
  error: unknown
} {
  const sources = useSources()
  const [state, setState] = useState<{ layout: Layout | null; error: unknown }>({ layout: null, error: null })
  const ratio = logo && logo.naturalHeight > 0 ? logo.naturalWidth / logo.naturalHeight : 1
  useEffect(() => {
    if (!sources) return
    let isNewest = true
    laidOut(sources, ratio).then(
      (layout) => isNewest && setState({ layout, error: null }),
      (error: unknown) => isNewest && setState((old) => ({ ...old, error })),
    )
    return () => {
      isNewest = false
    }
  }, [sources, ratio])
  return { ...state, isCurrent: state.layout !== null && state.layout.sources === sources }
}

/** Dots per inch of the maps in the preview. */
const PREVIEW = 132
/** Maps that the preview keeps, the latest. */
const KEPT = 24

export interface Pictures {
  readonly picture: (key: string) => HTMLCanvasElement | null
  /** Changes when a picture has come. */
  readonly version: number
  readonly isDrawing: boolean
  readonly error: unknown
}

/** The maps of some sheets at preview size, drawn one after another; those of the shown sheet first. */
export function usePictures(layout: Layout | null, keys: readonly string[], canDraw: boolean): Pictures {
  const [version, setVersion] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const known = useRef(new Map<string, HTMLCanvasElement>())
  const failed = useRef(new Set<string>())
  const studio = useRef<Studio | null>(null)
  const chain = useRef<Promise<void>>(Promise.resolve())
  useEffect(
    () => () => {
      studio.current?.close()
      studio.current = null
    },
    [],
  )
  const wanted = keys.join('\n')
  useEffect(() => {
    if (!layout || !canDraw) return
    const stop = new AbortController()
    const { sources } = layout
    const orders = new Map(layout.pictures.map((order) => [order.key, order]))
    const missing = wanted.split('\n').flatMap((key) => {
      const order = orders.get(key)
      const name = keyOf(layout, key)
      return order && !known.current.has(name) && !failed.current.has(name) ? [order] : []
    })
    if (missing.length === 0) return
    // One hidden map draws for all: the next begins when the last has ended or given up.
    chain.current = chain.current.then(async () => {
      for (const order of missing) {
        if (stop.signal.aborted) return
        try {
          studio.current ??= openStudio()
          const canvas = await drawPicture(studio.current, sources, order, PREVIEW, stop.signal)
          const cache = known.current
          cache.set(keyOf(layout, order.key), canvas)
          for (const old of [...cache.keys()].slice(0, Math.max(0, cache.size - KEPT))) cache.delete(old)
          setError(null)
        } catch (reason) {
          if (stop.signal.aborted) return
          failed.current.add(keyOf(layout, order.key))
          setError(reason)
        }
        setVersion((v) => v + 1)
      }
    })
    return () => stop.abort()
  }, [layout, wanted, canDraw])
  const picture = (key: string) => (layout ? (known.current.get(keyOf(layout, key)) ?? null) : null)
  const ordered = new Set(layout?.pictures.map(({ key }) => key))
  const isOpen = (key: string) => {
    const name = layout ? keyOf(layout, key) : ''
    return ordered.has(key) && !known.current.has(name) && !failed.current.has(name)
  }
  return { picture, version, isDrawing: canDraw && layout !== null && keys.some(isOpen), error }
}

const numbers = new WeakMap<object, number>()
let next = 0
/** A number for a result, so that pictures of an older one are never taken for those of a newer. */
function numberOf(result: object): number {
  const number = numbers.get(result) ?? next++
  numbers.set(result, number)
  return number
}

function keyOf({ pictures, sources }: Layout, key: string): string {
  const order = pictures.find((one) => one.key === key)
  if (!order) return key
  const { choice } = order.request
  // A scenario's picture depends on its edits; the baseline's on the run alone.
  const scenario = sources.state.timeline?.project.scenarios.find(({ name }) => name === choice.scenario)
  const outcome = scenario ? numberOf(scenario) + (sources.state.outcomes.size > 0 ? 0.5 : 0) : ''
  return `${numberOf(sources.run)} ${sources.lang} ${outcome} ${pictureKey(order, PREVIEW)}`
}
