import { useApp, useWords } from './context.tsx'

/** Says with every result which of the figures it rests on are estimates. */
export function EstimatedLine() {
  const w = useWords()
  const provenance = useApp((s) => s.run?.study.data.provenance)
  const isEstimated = (of: string) => provenance?.some((entry) => entry.of === of && entry.basis === 'estimated')
  const what = [
    isEstimated('schools.capacity') && w.estimated.places,
    isEstimated('demand.children') && w.estimated.children,
  ].filter((word) => typeof word === 'string')
  if (what.length === 0) return null
  return <p className="note">{w.estimated.line(what.join(w.estimated.and))}</p>
}
