import type { SiteExplanation } from '../core/fca/explain.ts'
import { NO_CAPACITY, NO_DEMAND } from '../core/fca/model.ts'
import { nameIn } from '../core/name.ts'
import { useApp, useNumbers, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { Skeleton } from './why-sites.tsx'

interface Props extends Derived {
  readonly site: number
  /** null = still computing. */
  readonly detail: SiteExplanation | null
}

/** One site: its places, its load, and from which streets its competitors come. */
export function WhySite({ site, detail, study, run }: Props) {
  const w = useWords()
  const n = useNumbers()
  const lang = useApp((s) => s.view.lang)
  const { data, zoneOf } = study
  const { analysis, method } = run
  const reach = n.reach(method.threshold)
  const places = analysis.capacity[site]!
  const pupils = data.sites.enrolment[site]!
  const flags = analysis.run.siteFlags[site]!
  const group = data.sites.group[site]!
  if (!detail) return <Skeleton label={w.why.loading} />

  const byZone = new Map<number, { children: number; weighted: number }>()
  for (const { point, weight, children } of detail) {
    const zone = zoneOf[point]!
    const entry = byZone.get(zone) ?? { children: 0, weighted: 0 }
    entry.children += children
    entry.weighted += children * weight
    byZone.set(zone, entry)
  }
  const zones = [...byZone]
    .filter(([, z]) => z.children > 0)
    .sort((a, b) => b[1].weighted - a[1].weighted || a[0] - b[0])
  const longest = Math.max(0, ...zones.map(([, z]) => z.weighted))

  return (
    <>
      <p className="facts">
        <span className="tag">{analysis.quality[site] ? w.why.qualityYes : w.why.qualityNo}</span>
        {group && <span className="tag">{w.why.group(group)}</span>}
        {Number.isFinite(pupils) && places > 0 && (
          <span>{w.why.load(n.int(pupils), n.percent((100 * pupils) / places))}</span>
        )}
      </p>
      <p>
        {flags & NO_CAPACITY
          ? w.why.siteNoCapacity
          : flags & NO_DEMAND
            ? w.why.siteNoDemand(reach)
            : w.why.site({
                places: n.int(places),
                children: n.int(analysis.run.siteChildren[site]!),
                reach,
                demand: n.int(analysis.run.siteDemand[site]!),
                ratio: n.decimal(analysis.run.siteRatio[site]!),
              })}
      </p>
      {zones.length > 0 && (
        <table className="wt">
          <thead>
            <tr>
              <th>{w.why.siteFrom}</th>
              <th className="num">{w.why.siteChildren}</th>
              <th className="adds">{w.why.siteWeighted}</th>
            </tr>
          </thead>
          <tbody>
            {zones.map(([zone, entry]) => (
              <tr key={zone}>
                <td>{zone < 0 ? w.table.outside : nameIn(data.zones!.name[zone]!, lang)}</td>
                <td className="num">{n.int(entry.children)}</td>
                <td className="adds">
                  <i style={{ width: `${longest > 0 ? (entry.weighted / longest) * 46 : 0}px` }} />
                  {n.int(entry.weighted)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
