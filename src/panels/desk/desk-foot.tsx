import { useNumbers } from '../context.tsx'
import { useDesk, useDeskWords } from './desk-context.tsx'

/** What the study would hold. */
export function DeskFoot() {
  const w = useDeskWords()
  const n = useNumbers()
  const report = useDesk((one) => one.report)
  const isEstimated = useDesk((one) => one.report?.checks.some((check) => check.isEstimated) ?? false)
  if (!report) return null
  const figures = [
    [w.foot.sites, report.totals.sites],
    [w.foot.places, report.totals.places],
    [w.foot.quality, report.totals.quality],
    [w.foot.points, report.totals.points],
    [w.foot.children, report.totals.children],
    [w.foot.zones, report.totals.zones],
  ] as const
  return (
    <footer className="recon">
      <dl>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{n.int(value)}</dd>
          </div>
        ))}
      </dl>
      {isEstimated && <p className="warntext">{w.foot.estimated}</p>}
    </footer>
  )
}
