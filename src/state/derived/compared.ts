import type { Analysis } from '../../core/analyse.ts'
import type { Scenario } from '../../scenario/edit.ts'
import { type KpiValues, kpiValues, shownKpis, worstStreet } from '../../scenario/kpis.ts'
import { costOf } from '../../scenario/scenario-totals.ts'
import { outcomeOf, scenariosOf } from '../scenario-state.ts'
import type { State } from '../store.ts'
import { type Contrast, contrastOf } from './contrast.ts'

/** With the baseline, more than these are not told apart. */
export const MOST_COMPARED = 8

/** A column of the comparison: the baseline, or a scenario. */
export interface Compared {
  /** Place in the list of scenarios; −1 = the baseline. */
  readonly index: number
  readonly name: string
  readonly analysis: Analysis
  /** In full precision. */
  readonly values: KpiValues
  /** As the screen shows them. */
  readonly shown: KpiValues
  /** The street of the row "worst street"; −1 = none. */
  readonly worst: number
  /** Edits that name no cost while others do: the cost is a lower bound. */
  readonly uncosted: number
  /** Against the baseline. */
  readonly contrast: Contrast
}

/** Places in the list of the scenarios that are compared: those that are neither put aside nor left out, as many as can be told apart. */
export function comparedIndices(scenarios: readonly Scenario[], leftOut: readonly string[]): readonly number[] {
  return scenarios
    .flatMap(({ name, archived }, k) => (archived || leftOut.includes(name) ? [] : [k]))
    .slice(0, MOST_COMPARED - 1)
}

/** The two scenarios on the map of the comparison, by their place in the list; −1 = the baseline. */
export interface Pair {
  readonly left: number
  readonly right: number
}

/** What is chosen; where nothing is, the first scenario against the baseline. A scenario that is gone counts as the baseline. */
export function comparedPair(state: Pick<State, 'timeline' | 'view'>): Pair {
  const scenarios = scenariosOf(state)
  const { scenario, compareLeft, leftOut } = state.view
  const right = scenarios[scenario] ? scenario : (comparedIndices(scenarios, leftOut)[0] ?? -1)
  return { left: scenarios[compareLeft] && compareLeft !== right ? compareLeft : -1, right }
}

type Parts = Pick<State, 'study' | 'method' | 'run' | 'outcomes' | 'timeline' | 'view'>

/** The baseline and the compared scenarios, all under the same method; null until all of them are computed. */
export function comparedOf(state: Parts, baselineName: string): readonly Compared[] | null {
  const baseline = outcomeOf(state, [])?.analysis
  if (!baseline) return null
  const scenarios = scenariosOf(state)
  const columns: Compared[] = []
  for (const index of [-1, ...comparedIndices(scenarios, state.view.leftOut)]) {
    const { name, edits } = scenarios[index] ?? { name: baselineName, edits: [] }
    const analysis = outcomeOf(state, edits)?.analysis
    if (!analysis) return null
    const { cost, uncosted } = costOf(edits)
    const values = kpiValues(analysis, baseline, state.method, { cost })
    const contrast = contrastOf(baseline, analysis)
    columns.push({
      index,
      name,
      analysis,
      values,
      shown: shownKpis(values, contrast.after),
      worst: worstStreet(analysis.zones)?.zone ?? -1,
      contrast,
      uncosted: cost === null ? 0 : uncosted,
    })
  }
  return columns
}
