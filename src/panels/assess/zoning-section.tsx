import type { Zoning } from '../../core/catchment/zoning.ts'
import { useNumbers } from '../context.tsx'
import { useBalanceWords } from './use-balance-words.ts'

/** Whether children are zoned to their nearest school, and what it costs them where not. */
export function ZoningSection({ zoning }: { zoning: Zoning }) {
  const w = useBalanceWords().equity.zoning
  const n = useNumbers()
  const { zoned, notNearest, farther, unserved, outside } = zoning
  return (
    <section className="assess-sect" aria-label={w.title}>
      <div className="hd">
        <h2>{w.title}</h2>
        <span className="mut">{w.note}</span>
      </div>
      <div className="says-list">
        {zoned > 0 && (
          <p>
            {notNearest > 0 && farther
              ? w.notNearest(n.percent((100 * notNearest) / zoned, 1), n.int(notNearest))
              : w.none}
          </p>
        )}
        {farther && <p>{w.farther(n.metres(farther.mean), n.metres(farther.p90))}</p>}
        {unserved > 0 && <p>{w.unserved(n.int(unserved))}</p>}
        {outside > 0 && <p>{w.outside(n.int(outside))}</p>}
      </div>
    </section>
  )
}
