import { percentages } from '../core/aggregate/apportion.ts'
import { useNumbers, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'

const parts = ['placed', 'full', 'out'] as const
const swatch = { placed: 'a', full: 'f', out: 'o' } as const

/** For a measure that knows no gap: all children in two parts, with a school in reach or without. */
export function ReachBar({ sheet }: Pick<Derived, 'sheet'>) {
  const w = useWords()
  const n = useNumbers()
  const { children, out } = sheet.total
  const shares = percentages([children - out, out])
  const rows = [
    ['a', w.measure.inReach, children - out, shares[0]],
    ['o', w.parts.out, out, shares[1]],
  ] as const
  return (
    <div className="parts">
      <div className="tpb" role="img" aria-label={w.parts.label}>
        {rows.map(
          ([swatch, , count, part]) => count > 0 && <i key={swatch} className={swatch} style={{ flexGrow: part }} />,
        )}
      </div>
      <dl className="tpl">
        {rows.map(([swatch, label, count, part]) => (
          <div key={swatch}>
            <dt>
              <i className={`sq3 ${swatch}`} />
              {label}
            </dt>
            <dd className="b">{n.int(count)}</dd>
            <dd className="pct">{n.percent(part ?? Number.NaN, 1)}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{w.measure.noGap}</p>
    </div>
  )
}

/** The bar that proves the sentence: all children in three parts, always adding up. */
export function PartsBar({ sheet, run, compact = false }: Pick<Derived, 'sheet' | 'run'> & { compact?: boolean }) {
  const w = useWords()
  const n = useNumbers()
  const { total } = sheet
  const words = run.method.qualityOnly ? w.partsQuality : w.parts
  return (
    <div className="parts">
      <div className="tpb" role="img" aria-label={words.label}>
        {parts.map(
          (part, k) =>
            total[part] > 0 && <i key={part} className={swatch[part]} style={{ flexGrow: total.shares[k] }} />,
        )}
      </div>
      <dl className={compact ? 'tpl compact' : 'tpl'}>
        {parts.map((part, k) => (
          <div key={part}>
            <dt>
              <i className={`sq3 ${swatch[part]}`} />
              {compact ? words.short[part] : words[part]}
            </dt>
            <dd className="b">{n.int(total[part])}</dd>
            <dd className="pct">{n.percent(total.shares[k]!, 1)}</dd>
          </div>
        ))}
        {!compact && (
          <div className="sum">
            <dt>
              <i className="sq3" />
              {words.all}
            </dt>
            <dd>{n.int(total.children)}</dd>
            <dd className="pct">{n.percent(total.children > 0 ? 100 : Number.NaN)}</dd>
          </div>
        )}
      </dl>
    </div>
  )
}
