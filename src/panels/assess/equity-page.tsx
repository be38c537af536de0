import { measureOf } from '../../core/fca/measures/list.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { AreaTable } from './area-table.tsx'
import { EquityFigures } from './equity-figures.tsx'
import { LorenzChart } from './lorenz-chart.tsx'
import { NearbySection } from './nearby-section.tsx'
import { TheilStreets } from './theil-streets.tsx'
import { useBalanceWords } from './use-balance-words.ts'
import { type EquityView, useEquity } from './use-equity.ts'
import { ZoningSection } from './zoning-section.tsx'

/** 公平: how evenly children are served, of the baseline or the scenario that is worked on. */
export function EquityPage({ study, run }: Pick<Derived, 'study' | 'run'>) {
  const w = useBalanceWords().equity
  const { store } = useShell()
  const scenarios = useApp(scenariosOf)
  const at = useApp((s) => s.view.scenario)
  const shown = useEquity({ study, run })
  return (
    <div className="equity" data-old={shown?.isOld} aria-busy={!shown || shown.isOld}>
      {scenarios.length > 0 && (
        <label className="of-field">
          <span>{w.of}</span>
          <select
            className="field"
            value={scenarios[at] ? at : -1}
            onChange={(event) => setView(store, { scenario: Number(event.target.value) })}
          >
            <option value={-1}>{w.baseline}</option>
            {scenarios.map(({ name }, k) => (
              <option key={name} value={k}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown ? <EquityContent study={study} shown={shown} /> : <p className="note page-wait">{w.computing}</p>}
    </div>
  )
}

function EquityContent({ study, shown }: { study: Derived['study']; shown: EquityView }) {
  const words = useWords()
  const w = useBalanceWords().equity
  const n = useNumbers()
  const { equity, before, analysis, method, zoning } = shown
  const { zones } = study.data
  const half = equity.lorenz?.[(equity.lorenz.length - 1) / 2] ?? Number.NaN
  const hasPlaces = measureOf(method.measure).unit === 'places-per-child'
  const head = hasPlaces ? w.head : w.headOther
  return (
    <>
      <div className="answer">
        <h1 className="head">{equity.lorenz ? head(n.percent(100 * half)) : w.nothing}</h1>
        {!hasPlaces && <p className="worst">{words.measure.names[method.measure]}</p>}
        {equity.withoutValue > 0 && <p className="worst">{w.withoutValue(n.int(equity.withoutValue))}</p>}
      </div>
      {equity.lorenz && (
        <>
          <LorenzChart equity={equity} before={before} />
          <EquityFigures equity={equity} before={before} zones={zones} />
          {equity.theil && zones && <TheilStreets theil={equity.theil} zones={zones} />}
        </>
      )}
      <NearbySection analysis={analysis} method={method} zoning={zoning} />
      {zoning && <ZoningSection zoning={zoning} />}
      <AreaTable data={study.data} analysis={analysis} zoning={zoning} />
    </>
  )
}
