import { measureOf } from '../../core/fca/measures/list.ts'
import { comparedIndices } from '../../state/derived/compared.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import { methodLine } from '../method-line.ts'
import { Icon } from '../parts/icons.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { FlowChart } from './flow-chart.tsx'
import { GainTable } from './gain-table.tsx'
import { MapChoice } from './map-choice.tsx'
import { type Columns, Matrix } from './matrix.tsx'
import { ResultNote } from './result-note.tsx'
import { RobustnessSection } from './robustness.tsx'
import { StreetTable } from './street-table.tsx'
import { useCompareWords } from './use-compare-words.ts'
import { useCompared } from './use-compared.ts'

/** The margin of the compare mode: which proposal is best, the matrix of key numbers, who gains and who loses. */
export function ComparePanel() {
  const w = useCompareWords()
  const { store, actions } = useShell()
  const columns = useCompared()
  const scenarios = useApp(scenariosOf)
  const leftOut = useApp((s) => s.view.leftOut)
  const method = useApp((s) => s.method)
  const words = useWords()
  const n = useNumbers()
  if (scenarios.length === 0) {
    return (
      <div className="answer">
        <h1 className="head">{w.none}</h1>
        <ul className="first-steps">
          {w.noneSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        <button type="button" className="btn prop" onClick={() => setView(store, { mode: 'scenario' })}>
          {w.start}
        </button>
      </div>
    )
  }
  const isEmpty = comparedIndices(scenarios, leftOut).length === 0
  return (
    <>
      <div className="answer verdict">
        {isEmpty ? (
          <h1 className="head">{w.onlyBaseline}</h1>
        ) : columns ? (
          <Verdict columns={columns} />
        ) : (
          <p className="live">{w.computing}</p>
        )}
        <div className="compare-tools">
          <MapChoice />
          <ColumnChoice />
        </div>
      </div>
      {columns && !isEmpty && (
        <>
          <ResultNote columns={columns} />
          <Matrix columns={columns} />
          <div className="matrix-foot">
            <p>{methodLine(method, words, n)}</p>
            <button type="button" className="btn sm" onClick={actions.saveComparison}>
              <Icon name="table" size={14} />
              {w.save}
            </button>
          </div>
          <FlowChart columns={columns} />
          <GainTable columns={columns} />
          <RobustnessSection columns={columns} />
          <StreetTable columns={columns} />
        </>
      )}
    </>
  )
}

function Verdict({ columns }: Columns) {
  const w = useCompareWords()
  const n = useNumbers()
  const { gap } = measureOf(useApp((s) => s.method).measure)
  const before = columns[0]?.shown.placed ?? 0
  const gains = columns.slice(1).map(({ shown }) => (shown.placed ?? 0) - before)
  const most = Math.max(...gains)
  const best = columns.slice(1).filter((_, k) => gains[k] === most)
  const [first] = best
  const parts =
    best.length > 1
      ? w.bestTied(best.map(({ name }) => name).join(w.and), n.int(most))
      : w.best(first?.name ?? '', n.int(most), n.signed(first?.shown.added ?? 0))
  return (
    <h1 className="head">
      {gap && most > 0 ? (
        <>
          {parts[0]}
          <em className="prop">{parts[1]}</em>
          {parts[2]}
        </>
      ) : gap ? (
        w.noneBetter
      ) : (
        w.measure
      )}
    </h1>
  )
}
