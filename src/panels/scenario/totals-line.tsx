import { useMemo } from 'react'
import type { Scenario } from '../../scenario/edit.ts'
import { scenarioTotals } from '../../scenario/scenario-totals.ts'
import { useApp, useEditsWords, useNumbers } from '../context.tsx'

/** Net places and cost of a scenario; a sum that misses a cost says so. */
export function TotalsLine({ scenario }: { scenario: Scenario }) {
  const w = useEditsWords().totals
  const n = useNumbers()
  const data = useApp((s) => s.study?.data)
  const totals = useMemo(() => (data ? scenarioTotals(scenario, data) : null), [scenario, data])
  if (!totals) return null
  const { added, cost, uncosted } = totals
  const parts = [w.added(n.signed(added))]
  if (cost !== null) parts.push((uncosted > 0 ? w.atLeast : w.cost)(n.money(cost)))
  if (cost !== null && uncosted > 0) parts.push(w.uncosted(n.int(uncosted)))
  return <p className="note totals">{parts.join(' · ')}</p>
}
