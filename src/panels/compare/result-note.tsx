import { countsOf, readResults, resultDoubts } from '../../report/saved-results.ts'
import { kpis } from '../../scenario/kpis.ts'
import { effective } from '../../scenario/scenario-list.ts'
import { version } from '../../scenario/version.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { useApp, useNumbers } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { kpiText } from './kpi-text.ts'
import type { Columns } from './matrix.tsx'
import { useCompareWords } from './use-compare-words.ts'

/** What of the file that was opened does not agree with what is computed here; nothing where all does. */
export function ResultNote({ columns }: Columns) {
  const w = useCompareWords().saved
  const names = useCompareWords().kpis
  const n = useNumbers()
  const saved = useApp((s) => (s.saved && s.saved.key === s.study?.key ? s.saved.record : null))
  const scenarios = useApp(scenariosOf)
  const method = useApp((s) => s.method)
  const data = useApp((s) => s.study?.data)
  const results = readResults(saved)
  if (!results || !data) return null
  const doubts = resultDoubts(
    results,
    version,
    countsOf(data),
    method,
    columns.map(({ index, name, shown }) => ({
      name: index < 0 ? '' : name,
      edits: effective(scenarios[index]?.edits ?? []),
      shown,
    })),
  )
  if (!doubts) return null
  const { app, isOtherData, changed, other, checked } = doubts
  const isGrave = isOtherData || changed.length > 0
  return (
    <div className={isGrave ? 'result-note grave' : 'result-note'} role={isGrave ? 'alert' : 'note'}>
      <Icon name={isGrave ? 'warn' : 'info'} size={14} />
      <div>
        {app !== null && <p>{w.version(app, version)}</p>}
        {isOtherData && <p>{w.data}</p>}
        {other.length > 0 && <p>{w.other(other.map((name) => name || w.baseline))}</p>}
        {checked > 0 && <p>{changed.length > 0 ? w.differ(n.int(changed.length)) : w.agree}</p>}
        {changed.length > 0 && (
          <ul>
            {changed.slice(0, 5).map(({ name, kpi, saved: before, now }) => {
              const unit = kpis.find(({ id }) => id === kpi)
              return (
                <li key={`${name} ${kpi}`}>
                  {name || w.baseline}, {names[kpi]?.[0]}:{' '}
                  {unit && `${kpiText(unit, before, n)} → ${kpiText(unit, now, n)}`}
                </li>
              )
            })}
          </ul>
        )}
      </div>
    </div>
  )
}
