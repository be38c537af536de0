import { useApp, useNumbers, useWords } from './context.tsx'
import { Icon, type IconName } from './parts/icons.tsx'

function Row({ icon, label, value }: { icon: IconName; label: string; value: string }) {
  return (
    <div className="datarow">
      <dt>
        <Icon name={icon} />
        {label}
      </dt>
      <dd>{value}</dd>
    </div>
  )
}

/** What went in: sites, children, streets, catchments. */
export function DataSection({ onAbout }: { onAbout: () => void }) {
  const w = useWords()
  const n = useNumbers()
  const run = useApp((s) => s.run)
  if (!run) return null
  const { analysis } = run
  const { data, issues } = run.study
  const places = analysis.capacity.reduce((a, b) => a + b, 0)
  const sites = analysis.capacity.reduce((count, s) => count + (s > 0 ? 1 : 0), 0)
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.data.title}</h2>
        <button type="button" className="lk" onClick={onAbout}>
          {issues.length > 0 ? w.data.notes(n.int(issues.length)) : w.head.aboutData}
        </button>
      </div>
      <dl>
        <Row icon="school" label={w.data.sites} value={w.data.sitesValue(n.int(sites), n.int(places))} />
        <Row
          icon="pin"
          label={w.data.demand}
          value={w.data.demandValue(n.int(data.demand.id.length), n.int(analysis.total.children))}
        />
        {data.zones && <Row icon="layers" label={w.data.zones} value={n.int(data.zones.id.length)} />}
        {data.catchments && <Row icon="polygon" label={w.data.catchments} value={n.int(data.catchments.id.length)} />}
      </dl>
    </section>
  )
}
