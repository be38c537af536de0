import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { measureOf } from '../core/fca/measures/list.ts'
import { ruleWord } from '../core/quality.ts'
import { decayWord } from '../scenario/decay-choice.ts'
import { classingOf } from '../state/classing.ts'
import { type Picture, pictureOf } from '../state/derived/picture.ts'
import { type CurvePoint, reachCurve } from '../state/derived/reach-curve.ts'
import { tableRows } from '../state/derived/table-rows.ts'
import { type ZoneRow, type ZoneSheet, zoneSheet } from '../state/derived/zone-rows.ts'
import type { Run } from '../state/store.ts'
import type { Opened } from '../worker/protocol.ts'
import { useApp, useShell } from './context.tsx'

/** What all panels show of one run, computed once. */
export interface Derived {
  readonly study: Opened
  readonly run: Run
  readonly sheet: ZoneSheet
  readonly picture: Picture
}

const DerivedContext = createContext<Derived | null>(null)

export function DerivedProvider({ children }: { children: ReactNode }) {
  const run = useApp((s) => s.run)
  const study = run?.study ?? null
  const shade = useApp((s) => s.view.shade)
  const classing = useApp(classingOf)
  const sheet = useMemo(() => study && run && zoneSheet(study.data, run.analysis), [study, run])
  const picture = useMemo(
    () => study && run && pictureOf(study.data, run, shade, classing),
    [study, run, shade, classing],
  )
  const derived = useMemo(
    () => (study && run && sheet && picture ? { study, run, sheet, picture } : null),
    [study, run, sheet, picture],
  )
  return (
    <DerivedContext value={derived}>
      <CurveContext value={useCurve()}>{children}</CurveContext>
    </DerivedContext>
  )
}

const CurveContext = createContext<readonly CurvePoint[] | null>(null)

/** Children with a place at every reach; null until computed. */
export const useReachCurve = () => useContext(CurveContext)

/** The curve follows every parameter but the reach itself; it is computed after the map, in the background. */
function useCurve() {
  const { store, client } = useShell()
  const key = useApp((s) => (s.run ? s.study?.key : undefined))
  const { measure, distance, stage, qualityOnly, quality, decay } = useApp((s) => s.method)
  // Stepped bands move with the reach, which the curve does not depend on.
  const decayShape = decay.kind === 'stepped' ? decay.kind : decayWord(decay)
  const [curve, setCurve] = useState<readonly CurvePoint[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the curve depends on these parts of the method alone
  useEffect(() => {
    // Only places per child tell how many children have a place.
    if (!key || !measureOf(measure).gap) {
      setCurve(null)
      return
    }
    const stop = new AbortController()
    // Given up for a newer one, or failed like the run itself, which says so: the slider works without its curve.
    reachCurve(client, key, store.getState().method, stop.signal).then(setCurve, () => {})
    return () => stop.abort()
  }, [key, measure, decayShape, distance, stage, qualityOnly, qualityOnly && ruleWord(quality)])
  return curve
}

/** null until the first run is there. */
export const useDerived = () => useContext(DerivedContext)

/** Rows as the table shows them; the arrow keys walk the same list. */
export function useTableRows({ sheet, picture, run }: Derived): ZoneRow[] {
  const { gap } = measureOf(run.method.measure)
  const filter = useApp((s) => s.view.filter)
  const classFilter = useApp((s) => s.view.classFilter)
  const range = useApp((s) => s.view.range)
  const picked = useApp((s) => s.view.picked)
  const sort = useApp((s) => s.view.sort)
  const lang = useApp((s) => s.view.lang)
  return useMemo(
    () => tableRows(sheet.rows, { filter, classFilter, range, picked, sort, lang }, picture, gap),
    [sheet, picture, gap, filter, classFilter, range, picked, sort, lang],
  )
}
