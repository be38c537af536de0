import type { ReactNode } from 'react'
import { measureOf } from '../core/fca/measures/list.ts'
import { ConservationLine } from './conservation-line.tsx'
import { useApp } from './context.tsx'
import type { Derived } from './derived.tsx'
import { EstimatedLine } from './estimated-line.tsx'
import { Headline } from './headline.tsx'
import { Kpis } from './kpis.tsx'
import { PartsBar, ReachBar } from './parts-bar.tsx'
import { Why } from './why.tsx'
import { ZoneTable } from './zone-table.tsx'

/** The right margin: one sentence, the bar that proves it, four numbers, the table, then why. */
export function Results({
  derived,
  phone = false,
  between,
}: {
  derived: Derived
  phone?: boolean
  between?: ReactNode
}) {
  const asked = useApp((s) => s.view.selection !== null)
  // On a phone the table is longer than the screen: the answer to a question stands above it.
  const whyFirst = phone && asked
  return (
    <>
      {whyFirst && <Why {...derived} />}
      <div className="answer">
        <Headline {...derived} />
        {measureOf(derived.run.method.measure).gap ? (
          <PartsBar {...derived} compact={phone} />
        ) : (
          <ReachBar sheet={derived.sheet} />
        )}
      </div>
      {between}
      <Kpis {...derived} />
      {derived.sheet.rows.length > 0 && <ZoneTable {...derived} />}
      {!whyFirst && <Why {...derived} />}
      <footer className="closing">
        <EstimatedLine />
        {derived.run.analysis.conservation.law === 'equal' && (
          <ConservationLine {...derived.run.analysis.conservation} />
        )}
      </footer>
    </>
  )
}
