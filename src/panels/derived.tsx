import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Picture, pictureOf } from '../state/derived/picture.ts'
import { tableRows } from '../state/derived/table-rows.ts'
import { type ZoneRow, type ZoneSheet, zoneSheet } from '../state/derived/zone-rows.ts'
import type { Run } from '../state/store.ts'
import type { Opened } from '../worker/protocol.ts'
import { useApp } from './context.tsx'

/** What all panels show of one run, computed once. */
export interface Derived {
  readonly study: Opened
  readonly run: Run
  readonly sheet: ZoneSheet
  readonly picture: Picture
}

const DerivedContext = createContext<Derived | null>(null)

export function DerivedProvider({ children }: { children: ReactNode }) {
  const study = useApp((s) => s.study)
  const run = useApp((s) => s.run)
  const shade = useApp((s) => s.view.shade)
  const sheet = useMemo(() => study && run && zoneSheet(study.data, run.analysis), [study, run])
  const picture = useMemo(() => study && run && pictureOf(study.data, run.analysis, shade), [study, run, shade])
  const derived = useMemo(
    () => (study && run && sheet && picture ? { study, run, sheet, picture } : null),
    [study, run, sheet, picture],
  )
  return <DerivedContext value={derived}>{children}</DerivedContext>
}

/** null until the first run is there. */
export const useDerived = () => useContext(DerivedContext)

/** Rows as the table shows them; the arrow keys walk the same list. */
export function useTableRows({ sheet, picture }: Derived): ZoneRow[] {
  const filter = useApp((s) => s.view.filter)
  const classFilter = useApp((s) => s.view.classFilter)
  const sort = useApp((s) => s.view.sort)
  const lang = useApp((s) => s.view.lang)
  return useMemo(
    () => tableRows(sheet.rows, { filter, classFilter, sort, lang }, picture),
    [sheet, picture, filter, classFilter, sort, lang],
  )
}
