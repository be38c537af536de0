import type { ReactNode } from 'react'
import { ConservationLine } from './conservation-line.tsx'
import type { Derived } from './derived.tsx'
import { Headline } from './headline.tsx'
import { Kpis } from './kpis.tsx'
import { PartsBar } from './parts-bar.tsx'
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
  return (
    <>
      <div className="answer">
        <Headline {...derived} />
        <PartsBar sheet={derived.sheet} compact={phone} />
      </div>
      {between}
      <Kpis sheet={derived.sheet} />
      {derived.sheet.rows.length > 0 && <ZoneTable {...derived} />}
      <Why {...derived} />
      <footer className="closing">
        <ConservationLine {...derived.run.analysis.conservation} />
      </footer>
    </>
  )
}
